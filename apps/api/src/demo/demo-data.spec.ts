import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  completeness,
  isProviderOnly,
  loginKey,
  passwordFlaw,
  permissions,
  priorityRank,
  searchKey,
  statusRank,
  ticketNumber,
  type TicketStatus,
  ticketStatuses,
  ticketTypes,
} from '@supportal/domain';
import { User } from '../features/accounts/user.entity';
import { Attachment } from '../features/attachments/attachment.entity';
import { RequiredItemRow } from '../features/directories/required-item.entity';
import { Group } from '../features/groups/group.entity';
import { GroupMember, GroupSystem } from '../features/groups/group-links.entity';
import { Organization } from '../features/organizations/organization.entity';
import { Ticket } from '../features/tickets/ticket.entity';
import { TicketTimer } from '../features/timers/ticket-timer.entity';
import { ViewerSource } from '../access/viewer-source';
import { isContentOf } from '../platform/files/content-type';
import { extensionOf } from '../platform/files/file-name';
import { fileTypeOf } from '../platform/files/file-types';
import { LocalFileStore } from '../platform/files/local-file-store';
import { sql } from '../platform/database/sql';
import { FakeClock } from '../testing/fake-clock';
import { keptWords } from '../testing/kept-words';
import { openTestDatabase, type TestDatabase } from '../testing/test-database';
import { demoAccounts, fillDemoData } from './demo-data';
import { DemoReplay } from './testing/demo-replay';

const hashPassword = async (plain: string) => `hash of ${plain}`;

/** Fills a database of its own at a moment. */
async function filled(at: string) {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'supportal-demo-'));
  const files = new LocalFileStore(folder);
  const clock = new FakeClock(at);
  const begun = process.cpuUsage();
  const accounts = await fillDemoData({ ...database, clock, hashPassword, files });
  const { user, system } = process.cpuUsage(begun);
  const close = async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, files, clock, accounts, cpuSeconds: (user + system) / 1e6, close };
}

const countByStatus = (tickets: readonly Ticket[]) =>
  Object.fromEntries(
    ticketStatuses.map((status) => [status, tickets.filter((one) => one.status === status).length]),
  ) as Record<TicketStatus, number>;

// A Monday noon, a night of a weekend, the New Year holidays, lunch.
const moments = [
  '2026-11-23T09:30:00.000Z',
  '2026-06-13T22:10:00.000Z',
  '2027-01-05T08:00:00.000Z',
  '2025-09-01T10:20:00.000Z',
];

describe.each(moments)('demo data filled at %s', (at) => {
  let demo: Awaited<ReturnType<typeof filled>>;
  let replay: DemoReplay;
  let tickets: Ticket[];
  beforeAll(async () => {
    demo = await filled(at);
    replay = await DemoReplay.of(demo.database.read);
    tickets = await demo.database.read.list(Ticket);
  });
  afterAll(() => demo.close());

  it('has hundreds of tickets in every status', () => {
    const counts = countByStatus(tickets);
    expect(tickets.length).toBeGreaterThan(390);
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(3);
    expect(counts.CLOSED).toBeGreaterThan(tickets.length * 0.75);
    expect(tickets.map(({ id }) => id)).toEqual(tickets.map((_, index) => 1001 + index));
  });

  it('tells only legal histories, and every ticket agrees with its log', () => {
    for (const ticket of tickets) expect(replay.problemsOf(ticket)).toEqual([]);
  });

  it('lies in the past and in working hours', () => {
    expect(replay.outOfHours(demo.clock.now())).toEqual([]);
  });

  it('has timers for exactly the running waits', async () => {
    const timers = await demo.database.read.list(TicketTimer);
    expect(replay.timerProblems(tickets, timers, demo.clock.now())).toEqual([]);
  });
});

describe('demo data', () => {
  let demo: Awaited<ReturnType<typeof filled>>;
  let database: TestDatabase;
  let tickets: Ticket[];
  beforeAll(async () => {
    demo = await filled(moments[0]!);
    ({ database } = demo);
    tickets = await database.read.list(Ticket);
  });
  afterAll(() => demo.close());

  it('is the same on every run, but for the names of stored files', async () => {
    const other = await filled(moments[0]!);
    const log = sql`SELECT e.ticketId, e.at, e.kind, e.actorId, m.body FROM ticket_event e
      LEFT JOIN ticket_message m ON m.entryId = e.id ORDER BY e.id`;
    expect(await other.database.read.list(Ticket)).toEqual(tickets);
    expect(await other.database.read.rows(log)).toEqual(await database.read.rows(log));
    await other.close();
  });

  it('is filled once', async () => {
    expect(await fillDemoData({ ...database, ...demo, hashPassword })).toEqual([]);
    expect(await database.read.list(Ticket)).toHaveLength(tickets.length);
  });

  it('leaves nothing behind when it fails', async () => {
    const empty = await openTestDatabase();
    const broken = {
      ...empty,
      uow: {
        run: (work: never) =>
          empty.uow.run(
            async (tx) => (
              await (work as (t: typeof tx) => Promise<void>)(tx),
              Promise.reject(new Error('power cut'))
            ),
          ),
      },
    };
    const filling = fillDemoData({ ...broken, clock: demo.clock, files: demo.files, hashPassword } as never);
    await expect(filling).rejects.toThrow('power cut');
    expect(await empty.read.list(Organization)).toEqual([]);
    expect(await empty.read.list(Ticket)).toEqual([]);
    await empty.close();
  });

  it('goes on counting after its last ticket', async () => {
    const { id: _, ...last } = tickets.at(-1)!;
    const next = await database.uow.run((tx) => tx.insert(Ticket, last));
    expect(next.id).toBe(tickets.at(-1)!.id + 1);
    await database.uow.run((tx) => tx.remove(Ticket, { id: next.id }));
  });

  it('reads like different people wrote it', () => {
    const subjects = tickets.map(({ subject }) => subject);
    const times = (subject: string) => subjects.filter((one) => one === subject).length;
    expect(new Set(subjects).size).toBeGreaterThan(150);
    expect(Math.max(...subjects.map(times))).toBeLessThanOrEqual(8);
    expect(new Set(tickets.map(({ body }) => body)).size).toBeGreaterThan(tickets.length * 0.95);
  });

  it('leaves no place unfilled', async () => {
    const words = await database.read.rows<{ body: string }>(sql`SELECT body FROM ticket_message`);
    const texts = [
      ...words.map(({ body }) => body),
      ...tickets.flatMap(({ subject, body }) => [subject, body]),
    ];
    expect(texts.filter((text) => /[{}]|undefined|null|NaN/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });

  it('describes tickets after the checklists', async () => {
    const items = await database.read.list(RequiredItemRow);
    const incomplete = tickets.filter(({ body, type }) => {
      const all = items
        .filter(({ ticketType }) => ticketType === type)
        .map(({ headingRu }) => ({ heading: headingRu }));
      const { answered, total } = completeness(body, all);
      return answered < total;
    });
    // Those whose author had chosen another type.
    expect(incomplete.length).toBeLessThan(12);
    for (const type of ticketTypes)
      expect(items.filter((one) => one.ticketType === type).length).toBeGreaterThan(1);
  });

  it('is searchable and sortable as the portal does it', () => {
    for (const ticket of tickets) {
      expect(ticket.searchText).toBe(searchKey(`${ticketNumber(ticket.id)} ${ticket.subject}`));
      expect(ticket.statusRank).toBe(statusRank(ticket.status));
      expect(ticket.priorityRank).toBe(priorityRank(ticket.priority));
    }
  });

  it('lets everybody write only where their group is connected', async () => {
    const members = await database.read.list(GroupMember);
    const connections = await database.read.list(GroupSystem);
    const groups = new Map((await database.read.list(Group)).map((group) => [group.id, group]));
    for (const { groupId, authorId, systemId, organizationId } of tickets) {
      expect(groups.get(groupId)?.organizationId).toBe(organizationId);
      expect(members.some((one) => one.groupId === groupId && one.userId === authorId)).toBe(true);
      expect(connections.some((one) => one.groupId === groupId && one.systemId === systemId)).toBe(true);
    }
  });

  it('keeps files that are what they say', async () => {
    const attachments = await database.read.list(Attachment);
    expect(attachments.length).toBeGreaterThan(10);
    for (const { name, storageKey, mediaType, isImage, size } of attachments) {
      const type = fileTypeOf(extensionOf(name))!;
      expect({ mediaType, isImage }).toEqual({ mediaType: type.mediaType, isImage: type.isImage });
      expect(await isContentOf(type, () => demo.files.open(storageKey))).toBe(true);
      expect(size).toBeGreaterThan(100);
    }
  });

  // Of work, not of waiting for a busy machine.
  it('is made within three seconds', () => {
    expect(demo.cpuSeconds).toBeLessThan(3);
  });
});

describe('demo accounts', () => {
  let demo: Awaited<ReturnType<typeof filled>>;
  const open = (some: readonly Ticket[]) => some.filter(({ status }) => status !== 'CLOSED').length;
  const userOf = async (login: string) =>
    (await demo.database.read.find(User, { loginKey: loginKey(login) }))!;
  const viewerOf = async (login: string) =>
    (await new ViewerSource(demo.database.read).compute((await userOf(login)).id))!;
  beforeAll(async () => {
    demo = await filled(moments[0]!);
  });
  afterAll(() => demo.close());

  it('exist under the names and with the password that are printed', async () => {
    expect(demo.accounts).toEqual(demoAccounts);
    for (const { login, password, fullName } of demo.accounts) {
      expect(await userOf(login)).toMatchObject({
        fullName,
        active: true,
        passwordHash: `hash of ${password}`,
      });
      expect(passwordFlaw(password, login)).toBeNull();
    }
  });

  it('hold only what their side may hold, and the administrator holds everything', async () => {
    const rows = await demo.database.read.rows<{ permission: never; kind: string }>(sql`
      SELECT r.permission, o.kind FROM permission_set_right r JOIN permission_set s ON s.id = r.setId
      JOIN organization o ON o.id = s.organizationId`);
    expect(rows.filter(({ permission, kind }) => kind === 'CUSTOMER' && isProviderOnly(permission))).toEqual(
      [],
    );
    const admin = await viewerOf('admin');
    expect(permissions.filter((permission) => !admin.may(permission))).toEqual([]);
  });

  it('are found by their words', async () => {
    const { stored, meant } = await keptWords(demo.database.read);
    expect(stored).toEqual(meant);
    expect(stored.length).toBeGreaterThan(100);
  });

  it('show what they are meant to show', async () => {
    const { read } = demo.database;
    const byAuthor = async (login: string) => read.list(Ticket, { authorId: (await userOf(login)).id });
    const mine = await byAuthor('petrova');
    expect(mine.length).toBeGreaterThan(20);
    expect(open(mine)).toBeGreaterThan(2);
    const [led = 0] = (await viewerOf('smirnov')).ledGroupIds;
    expect(open(await read.list(Ticket, { groupId: led }))).toBeGreaterThan(5);
    for (const login of ['ivanov', 'sokolova']) {
      const assigned = await read.list(Ticket, { assigneeId: (await userOf(login)).id });
      expect({ login, open: open(assigned) > 1 }).toEqual({ login, open: true });
    }
    const waiting = await viewerOf('zaytseva');
    expect(waiting.facts.groups.map(({ systemIds }) => systemIds)).toEqual([[]]);
    expect(await userOf('novikov')).toMatchObject({ mustChangePassword: true });
    expect((await userOf('bykov')).timeZone).toBe('Asia/Yekaterinburg');
  });

  it('are the only ones that must change their password', async () => {
    const pending = await demo.database.read.list(User, { mustChangePassword: true });
    expect(pending.map(({ login }) => login)).toEqual(['novikov']);
  });
});
