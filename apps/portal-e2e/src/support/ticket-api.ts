import { expect, type BrowserContext } from '@playwright/test';

/** A ticket made by {@link TicketApi}. */
export interface MadeTicket {
  readonly id: number;
  readonly number: string;
}

/** What somebody does with tickets by the API, for journeys that are about something else. */
export class TicketApi {
  constructor(private readonly context: BrowserContext) {}

  /** Writes a ticket about the first system of the first group that `context` may file it under. */
  async create(subject: string): Promise<MadeTicket> {
    const { ticketForm } = await this.ask<{ ticketForm: Offer }>(
      '{ ticketForm { groups { systems { id } } environments { id } } }',
    );
    const input = {
      key: crypto.randomUUID(),
      subject,
      body: 'Подробности в теме',
      type: 'CONSULTATION',
      priority: 'LOW',
      systemId: ticketForm.groups[0]!.systems[0]!.id,
      environmentId: ticketForm.environments[0]!.id,
    };
    const query = 'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { id number } }';
    return (await this.ask<{ createTicket: MadeTicket }>(query, { input })).createTicket;
  }

  /** Takes a new ticket to work. */
  async take({ id }: MadeTicket): Promise<void> {
    const query = 'mutation ($input: TakeTicketInput!) { takeTicket(input: $input) { id } }';
    await this.ask(query, { input: { id, from: 'NEW' } });
  }

  private async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const answer = await this.context.request.post('/graphql', { data: { query, variables } });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }
}

interface Offer {
  readonly groups: readonly { readonly systems: readonly { readonly id: number }[] }[];
  readonly environments: readonly { readonly id: number }[];
}
