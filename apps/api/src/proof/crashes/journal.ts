import { createHash } from 'node:crypto';
import type { TicketStatus } from '@supportal/domain';
import { ApiClient } from '../../testing/api-client';

/** What its sender knows of a request: done, not done, or neither. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** A keyed change; `marker` stands in its text and nowhere else. */
export interface Act {
  readonly kind: 'create' | 'comment' | 'move';
  readonly token: string;
  readonly marker: string;
  readonly input: Readonly<Record<string, unknown>>;
  outcome: Outcome;
  /** Id of the ticket, when it was acknowledged. */
  ticketId: number | null;
}

/** A file that was sent. */
export interface Upload {
  readonly sha256: string;
  readonly size: number;
  outcome: Outcome;
  id: number | null;
}

const mutations = {
  create: 'mutation ($input: CreateTicketInput!) { done: createTicket(input: $input) { id } }',
  comment: 'mutation ($input: AddCommentInput!) { done: addComment(input: $input) { id } }',
  move: 'mutation ($input: ChangeTicketStatusInput!) { done: changeTicketStatus(input: $input) { id } }',
} as const;

/** Codes that say nothing about what became of a request. */
const uncertain = ['UNAVAILABLE'];

/** Everything the clients have asked for, with what they were told. */
export class Journal {
  readonly acts: Act[] = [];
  readonly uploads: Upload[] = [];
  /** Answers that no client should ever get. */
  readonly faults: string[] = [];
  private readonly waiting = new Set<(what: Outcome | 'upload') => void>();

  /** Sends a new act. */
  async perform(
    address: string,
    kind: Act['kind'],
    token: string,
    marker: string,
    input: object,
  ): Promise<Act> {
    const act: Act = { kind, token, marker, input: { ...input }, outcome: 'unknown', ticketId: null };
    this.acts.push(act);
    await this.send(address, act);
    return act;
  }

  /** Sends an act of unknown outcome once more, as it was. */
  async send(address: string, act: Act): Promise<void> {
    const api = new ApiClient(address, act.token);
    const answer = await api
      .ask<{ done: { id: number } }>(mutations[act.kind], { input: act.input })
      .catch(() => null);
    if (!answer) return;
    const code = answer.errors?.[0]?.extensions?.code;
    if (!code) Object.assign(act, { outcome: 'acknowledged', ticketId: answer.data!.done.id });
    else if (code === 'INTERNAL') this.faults.push(`${act.kind}: ${JSON.stringify(answer.errors)}`);
    else if (!uncertain.includes(code)) act.outcome = 'refused';
    this.heard(act.outcome);
  }

  /** Resolves after so many more acknowledged changes, or answers of any kind. */
  answers(kind: 'acknowledged' | 'any', count: number): Promise<void> {
    return new Promise((enough) => {
      let left = count;
      const hear = (what: Outcome | 'upload') => {
        if (kind !== 'any' && what !== kind) return;
        if (--left > 0) return;
        this.waiting.delete(hear);
        enough();
      };
      this.waiting.add(hear);
    });
  }

  private heard(what: Outcome | 'upload'): void {
    for (const hear of [...this.waiting]) hear(what);
  }

  /** Sends a file; its id when it was acknowledged. */
  async upload(address: string, token: string, content: string): Promise<number | null> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const upload: Upload = { sha256, size: content.length, outcome: 'unknown', id: null };
    this.uploads.push(upload);
    const response = await new ApiClient(address, token)
      .uploadRaw('log.txt', content, 'text/plain')
      .catch(() => null);
    const body = (await response?.json().catch(() => null)) as { id?: number } | null | undefined;
    if (!response || !body) return null;
    if (response.status === 201) Object.assign(upload, { outcome: 'acknowledged', id: body.id });
    else if (response.status >= 500 && response.status !== 503)
      this.faults.push(`upload: ${response.status}`);
    else if (response.status !== 503) upload.outcome = 'refused';
    this.heard('upload');
    return upload.id;
  }

  /** Where the ticket may go now in the eyes of this person; null when nothing answers. */
  async look(
    address: string,
    token: string,
    id: number,
  ): Promise<{ status: TicketStatus; to: TicketStatus[] } | null> {
    const query = `query ($id: Int!) { ticket(id: $id) { status transitions { to } } }`;
    type Shown = { ticket: { status: TicketStatus; transitions: { to: TicketStatus }[] } };
    const answer = await new ApiClient(address, token).ask<Shown>(query, { id }).catch(() => null);
    if (!answer?.data?.ticket) return null;
    const { status, transitions } = answer.data.ticket;
    return { status, to: transitions.map(({ to }) => to) };
  }

  /** Repeats every act of unknown outcome. */
  async settle(address: string): Promise<number> {
    const unknown = this.acts.filter((act) => act.outcome === 'unknown');
    for (const act of unknown) await this.send(address, act);
    return unknown.length;
  }

  count(outcome: Outcome): number {
    return this.acts.filter((act) => act.outcome === outcome).length;
  }
}
