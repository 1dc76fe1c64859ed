import type { TicketType } from '@supportal/domain';
import { ApiClient, type WireError } from '../../../testing/api-client';
import type { Random } from '../../../testing/random';
import { mutations, type AnsweredTicket } from '../mutations';
import type { Chooser, Intent, SeenTicket } from './chooser';
import type { Member } from './crowd';
import type { Deed } from './deed';

const looking = `query ($id: Int!) { ticket(id: $id) { id status version timeline { entries { id } } } }`;

interface Looked {
  ticket: (AnsweredTicket & { timeline: { entries: { id: number }[] } }) | null;
}
interface Refusal {
  readonly deed: number;
  readonly error: WireError;
}

/** Many people doing things at several nodes at once. */
export class Riot {
  readonly deeds: Deed[] = [];
  readonly refusals: Refusal[] = [];
  /** Files that nobody's words took, by owner. */
  private readonly unused = new Map<number, number[]>();
  private begun = 0;

  constructor(
    private readonly chooser: Chooser,
    private readonly addresses: readonly string[],
    private readonly tickets: number,
  ) {}

  /** Does this many things, `hands` at a time. */
  async run(total: number, hands: number): Promise<void> {
    const hand = async (creates: (begun: number) => boolean, until: number) => {
      while (this.begun < until) {
        const number = this.begun++;
        await this.act(this.chooser.next(number, creates(number)));
      }
    };
    const all = (creates: boolean, until: number) =>
      Promise.all(Array.from({ length: hands }, () => hand(() => creates, until)));
    await all(true, this.tickets);
    await all(false, total);
  }

  private async act(intent: Intent): Promise<void> {
    const { number, kind, member, clicks, random } = intent;
    const { id } = intent.input;
    if (id && random.chance(0.06)) await this.look(id, member, random);
    const attachmentIds = intent.wantsFile ? [await this.fileOf(member, random)] : [];
    const input = kind === 'move' || kind === 'comment' ? { ...intent.input, attachmentIds } : intent.input;
    const clients = Array.from({ length: clicks }, () => this.client(member, random));
    const answers = await Promise.all(
      clients.map((api) => api.ask<Record<string, AnsweredTicket>>(mutations[kind], { input })),
    );
    const errors = answers.flatMap((answer) => answer.errors ?? []);
    const done = answers.flatMap(({ data, errors: refused }) => (refused ? [] : Object.values(data!)));
    const codes = answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'OK');
    this.deeds.push({ number, kind, member, input, clicks, codes, answers: done });
    this.refusals.push(...errors.map((error) => ({ deed: number, error })));
    if (!done.length) this.unusedOf(member).push(...attachmentIds);
    for (const answer of done) this.notice(answer, intent);
    for (const { extensions } of errors)
      if (id && extensions.current) this.notice({ id, ...extensions.current }, intent);
  }

  /** What somebody learns, all learn. */
  private notice(news: Partial<AnsweredTicket> & { id: number }, { kind, member, input }: Intent): void {
    const known = this.chooser.seen.get(news.id);
    if (known) Object.assign(known, fresher(known, news));
    else if (kind === 'create') {
      const { id: authorId, organizationId } = member;
      const ticket = {
        id: news.id,
        status: 'NEW',
        version: 1,
        entryId: null,
        authorId,
        organizationId,
      } as const;
      this.chooser.seen.set(news.id, { ...ticket, type: input.type as TicketType });
    }
  }

  private async look(id: number, member: Member, random: Random): Promise<void> {
    const { data, errors } = await this.client(member, random).ask<Looked>(looking, { id });
    this.refusals.push(...(errors ?? []).map((error) => ({ deed: -1, error })));
    const known = this.chooser.seen.get(id)!;
    if (data?.ticket) {
      Object.assign(known, fresher(known, data.ticket));
      known.entryId = data.ticket.timeline.entries.at(-1)?.id ?? null;
    }
  }

  private async fileOf(member: Member, random: Random): Promise<number> {
    return this.unusedOf(member).pop() ?? this.client(member, random).upload('log.txt', 'строка');
  }

  private unusedOf({ id }: Member): number[] {
    if (!this.unused.has(id)) this.unused.set(id, []);
    return this.unused.get(id)!;
  }

  private client({ actor }: Member, random: Random): ApiClient {
    return new ApiClient(random.one(this.addresses), actor.api.token);
  }
}

const fresher = (known: SeenTicket, news: Partial<AnsweredTicket>) =>
  (news.version ?? 0) >= known.version ? { status: news.status, version: news.version } : {};
