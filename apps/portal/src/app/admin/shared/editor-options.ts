import type { Signal } from '@angular/core';
import type { FormControl, FormGroup } from '@angular/forms';
import type { AuditKind } from '../../../generated/graphql';
import type { LiveQuery } from '../../core/graphql/inject-query';
import type { TextKey } from '../../core/i18n/texts';
import type { RightsEffectFragment } from './administration.generated';

/** What every object of «Администрирование» has. */
export interface EditedObject {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly editable: boolean;
  /** False for what the product cannot be without, though it may be edited. */
  readonly deletable?: boolean;
  /** Whose it is; left out for what belongs to nobody in particular. */
  readonly organization?: { readonly id: number };
}

/** A value of the form, for comparing it with what another administrator saved. */
export interface EditorField<V, K extends keyof V & string = keyof V & string> {
  readonly label: TextKey;
  /** The value in words; texts as they are without it. */
  readonly show?: (value: V[K]) => string;
  /** A change of it changes somebody's rights or deadlines: its effect is shown before it is saved. */
  readonly changesRights?: true;
}

/** What is typed beside the form of the object and belongs to it, such as a row that is being made. */
export interface TypedBeside {
  readonly dirty: Signal<boolean>;
  /** Takes it over into the form; false when something about it is wrong. */
  take(): boolean;
}

/** What a section says about the editing of its objects. */
export interface EditorOptions<T extends EditedObject, V extends object> {
  readonly kind: AuditKind;
  /** The last part of the address: an id, or `new`. */
  readonly id: Signal<string>;
  readonly form: FormGroup<{ [K in keyof V]: FormControl<V[K]> }>;
  /** Every value of the form, in the order of the screen. */
  readonly fields: { readonly [K in keyof V & string]: EditorField<V, K> };
  /** The object of the address; asks for nothing while it is a new one. */
  readonly query: LiveQuery<unknown, never>;
  readonly object: () => T | undefined;
  readonly valueOf: (object: T) => V;
  readonly create: (value: V) => Promise<T>;
  readonly update: (object: T, value: V) => Promise<T>;
  /** The effect of an update that is not kept; without it nothing is shown before saving. */
  readonly preview?: (object: T, value: V) => Promise<RightsEffectFragment>;
  /** Asks in place of `preview` about an effect beyond rights; true when the update is to be saved. */
  readonly agree?: (object: T, value: V) => Promise<boolean>;
  readonly beside?: TypedBeside;
  /** Nothing is deleted without it. */
  readonly remove?: (object: T) => Promise<unknown>;
}

/** Id in the address of something that is being made. */
export const newId = 'new';
