import { adminDocuments } from '../../testing/admin-documents';
import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { documents } from '../../testing/documents';
import { heldRights, type HeldRights } from '../../testing/held-rights';
import { takings, type Taking } from '../../testing/takings';
import { TestApp } from '../../testing/test-app';
import { move } from '../../testing/tickets';
import { dataOf, tellsAnything, until, unwatch, watch, type Watching } from '../../testing/watching';
import { sessionEnded } from '../../platform/graphql/web-socket';

const secret = 'СЕКРЕТ';
const paths = takings.flatMap((taking) =>
  taking.from.map((heldBy) => ({ name: taking.name, heldBy, taking })),
);

describe('after the answer to a mutation that takes sight of a ticket', () => {
  let app: TestApp;
  let world: AdminWorld;
  let names = 0;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  const watchers = async (held: HeldRights, { endsOrganization }: Taking) => {
    const { holder, colleague, ticket, heldBy } = held;
    const leads = heldBy.startsWith('LEADING');
    const what = { ticketId: ticket.id, tab: leads ? 'GROUP' : 'ALL' } as const;
    const other = endsOrganization ? world.chief : colleague;
    return {
      former: await watch(holder.api, { ...what, administers: heldBy === 'GROUP' || heldBy === 'ROLE' }),
      // The same right by another path.
      control: await watch(other.api, { ...what, tab: 'ALL', administers: true }),
    };
  };

  /** Something happens to the ticket and to a role; whoever still may hears of both. */
  async function happening(held: HeldRights, from: string, to: 'IN_PROGRESS' | 'AWAITING_INFO') {
    const { api } = world.chief;
    await move(api, { id: held.ticket.id, status: from }, to, `${secret} ${to}`);
    const input = { name: `${secret} ${++names}`, organizationId: held.organization.id };
    type Made = { createRole: { role: { id: number } } };
    const roleId = (await api.run<Made>(adminDocuments.createRole, { input })).createRole.role.id;
    return { to, roleId };
  }

  async function heard(by: Watching, { to, roleId }: { to: string; roleId: number }): Promise<void> {
    await until(by.card, ({ ticketChanged }) => ticketChanged?.ticket?.status === to);
    await until(by.list, ({ ticketListChanged }) => ticketListChanged?.ticket !== null);
    await until(by.counters, (told) => tellsAnything(told));
    await until(by.administration!, ({ administrationChanged }) => administrationChanged?.id === roleId);
  }

  /** The open card and lists learn that they have to be emptied. */
  async function toldOfLoss({ card, list, counters, session, administration }: Watching): Promise<void> {
    await until(card, ({ ticketChanged }) => ticketChanged?.ticket === null);
    await card.ended;
    await until(list, ({ ticketListChanged }) => ticketListChanged?.refresh === true);
    await until(counters, (told) => !tellsAnything(told));
    await session.next();
    if (administration) await expect(administration.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }

  async function toldOfEnd({ session, ...others }: Watching, held: HeldRights): Promise<void> {
    expect((await session.next()).sessionChanged).toBeNull();
    await Promise.all(Object.values(others).map((feed) => feed?.ended));
    expect(await held.holder.api.closeCode).toBe(sessionEnded.code);
  }

  async function expectOutOfSight({ holder, ticket }: HeldRights, { endsSessions }: Taking): Promise<void> {
    const code = await holder.api.codeOf(documents.ticket, { id: ticket.id });
    expect(code).toBe(endsSessions ? 'UNAUTHENTICATED' : 'NOT_FOUND');
  }

  it.each(paths)('$name, held by $heldBy: nothing later is told', async ({ taking, heldBy }) => {
    const held = await heldRights(app, world.provider, heldBy);
    const { former, control } = await watchers(held, taking);
    const { frames } = held.holder.api;
    await world.chief.api.run(taking.document, { input: taking.input(held) });
    const answered = frames.length;
    // At once: nobody has waited until the former holder was told.
    const first = await happening(held, 'NEW', 'IN_PROGRESS');
    await heard(control, first);
    await (taking.endsSessions ? toldOfEnd(former, held) : toldOfLoss(former));
    await expectOutOfSight(held, taking);

    const silent = frames.length;
    await heard(control, await happening(held, 'IN_PROGRESS', 'AWAITING_INFO'));
    // The control hears it in the same turn in which the former holder would have.
    if (!taking.endsSessions) await held.holder.api.settle();
    expect(frames.slice(silent)).toEqual([]);
    expect(dataOf(frames.slice(answered)).filter(tellsAnything)).toEqual([]);
    expect(frames.slice(answered).join()).not.toContain(secret);
    unwatch(control);
    unwatch(former);
  });
});
