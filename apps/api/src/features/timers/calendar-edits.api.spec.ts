import {
  addWorkingTime,
  compileCalendar,
  defaultCalendarSpec,
  nextWorkingInstant,
  type WorkCalendarSpec,
} from '@supportal/domain';
import type { ApiClient } from '../../testing/api-client';
import { auditSize, providerWith } from '../../testing/administration';
import { documents, type ShownTicket } from '../../testing/documents';
import { createTicket, look, move } from '../../testing/tickets';
import { moscow, TimerWorld } from '../../testing/timer-world';

interface Effect {
  waitingCount: number;
  movedCount: number;
  moved: { ticket: { id: number; number: string; subject: string | null }; before: string; after: string }[];
}
interface Calendar {
  id: number;
  version: number;
  name: string;
  timeZone: string;
  week: { weekday: number; intervals: { from: string; to: string }[] }[];
  exceptions: { date: string; note: string; intervals: { from: string; to: string }[] }[];
}
const effect = 'waitingCount movedCount moved { ticket { id number subject } before after }';
const calendarFields = `id version name timeZone week { weekday intervals { from to } }
  exceptions { date note intervals { from to } }`;
const update = `mutation ($input: UpdateWorkCalendarInput!, $preview: Boolean) {
  updateWorkCalendar(input: $input, preview: $preview) { calendar { version } effect { ${effect} } } }`;
const updateOrganization = `mutation ($input: UpdateOrganizationInput!, $preview: Boolean) {
  updateOrganization(input: $input, preview: $preview) { organization { version } deadlines { ${effect} } } }`;

const monday = moscow('2026-02-02T09:00');
const tuesday = moscow('2026-02-03T11:00');
const dayOff = { date: '2026-02-05', note: 'Санитарный день', intervals: [] };
/** The default calendar with one more day off. */
const shifted: WorkCalendarSpec = {
  ...defaultCalendarSpec,
  exceptions: [...defaultCalendarSpec.exceptions, { date: dayOff.date, kind: 'DAY_OFF', intervals: [] }],
};
const around: WorkCalendarSpec = {
  timeZone: 'Europe/Moscow',
  week: Array.from({ length: 7 }, () => [{ start: '00:00', end: '24:00' }]),
  exceptions: [],
};
const after = (spec: WorkCalendarSpec, from: Date, hours: number): string =>
  new Date(addWorkingTime(compileCalendar(spec), from.getTime(), hours * 3_600_000)).toISOString();

describe('deadlines when working hours change', () => {
  let time: TimerWorld;
  let admin: ApiClient;
  beforeEach(async () => {
    time = await TimerWorld.open();
    admin = await providerWith(time.app, ['calendar.edit', 'organization.edit']);
  });
  afterEach(() => time.close());

  const now = ({ id }: { id: number }): Promise<ShownTicket> => look(time.world.specialist.api, id);
  const standard = async () =>
    (await admin.run<{ workCalendars: Calendar[] }>(`{ workCalendars { ${calendarFields} } }`))
      .workCalendars[0]!;
  async function edit(change: Partial<Calendar>, preview = false): Promise<Effect> {
    const input = { ...(await standard()), ...change };
    const saved = await admin.run<{ updateWorkCalendar: { effect: Effect } }>(update, { input, preview });
    return saved.updateWorkCalendar.effect;
  }
  const withDayOff = async (preview = false) =>
    edit({ exceptions: [...(await standard()).exceptions, dayOff] }, preview);

  it('are reckoned anew from the beginning of the wait, reminders too, and the history says so', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    time.app.clock.set(tuesday);
    const before = (await now(ticket)).deadline!.at;
    const expected = after(shifted, monday, 40);
    expect(expected).not.toBe(before);
    expect(await withDayOff()).toMatchObject({
      waitingCount: 1,
      movedCount: 1,
      moved: [{ before, after: expected }],
    });

    const moved = await now(ticket);
    expect(moved).toMatchObject({ deadline: { at: expected }, version: ticket.version + 1 });
    expect(moved.updatedAt).toBe(tuesday.toISOString());
    expect(moved.timeline.entries.at(-1)).toMatchObject({ kind: 'DEADLINE_MOVED', source: 'API' });
    const opening = (hours: number) =>
      new Date(
        nextWorkingInstant(compileCalendar(shifted), Date.parse(after(shifted, monday, hours))),
      ).toISOString();
    const timers = await time.timers(ticket);
    expect(timers.map(({ kind, hoursLeft, dueAt }) => [kind, hoursLeft, dueAt.toISOString()])).toEqual([
      ['REMINDER', 20, opening(20)],
      ['REMINDER', 4, opening(36)],
      ['EXPIRY', 0, expected],
    ]);
    expect(await time.justBefore(new Date(expected), ticket)).toMatchObject({ status: 'AWAITING_INFO' });
    expect(await time.at(new Date(expected), ticket)).toMatchObject({ status: 'AWAITING_CLOSURE' });
  });

  it('are only told by a preview, which keeps nothing', async () => {
    const ticket = await time.waiting('AWAITING_CLOSURE', monday);
    time.app.clock.set(tuesday);
    const before = [
      await now(ticket),
      await time.timers(ticket),
      await standard(),
      await auditSize(time.app),
    ];
    const told = await withDayOff(true);
    expect(told).toMatchObject({
      waitingCount: 1,
      movedCount: 1,
      moved: [{ after: after(shifted, monday, 40) }],
    });
    // Whoever edits calendars does not see tickets by that.
    expect(told.moved[0]!.ticket).toEqual({ id: ticket.id, number: ticket.number, subject: null });
    expect([
      await now(ticket),
      await time.timers(ticket),
      await standard(),
      await auditSize(time.app),
    ]).toEqual(before);

    // What was reckoned for the preview is not taken for what is saved after it.
    expect(await edit({ exceptions: [] })).toMatchObject({ waitingCount: 1, movedCount: 0 });
    const next = await time.waiting('AWAITING_INFO', monday);
    expect(next.deadline!.at).toBe(after({ ...defaultCalendarSpec, exceptions: [] }, monday, 40));
  });

  it('keep the hours that a wait was given in addition', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const input = { id: ticket.id, hours: 5, comment: 'Ещё немного' };
    await time.world.specialist.api.run(documents.extend, { input });
    time.app.clock.set(tuesday);
    await withDayOff();
    expect((await now(ticket)).deadline!.at).toBe(after(shifted, monday, 45));
    // And back again, to the very same instant.
    await edit({ exceptions: (await standard()).exceptions.filter(({ date }) => date !== dayOff.date) });
    expect((await now(ticket)).deadline!.at).toBe(after(defaultCalendarSpec, monday, 45));
  });

  it('move for whoever waits by the calendar, and for nobody else', async () => {
    const { world, app } = time;
    const waiting = await time.waiting('AWAITING_INFO', monday);
    const input = { systemId: world.system.id };
    const foreign = await createTicket(world, input, world.stranger.api);
    const taken = await move(world.specialist.api, foreign, 'IN_PROGRESS');
    await move(world.specialist.api, taken, 'AWAITING_INFO');
    const answered = await time.waiting('AWAITING_INFO', monday);
    await time.say('author', answered);
    const own = { name: 'Круглосуточно', timeZone: 'Europe/Moscow', week: weekOf(around), exceptions: [] };
    const { createWorkCalendar } = await admin.run<{ createWorkCalendar: { id: number } }>(
      'mutation ($input: WorkCalendarInput!) { createWorkCalendar(input: $input) { id } }',
      { input: own },
    );
    const lily = world.stranger.user.organizationId;
    app.clock.set(tuesday);
    const change = { id: lily, version: 1, name: 'Лютик', calendarId: createWorkCalendar.id, active: true };
    const preview = await admin.run<{ updateOrganization: { deadlines: Effect } }>(updateOrganization, {
      input: change,
      preview: true,
    });
    expect(preview.updateOrganization.deadlines).toMatchObject({ waitingCount: 1, movedCount: 1 });
    expect((await now(foreign)).deadline!.at).toBe(after(defaultCalendarSpec, monday, 40));
    await admin.run(updateOrganization, { input: change });
    expect((await now(foreign)).deadline!.at).toBe(after(around, monday, 40));
    expect((await now(waiting)).deadline!.at).toBe(after(defaultCalendarSpec, monday, 40));

    const told = await withDayOff();
    expect(told.waitingCount).toBe(1);
    expect(told.moved.map(({ ticket }) => ticket.id)).toEqual([waiting.id]);
    expect((await now(foreign)).deadline!.at).toBe(after(around, monday, 40));
    expect((await now(answered)).deadline).toBeNull();

    // Back to the default calendar.
    await admin.run(updateOrganization, { input: { ...change, version: 2, calendarId: null } });
    expect((await now(foreign)).deadline!.at).toBe(after(shifted, monday, 40));
  });

  it('stay, timers and history with them, when nothing changes for them', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    time.app.clock.set(tuesday);
    const before = [await now(ticket), await time.timers(ticket)];
    expect(await edit({ name: 'Главный календарь' })).toMatchObject({
      waitingCount: 1,
      movedCount: 0,
      moved: [],
    });
    expect([await now(ticket), await time.timers(ticket)]).toEqual(before);
  });

  it('that lie behind us are acted on at once', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    const friday = moscow('2026-02-06T12:00');
    await time.at(friday, ticket);
    await edit({ week: weekOf(around), exceptions: [] });
    expect((await now(ticket)).deadline!.at).toBe(after(around, monday, 40));
    expect(await time.at(friday, ticket)).toMatchObject({ status: 'AWAITING_CLOSURE' });
  });

  it('are seen to move on an open card', async () => {
    const ticket = await time.waiting('AWAITING_INFO', monday);
    time.app.clock.set(tuesday);
    const card = await time.world.author.api.follow<{
      ticketChanged: { ticket: ShownTicket; entries: { kind: string }[] };
    }>(documents.ticketChanged, { id: ticket.id });
    await withDayOff();
    expect(await card.next()).toMatchObject({
      ticketChanged: {
        ticket: { deadline: { at: after(shifted, monday, 40) } },
        entries: [{ kind: 'DEADLINE_MOVED' }],
      },
    });
    card.stop();
  });

  it('are those of the last calendar, whoever began to wait while it was edited', async () => {
    const tickets: ShownTicket[] = [];
    for (let at = 0; at < 12; at++) tickets.push(await time.waiting('IN_PROGRESS', monday));
    const edits = async () => {
      for (let at = 0; at < 3; at++) {
        await withDayOff();
        await edit({ exceptions: (await standard()).exceptions.filter(({ date }) => date !== dayOff.date) });
      }
      await withDayOff();
    };
    const { api } = time.world.specialist;
    await Promise.all([edits(), ...tickets.map((ticket) => move(api, ticket, 'AWAITING_INFO'))]);
    const deadlines = await Promise.all(tickets.map(async (ticket) => (await now(ticket)).deadline!.at));
    expect(new Set(deadlines)).toEqual(new Set([after(shifted, monday, 40)]));
  });

  it('move for more tickets than are told', async () => {
    const some = [];
    for (let at = 0; at < 53; at++) some.push(await time.waiting('AWAITING_CLOSURE', monday));
    time.app.clock.set(tuesday);
    const told = await withDayOff();
    expect(told).toMatchObject({ waitingCount: 53, movedCount: 53 });
    expect(told.moved).toHaveLength(50);
    for (const ticket of [some[0]!, some[52]!])
      expect((await now(ticket)).deadline!.at).toBe(after(shifted, monday, 40));
    // Fifty-three tickets through several steps each.
  }, 120_000);
});

const weekOf = ({ week }: WorkCalendarSpec) =>
  week.map((intervals, index) => ({
    weekday: index + 1,
    intervals: intervals.map(({ start, end }) => ({ from: start, to: end })),
  }));
