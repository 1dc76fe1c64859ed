import { readdir } from 'node:fs/promises';
import { SignInThrottle } from '../../features/accounts/sign-in-throttle';
import { SignInThrottleRow } from '../../features/accounts/sign-in-throttle.entity';
import { UserSession } from '../../features/accounts/session.entity';
import { User } from '../../features/accounts/user.entity';
import { Attachment } from '../../features/attachments/attachment.entity';
import type { ApiClient, WireError } from '../../testing/api-client';
import { documents } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import { proofRandom, proofSeed, scaled } from '../harness/scale';
import { onMariaDb, TwoNodes } from './two-nodes';

const preferences = 'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { id } }';
const changePassword =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { expiresAt } }';
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const codeOf = ({ errors }: { errors?: WireError[] }) => errors?.[0]?.extensions.code ?? 'OK';
const count = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

onMariaDb(`changes of one account at two nodes at once lose nothing (seed ${proofSeed})`, () => {
  const random = proofRandom();
  let both: TwoNodes;
  let addresses = 0;
  beforeAll(async () => {
    both = await TwoNodes.open({ TRUST_PROXY: '1' });
  });
  afterAll(() => both.close());

  const newAddress = () => `10.0.${++addresses >> 8}.${addresses & 255}`;
  async function signIn(node: number, login: string, password: string, address = newAddress()) {
    const response = await fetch(`${both.nodes[node % 2]!.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ query: documents.signIn, variables: { input: { login, password } } }),
    });
    return codeOf((await response.json()) as { errors?: WireError[] });
  }
  const person = async () => {
    const user = await both.nodes[0].make.user({ organization: both.world.organization });
    return { user, api: await both.nodes[0].as(user) };
  };
  const failures = async (kind: string) =>
    (await both.read.list(SignInThrottleRow))
      .filter(({ subject }) => subject.startsWith(kind))
      .map((row) => row.failures)
      .sort((a, b) => b - a);
  const rowOf = async (id: number) => (await both.read.find(User, { id }))!;

  it('wrong passwords at once are all counted: five are tried, the others wait', async () => {
    const { user } = await person();
    const codes = await Promise.all(numbers(24).map((at) => signIn(at, user.login, 'wrong')));
    expect([count(codes, 'UNAUTHENTICATED'), count(codes, 'RATE_LIMITED')]).toEqual([5, 19]);
    expect((await failures('account'))[0]).toBe(5);
  });

  it('and so they are of one address: thirty are tried, whatever the logins', async () => {
    const address = newAddress();
    const codes = await Promise.all(numbers(40).map((at) => signIn(at, `nobody ${at}`, 'wrong', address)));
    expect([count(codes, 'UNAUTHENTICATED'), count(codes, 'RATE_LIMITED')]).toEqual([30, 10]);
    expect((await failures('address'))[0]).toBe(30);
  });

  it(`right passwords at once all enter, ${scaled(10, 100)} times four`, async () => {
    const { user } = await person();
    const rounds = numbers(scaled(10, 100));
    for (const round of rounds) {
      const address = newAddress();
      const where = () => (random.chance(0.5) ? address : newAddress());
      const codes = await Promise.all(numbers(4).map((at) => signIn(at, user.login, testPassword, where())));
      expect({ round, codes }).toEqual({ round, codes: ['OK', 'OK', 'OK', 'OK'] });
    }
    expect(await both.read.list(UserSession, { userId: user.id })).toHaveLength(4 * rounds.length + 1);
  });

  it('sign-ins of one account by four hands, one after the other, disturb nobody', async () => {
    const throttles = both.nodes.map(
      ({ app, clock }) => new SignInThrottle(app.platform.database.uow, clock),
    );
    const enter = async (hand: number) => {
      const throttle = throttles[hand % 2]!;
      for (const time of numbers(scaled(100, 400))) {
        const address = `hand ${hand} time ${time}`;
        await throttle.admit('somebody busy', address);
        await both.nodes[hand % 2]!.app.platform.database.uow.run((tx) =>
          throttle.succeeded(tx, 'somebody busy', address),
        );
      }
    };
    const outcomes = await Promise.allSettled(numbers(4).map(enter));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it(`preferences set one by one all stay, ${scaled(20, 200)} times`, async () => {
    const actor = await person();
    for (const round of numbers(scaled(20, 200))) {
      const [locale, theme] = [round % 2 ? 'ru' : 'en', round % 2 ? 'DARK' : 'LIGHT'];
      const timeZone = round % 2 ? 'Asia/Omsk' : 'Europe/Samara';
      const before = await rowOf(actor.user.id);
      const inputs = [{ locale }, { theme }, { timeZone }];
      const node = random.below(2);
      const change = (input: object, at: number) => both.at(node + at, actor).ask(preferences, { input });
      expect((await Promise.all(inputs.map(change))).map(codeOf)).toEqual(['OK', 'OK', 'OK']);
      const after = { locale, theme, timeZone, rightsVersion: before.rightsVersion + 3 };
      expect(await rowOf(actor.user.id)).toMatchObject(after);
    }
  });

  it(`of two new passwords one holds, and one session is left, ${scaled(4, 25)} times`, async () => {
    for (const round of numbers(scaled(4, 25))) {
      const { user } = await person();
      const clients = await Promise.all(both.nodes.map((node) => node.as(user)));
      const passwords = [`first new password ${round}`, `second new password ${round}`];
      const change = (api: ApiClient, newPassword: string) =>
        api.ask(changePassword, { input: { currentPassword: testPassword, newPassword } });
      const codes = (await Promise.all(clients.map((api, at) => change(api, passwords[at]!)))).map(codeOf);
      expect(count(codes, 'OK')).toBe(1);
      // The loser's password was not right any more, or their session had ended before they were heard.
      expect(['BAD_USER_INPUT', 'UNAUTHENTICATED']).toContain(codes.find((code) => code !== 'OK'));
      expect(await both.read.list(UserSession, { userId: user.id })).toHaveLength(1);
      const entering = await Promise.all(
        [...passwords, testPassword].map((password, at) => signIn(at, user.login, password)),
      );
      const won = codes.indexOf('OK');
      expect(entering).toEqual([0, 1, 2].map((at) => (at === won ? 'OK' : 'UNAUTHENTICATED')));
      expect(await rowOf(user.id)).toMatchObject({ rightsVersion: user.rightsVersion + 1 });
    }
  });

  it('uploads at once do not pass the cap of unused files; what was refused leaves nothing', async () => {
    const actor = await person();
    const upload = async (at: number) =>
      (await both.at(at, actor).uploadRaw(`${at}.txt`, 'строка', 'text/plain')).status;
    const stored = () => both.read.list(Attachment, { uploaderId: actor.user.id });
    for (const at of numbers(44)) expect(await upload(at)).toBe(201);
    const statuses = await Promise.all(numbers(30).map(upload));
    const taken = statuses.filter((status) => status === 201).length;
    expect(statuses.filter((status) => status !== 201 && status !== 429)).toEqual([]);
    expect(taken).toBeLessThanOrEqual(6);
    const rows = await stored();
    expect(rows).toHaveLength(44 + taken);
    for (let free = 50 - rows.length; free > 0; free--) expect(await upload(0)).toBe(201);
    expect(await upload(1)).toBe(429);
    const kept = new Set((await both.read.list(Attachment)).map(({ storageKey }) => storageKey));
    const folder = both.nodes[0].app.platform.config.FILES_DIR;
    const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(found.map(({ name }) => name).sort()).toEqual([...kept].sort());
  });
});
