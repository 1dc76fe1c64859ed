import { isProviderOnly, permissions } from '@supportal/domain';
import { adminWorld, customerRights, type AdminWorld } from '../testing/admin-world';
import type { ApiClient, WireError } from '../testing/api-client';
import { belongingsOf, everythingStored, shared, type Belongings } from '../testing/belongings';
import {
  administrativeFields,
  idPlaces,
  idsBelowRoots,
  type AdminField,
  type IdPlace,
} from '../testing/id-places';
import { IdRequests, type Usual } from '../testing/id-requests';
import { operations, type Caller } from '../testing/operations';
import { TestApp } from '../testing/test-app';

jest.setTimeout(120_000);

/** Ids that nothing has. */
const missing = 2_000_000_000;
const neverIds = [0, -1];

interface Answer {
  readonly status: number;
  readonly data: Record<string, { totalCount?: number } | boolean | null> | null;
  readonly errors?: readonly WireError[];
}
interface Case {
  readonly root: AdminField;
  readonly place: IdPlace;
  readonly name: string;
}

const codeOf = ({ errors }: Answer): string => errors?.[0]?.extensions.code ?? 'OK';
const customer: Caller = { isProvider: false, has: (right) => !isProviderOnly(right) };
const provider: Caller = { isProvider: true, has: () => true };

/** Which object a mutation is about: the first of these names it; all other ids are what it shall be linked with. */
const subjects = ['id', 'organizationId', 'groupId', 'userId'];

/** What an id within reach may be answered with: what it names may be in use, or other than it was seen. */
const expectedWithinReach = ['OK', 'CONFLICT'];

const rounds = 25;
const measured = [
  'role(id)',
  'user(id)',
  'group(id)',
  'effectiveRights(userId)',
  'whyTicket(ticketId)',
  'updatePermissionSet(input.id)',
  'updateRole(input.permissionSetIds)',
  'updateUser(input.id)',
  'updateUser(input.groupIds)',
  'changeGroupMembers(input.add)',
  'setMemberRoles(input.userId)',
  'deleteGroup(id)',
  'unlockUser(id)',
];
const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[of.length >> 1]!;

describe('ids of other organizations', () => {
  let app: TestApp;
  let world: AdminWorld;
  let own: Belongings;
  let foreign: Belongings;
  let ofProvider: Belongings;
  let cases: Case[];
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
    own = await belongingsOf(app, world.organization);
    foreign = await belongingsOf(app, world.foreign);
    ofProvider = await belongingsOf(app, world.provider);
    cases = administrativeFields(app.app.schema).flatMap((root) =>
      idPlaces(root).map((place) => ({ root, place, name: `${root.name}(${place.path.join('.')})` })),
    );
  });
  afterAll(() => app.close());

  async function ask(api: ApiClient, { root, place }: Case, usual: Usual, id: number): Promise<Answer> {
    const request = new IdRequests(root, idPlaces(root), usual).of(place, id);
    const { data, errors, response } = await api.ask<Answer['data'] & object>(
      request.document,
      request.variables,
    );
    return { status: response.status, data, errors };
  }

  /**
   * Runs a check of every place; what it finds wrong is listed by place, and so is whatever was changed by it. Whoever
   * does not get through the first door is looked after once, at the end.
   */
  async function everywhere(
    check: (one: Case) => Promise<string | null>,
    { atTheEnd = false } = {},
  ): Promise<Record<string, string>> {
    const wrong: Record<string, string> = {};
    let before = await everythingStored(app);
    for (const one of cases) {
      const found = await check(one);
      if (found) wrong[one.name] = found;
      if (atTheEnd && one !== cases.at(-1)) continue;
      const after = await everythingStored(app);
      if (after !== before) wrong[`${one.name} changed something`] = found ?? '';
      before = after;
    }
    return wrong;
  }

  /** How an id that does not exist has to be answered; null when the answer is right. */
  function flawOf({ root, place }: Case, caller: Caller, answer: Answer): string | null {
    const name = place.path.at(-1)!;
    const code = codeOf(answer);
    if (operations[root.name]!.outcome(caller) === 'FORBIDDEN') return code === 'FORBIDDEN' ? null : code;
    if (code === 'NOT_FOUND') return null;
    // What narrows a list down to nothing, what was seen, and who shall not be there are no mistakes.
    if (root.kind === 'query' && !place.isRequired && answer.data?.[root.name])
      return (answer.data[root.name] as { totalCount: number }).totalCount === 0 ? null : 'is not empty';
    if (name.startsWith('seen') && code === 'CONFLICT') return null;
    if (name === 'remove' && code === 'OK') return null;
    return shared.includes(place.kind) && code === 'BAD_USER_INPUT' ? null : code;
  }

  async function compared(
    one: Case,
    {
      api,
      caller,
      usual,
      others,
    }: { api: ApiClient; caller: Caller; usual: Usual; others: readonly number[] },
  ): Promise<string | null> {
    const nobody = await ask(api, one, usual, missing);
    const flaw = flawOf(one, caller, nobody);
    if (flaw) return `missing: ${flaw}`;
    for (const id of [...others, ...neverIds]) {
      const answer = await ask(api, one, usual, id);
      if (JSON.stringify(answer) !== JSON.stringify(nobody))
        return `${id}: ${JSON.stringify(answer)} is not ${JSON.stringify(nobody)}`;
    }
    return null;
  }
  const idsOf = ({ place }: Case, ...whose: Belongings[]): number[] =>
    shared.includes(place.kind) ? [] : whose.map((belongings) => belongings[place.kind]);

  it('are looked for at every place the schema has for them', () => {
    expect(cases.length).toBeGreaterThan(50);
    expect(cases.filter(({ root }) => root.kind === 'subscription')).toEqual([]);
    expect(idsBelowRoots(app.app.schema)).toEqual([]);
  });

  it('answer an administrator of a customer exactly as ids that do not exist', async () => {
    const { api } = world.admin;
    const wrong = await everywhere((one) => {
      const others = idsOf(one, foreign, ofProvider);
      return compared(one, { api, caller: customer, usual: { ids: own }, others });
    });
    expect(wrong).toEqual({});
  });

  it('answer an administrator of another customer so, when everything else is foreign too', async () => {
    const { api } = world.stranger;
    const wrong = await everywhere((one) =>
      compared(one, { api, caller: customer, usual: { ids: own }, others: idsOf(one, own) }),
    );
    expect(wrong).toEqual({});
  });

  it('answer an administrator of the provider so, wherever things of two organizations would be linked', async () => {
    const { api } = world.chief;
    const usual = { ids: own, organizationId: own.organization };
    const wrong = await everywhere((one) => {
      const isLink = one.root.kind === 'mutation' && !isSubject(one);
      const others = isLink ? idsOf(one, foreign, ofProvider) : [];
      return compared(one, { api, caller: provider, usual, others });
    });
    expect(wrong).toEqual({});
  });

  const same = (api: () => Promise<ApiClient>, code: string) => async () => {
    const client = await api();
    const wrong = await everywhere(
      async (one) => {
        const ids = [...idsOf(one, own, foreign, ofProvider), missing];
        const answers = new Set<string>();
        for (const id of ids) {
          const answer = await ask(client, one, { ids: own }, id);
          if (codeOf(answer) !== code) return `${id}: ${codeOf(answer)}`;
          answers.add(JSON.stringify(answer));
        }
        return answers.size === 1 ? null : [...answers].join(' ');
      },
      { atTheEnd: true },
    );
    expect(wrong).toEqual({});
  };

  it(
    'answer somebody without rights like any other id',
    same(() => Promise.resolve(world.plain.api), 'FORBIDDEN'),
  );

  it(
    'answer somebody with every right in one group only like any other id',
    same(async () => {
      const { organization } = world;
      const group = await app.make.group({ organization });
      const user = await app.make.user({ organization });
      await app.make.groupRole({ user, group, rights: customerRights });
      return app.as(user);
    }, 'FORBIDDEN'),
  );

  it(
    'answer somebody of the provider with every right in one group only like any other id',
    same(async () => {
      const group = await app.make.group({ organization: world.provider });
      const user = await app.make.user({ organization: world.provider });
      await app.make.groupRole({ user, group, rights: [...permissions] });
      return app.as(user);
    }, 'FORBIDDEN'),
  );

  it(
    'answer nobody in particular like any other id',
    same(() => app.as(null), 'UNAUTHENTICATED'),
  );

  it('narrow the file of the audit log exactly as ids that do not exist', async () => {
    const { api } = world.admin;
    const file = async ({ place }: Case, id: number) => {
      const address = `${api.address}/audit.csv?${place.path.at(-1)}=${id}`;
      const response = await fetch(address, { headers: api.headers() });
      return { status: response.status, text: await response.text() };
    };
    for (const one of cases.filter(({ root }) => root.name === 'auditLog')) {
      const nobodys = await file(one, missing / 10);
      expect(nobodys.status).toBe(200);
      for (const id of idsOf(one, foreign, ofProvider)) expect(await file(one, id)).toEqual(nobodys);
      expect((await file(one, own[one.place.kind])).text).not.toBe(nobodys.text);
    }
  });

  it(`take as long as ids that do not exist: medians of ${rounds} requests each`, async () => {
    const { api } = world.admin;
    for (const one of cases.filter(({ name }) => measured.includes(name))) {
      const [theirs, nobodys]: [number[], number[]] = [[], []];
      const timed = async (id: number, times: number[]) => {
        const from = performance.now();
        await ask(api, one, { ids: own }, id);
        times.push(performance.now() - from);
      };
      // By turns, so that whatever else the machine does happens to both.
      for (let round = 0; round < rounds; round++) {
        await timed(foreign[one.place.kind], theirs);
        await timed(missing, nobodys);
      }
      const ratio = median(theirs) / median(nobodys);
      expect({ name: one.name, ratio, within: ratio > 0.5 && ratio < 2 }).toMatchObject({ within: true });
    }
  });

  // The last one: it changes a lot.
  it('are the only thing wrong with these requests: ids within reach are found at the same places', async () => {
    const unreached: string[] = [];
    for (const one of cases) {
      const ids = await belongingsOf(app, world.organization);
      const usual = { ids, organizationId: ids.organization };
      const answer = await ask(world.chief.api, one, usual, ids[one.place.kind]);
      if (!expectedWithinReach.includes(codeOf(answer))) unreached.push(`${one.name}: ${codeOf(answer)}`);
    }
    expect(unreached).toEqual([]);
  });

  function isSubject({ root, place }: Case): boolean {
    const names = idPlaces(root).map(({ path }) => path.at(-1)!);
    return place.path.at(-1) === subjects.find((name) => names.includes(name));
  }
});
