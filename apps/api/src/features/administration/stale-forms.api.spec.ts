import { accountInput, adminDocuments } from '../../testing/admin-documents';
import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { testPassword } from '../../testing/factories';
import { TestApp } from '../../testing/test-app';

const changing = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { expiresAt } }`;
const account = `query ($id: Int!) { user(id: $id) { version mustChangePassword memberships { group { id } } } }`;

describe('a form of an account that was opened before', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterAll(() => app.close());

  it.each(['remove', 'add'] as const)(
    'takes back no change of membership made in the group: %s',
    async (how) => {
      const { admin, organization } = world;
      const group = await app.make.group({ organization });
      const groups = how === 'remove' ? [group] : [];
      const user = await app.make.user({ organization, groups });
      const form = accountInput(
        { ...user, version: 1 },
        { phone: '1', groupIds: groups.map(({ id }) => id) },
      );
      const members = { groupId: group.id, add: [], remove: [], [how]: [user.id] };
      await admin.api.run(adminDocuments.changeGroupMembers, { input: members });
      const refusal = await refusalOf(admin, adminDocuments.updateUser, { input: form });
      expect(refusal).toMatchObject({ code: 'CONFLICT', key: 'objectChanged' });
      const groupIds = how === 'add' ? [group.id] : [];
      expect(refusal.extensions['current']).toMatchObject({ version: 2, groupIds });
      await admin.api.run(adminDocuments.updateUser, { input: { ...form, version: 2, groupIds } });
    },
  );

  it('does not ask again for a password that was changed meanwhile', async () => {
    const { admin, organization } = world;
    const user = await app.make.user({ organization, values: { mustChangePassword: true } });
    const input = { currentPassword: testPassword, newPassword: 'quite another horse' };
    await (await app.as(user)).run(changing, { input });
    const form = accountInput({ ...user, version: 1 }, { mustChangePassword: true });
    const refusal = await refusalOf(admin, adminDocuments.updateUser, { input: form });
    expect(refusal).toMatchObject({ code: 'CONFLICT', key: 'objectChanged' });
    expect(await admin.api.run(account, { id: user.id })).toMatchObject({
      user: { version: 2, mustChangePassword: false },
    });
  });
});
