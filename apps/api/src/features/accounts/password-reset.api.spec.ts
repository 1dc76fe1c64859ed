import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';
import type { User } from './user.entity';

const reset = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { user { version } } }';
const create = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }';
const password = 'синий кит плывёт';

describe('a password that an administrator gives', () => {
  let app: TestApp;
  let world: AdminWorld;
  let user: User;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    user = await app.make.user({ organization: world.organization, rights: [] });
  });
  afterEach(() => jest.restoreAllMocks());

  const hashing = () => jest.spyOn(app.app.platform.passwords, 'hash');
  const wish = (more: object = {}) => ({ input: { id: user.id, version: 1, password, ...more } });

  it.each<[string, () => object, string]>([
    ['for somebody out of reach', () => ({ id: world.stranger.user.id }), 'NOT_FOUND'],
    ['for somebody who holds more', () => ({ id: world.chief.user.id }), 'NOT_FOUND'],
    ['that is no good', () => ({ password: 'short' }), 'BAD_USER_INPUT'],
    ['in a form that is out of date', () => ({ version: 7 }), 'CONFLICT'],
  ])('is not hashed %s', async (_name, more, code) => {
    const hash = hashing();
    expect((await refusalOf(world.admin, reset, wish(more()))).code).toBe(code);
    expect(hash).not.toHaveBeenCalled();
  });

  it.each<[string, () => object, string]>([
    ['in an organization out of reach', () => ({ organizationId: world.foreign.id }), 'NOT_FOUND'],
    ['with a login that is taken', () => ({ login: user.login }), 'BAD_USER_INPUT'],
  ])('is not hashed for a new account %s', async (_name, more, code) => {
    const hash = hashing();
    const input = { login: 'novyi', fullName: 'Новый', password, mustChangePassword: true, ...more() };
    expect(
      (await refusalOf(world.admin, create, { input: { ...input, groupIds: [], roleIds: [] } })).code,
    ).toBe(code);
    expect(hash).not.toHaveBeenCalled();
  });

  it('is hashed once, while others may write', async () => {
    const hash = hashing();
    hash.mockImplementationOnce(async () => {
      const other = await app.make.user({ organization: world.organization, rights: [] });
      await world.admin.api.run(reset, { input: { id: other.id, version: 1, password } });
      return 'hashed';
    });
    await world.admin.api.run(reset, wish());
    expect(hash).toHaveBeenCalledTimes(2);
  });

  it('is refused when the account changed while it was hashed', async () => {
    hashing().mockImplementationOnce(async () => {
      await world.admin.api.run(reset, wish());
      return 'hashed';
    });
    expect(await refusalOf(world.admin, reset, wish())).toMatchObject({
      code: 'CONFLICT',
      key: 'objectChanged',
    });
  });
});
