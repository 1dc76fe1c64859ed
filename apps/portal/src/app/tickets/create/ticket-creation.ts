import { Injectable, inject, signal } from '@angular/core';
import { applyServerErrors } from '../../core/forms/server-errors';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { PortalError } from '../../core/graphql/portal-error';
import { Notices } from '../../core/notices/notices';
import { injectTexts } from '../../core/i18n/texts';
import { newKey } from '../shared/new-key';
import { CreateTicketDocument, type CreateTicketMutationVariables } from './ticket-create.generated';
import type { TicketForm } from './ticket-form';

type Input = CreateTicketMutationVariables['input'];

/** How an attempt to create a ticket ended. */
export interface CreationAnswer {
  readonly ticketId?: number;
  /** Words for what belongs to no field. */
  readonly problem?: string;
}

/** A ticket that an earlier attempt created though its answer never arrived. */
export interface EarlierTicket {
  readonly id: number;
  readonly number: string;
}

/** Creates one ticket, however often it has to be tried: all attempts of a form share one key. */
@Injectable()
export class TicketCreation {
  private readonly mutation = injectMutation(CreateTicketDocument);
  private readonly notices = inject(Notices);
  private readonly text = injectTexts();
  private readonly found = signal<EarlierTicket | null>(null);
  private key = newKey();
  private uncertain: Input | null = null;

  readonly pending = this.mutation.pending;
  /** Set when the text was changed after an attempt that did reach the server. */
  readonly earlier = this.found.asReadonly();

  /** Sends the form; field errors land on its controls. */
  async create(form: TicketForm, attachmentIds: readonly number[]): Promise<CreationAnswer> {
    const input = this.inputOf(form, attachmentIds);
    try {
      const { createTicket } = await this.mutation.run({ input });
      this.notices.done(this.text('create.created', { number: createTicket.number }));
      return { ticketId: createTicket.id };
    } catch (error) {
      return this.failed(form, input, error);
    }
  }

  /** The person wants another ticket beside the one an earlier attempt created. */
  startAnew(): void {
    this.key = newKey();
    this.uncertain = null;
    this.found.set(null);
  }

  private async failed(form: TicketForm, input: Input, error: unknown): Promise<CreationAnswer> {
    if (!(error instanceof PortalError)) throw error;
    // The key was used with other content: an attempt without an answer did create the ticket.
    if (error.code === 'CONFLICT' && this.uncertain && (await this.findEarlier(this.uncertain))) return {};
    if (error.transient) this.uncertain ??= input;
    return { problem: applyServerErrors(form, error) ?? undefined };
  }

  private async findEarlier(input: Input): Promise<boolean> {
    try {
      const { createTicket } = await this.mutation.run({ input });
      this.found.set({ id: createTicket.id, number: createTicket.number });
      return true;
    } catch {
      return false;
    }
  }

  private inputOf(form: TicketForm, attachmentIds: readonly number[]): Input {
    const { type, priority, systemId, environmentId, groupId, subject, body, platformVersion } =
      form.getRawValue();
    if (!type || !priority || !systemId || !environmentId) throw new Error('The form is not complete');
    return {
      key: this.key,
      type,
      priority,
      systemId,
      environmentId,
      groupId,
      subject: subject.trim(),
      body,
      platformVersion: platformVersion.trim() || null,
      attachmentIds: [...attachmentIds],
    };
  }
}
