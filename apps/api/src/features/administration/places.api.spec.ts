import { adminWorld, refusalOf, type AdminWorld } from '../../testing/admin-world';
import { TestApp } from '../../testing/test-app';
import { Tx } from '../../platform/database/tx';
import { GroupMember, GroupMemberRole } from '../groups/group-links.entity';
import { UserRole } from '../roles/role-links.entity';

const removing = 'mutation ($id: Int!) { deleteRole(id: $id, version: 1) }';

describe('what is in use in many places', () => {
  let app: TestApp;
  let world: AdminWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await adminWorld(app);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  /** A role that so many hold in the system, and one of them in so many groups. */
  async function heldRole(holders: number, groups: number): Promise<number> {
    const { organization } = world;
    const role = await app.make.role([], organization);
    const { uow } = app.app.platform.database;
    for (let nth = 0; nth < holders; nth++) {
      const { id: userId } = await app.make.user({ organization });
      await uow.run((tx) => tx.insert(UserRole, { roleId: role.id, userId }));
    }
    const { id: userId } = await app.make.user({ organization });
    for (let nth = 0; nth < groups; nth++) {
      const { id: groupId } = await app.make.group({ organization });
      await uow.run(async (tx) => {
        const member = await tx.insert(GroupMember, { groupId, userId });
        await tx.insert(GroupMemberRole, { memberId: member.id, roleId: role.id });
      });
    }
    return role.id;
  }

  it.each([
    [25, 3, 20, 0],
    [18, 4, 18, 2],
    [0, 2, 0, 2],
  ])('is refused with the first of them: %i holders, %i groups', async (holders, groups, users, others) => {
    const id = await heldRole(holders, groups);
    const original = Tx.prototype.rows;
    let most = 0;
    jest.spyOn(Tx.prototype, 'rows').mockImplementation(async function (this: Tx, text) {
      const rows = await original.call(this, text);
      most = Math.max(most, rows.length);
      return rows as never;
    });
    const { key, extensions } = await refusalOf(world.admin, removing, { id });
    expect(key).toBe('inUse');
    const kinds = (extensions['places'] as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual([...Array(users).fill('USER'), ...Array(others).fill('GROUP')]);
    expect(extensions['more']).toBe(holders + groups - users - others);
    expect(most).toBeLessThanOrEqual(20);
  });
});
