import type { Signal } from '@angular/core';
import type { AuditKind } from '../../../generated/graphql';
import type { PortalError } from '../../core/graphql/portal-error';

/** A system or an environment. */
export interface DirectoryEntry {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly active: boolean;
  readonly groupCount?: number;
}

/** An entry as it shall be. */
export type DirectoryChange = Pick<DirectoryEntry, 'id' | 'version' | 'name' | 'active'>;

/** One of the directories: what is in it, and what can be done. */
export interface Directory {
  readonly kind: AuditKind;
  /** Names what it is searched for in the address. */
  readonly param: string;
  readonly entries: Signal<readonly DirectoryEntry[] | undefined>;
  readonly error: Signal<PortalError | null>;
  refresh(): Promise<void>;
  create(name: string): Promise<unknown>;
  update(input: DirectoryChange): Promise<unknown>;
  remove(entry: DirectoryEntry): Promise<unknown>;
}
