import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { documents } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import { TestApp } from '../../testing/test-app';
import { AccountService } from './account.service';
import type { User } from './user.entity';

const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { expiresAt } }';
const off = 'mutation ($input: SetUserActiveInput!) { setUserActive(input: $input) { user { active } } }';

describe('an account that is deactivated just when its session was opened', () => {
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

  function deactivateAfter(method: 'signIn' | 'changePassword'): void {
    const original = AccountService.prototype[method] as (...given: unknown[]) => Promise<never>;
    jest.spyOn(AccountService.prototype, method).mockImplementationOnce(async function (
      this: AccountService,
      ...given: unknown[]
    ) {
      const opened = await original.apply(this, given);
      await world.admin.api.run(off, { input: { id: user.id, version: 1, active: false } });
      return opened;
    });
  }

  it('is refused like any that is deactivated', async () => {
    deactivateAfter('signIn');
    const by = { user, api: await app.as(null) };
    const input = { login: user.login, password: testPassword };
    expect(await refusalOf(by, documents.signIn, { input })).toMatchObject({
      code: 'UNAUTHENTICATED',
      key: 'signInFailed',
    });
  });

  it('is signed out when it has changed its password', async () => {
    const by = { user, api: await app.as(user) };
    deactivateAfter('changePassword');
    const input = { currentPassword: testPassword, newPassword: 'синий кит плывёт' };
    expect(await refusalOf(by, change, { input })).toMatchObject({
      code: 'UNAUTHENTICATED',
      key: 'unauthenticated',
    });
  });
});
