import { accountInput, adminDocuments, namedInput } from '../../testing/admin-documents';
import { adminWorld, type AdminWorld } from '../../testing/admin-world';
import { Nodes, type Outcome } from '../../testing/nodes';
import { seed } from '../../testing/random';
import type { Actor } from '../../testing/support-world';
import { User } from '../accounts/user.entity';
import { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import { PermissionSet } from '../roles/permission-set.entity';
import { RolePermissionSet } from '../roles/role-links.entity';
import { Role } from '../roles/role.entity';

interface Edited {
  readonly id: number;
  /** Saves it under this name. */
  readonly input: (name: string) => unknown;
  readonly name: () => Promise<{ name: string; version: number }>;
}
interface Kind {
  readonly document: string;
  /** The field of `current` that tells the name. */
  readonly field: 'name' | 'fullName';
  readonly make: () => Promise<Edited>;
}

jest.setTimeout(120_000);

describe(`two who save one thing at the same moment (seed ${seed})`, () => {
  let nodes: Nodes;
  let world: AdminWorld;
  let names = 0;
  beforeAll(async () => {
    nodes = await Nodes.open();
    world = await adminWorld(nodes.first);
  });
  afterAll(() => nodes.close());

  const make = () => nodes.first.make;
  const named = (
    entity: typeof Role | typeof PermissionSet | typeof Group | typeof Organization,
    row: { id: number; version: number; name: string },
    more: object,
  ): Edited => ({
    id: row.id,
    input: (name) => ({ ...namedInput({ ...row, name }), ...more }),
    name: async () => (await nodes.read.find<Role>(entity as typeof Role, { id: row.id }))!,
  });
  const setOf = async (role: Role) => {
    const { setId } = (await nodes.read.find(RolePermissionSet, { roleId: role.id }))!;
    return (await nodes.read.find(PermissionSet, { id: setId }))!;
  };

  const kinds: Record<string, Kind> = {
    'a role': {
      document: adminDocuments.updateRole,
      field: 'name',
      make: async () =>
        named(Role, await make().role([], world.organization), { leading: false, permissionSetIds: [] }),
    },
    'a permission set': {
      document: adminDocuments.updatePermissionSet,
      field: 'name',
      make: async () =>
        named(PermissionSet, await setOf(await make().role([], world.organization)), { permissions: [] }),
    },
    'a group': {
      document: adminDocuments.updateGroup,
      field: 'name',
      make: async () =>
        named(Group, await make().group({ organization: world.organization }), { permissionSetIds: [] }),
    },
    'an account': {
      document: adminDocuments.updateUser,
      field: 'fullName',
      make: async () => {
        const user = await make().user({ organization: world.organization });
        const saved = async () => (await nodes.read.find(User, { id: user.id }))!;
        return {
          id: user.id,
          input: (fullName) => accountInput(user, { fullName }),
          name: async () => ({ name: (await saved()).fullName, version: (await saved()).version }),
        };
      },
    },
    'an organization': {
      document: adminDocuments.updateOrganization,
      field: 'name',
      make: async () => {
        const { id, version, ...row } = await make().organization();
        const edited = named(Organization, { id, version, ...row }, {});
        return { ...edited, input: (name) => ({ id, version, name, active: true }) };
      },
    },
  };

  /** An organization is edited by people of the provider only. */
  const editorsOf = async (kind: string): Promise<Actor[]> => {
    const other = kind === 'an organization' ? await colleague() : world.admin;
    return [world.chief, other];
  };
  const colleague = async (): Promise<Actor> => {
    const user = await make().user({ organization: world.provider, rights: ['organization.edit'] });
    return { user, api: await nodes.first.as(user) };
  };

  function expectConflict({ code, key, extensions }: Outcome, winner: Actor, current: object): void {
    expect({ code, key, by: extensions?.['by'], current: extensions?.current }).toEqual({
      code: 'CONFLICT',
      key: 'objectChanged',
      by: winner.user.fullName,
      current: expect.objectContaining(current) as unknown,
    });
  }

  it.each(Object.keys(kinds))('%s: one is first, the other learns of it', async (kind) => {
    const { document, field, make: made } = kinds[kind]!;
    const editors = await editorsOf(kind);
    for (let round = 0; round < nodes.rounds; round++) {
      const edited = await made();
      const since = await nodes.newestAudit();
      const wishes = editors.map(() => `Правка ${++names}`);
      const acts = editors.map(({ api }, at) => ({ by: api, document, input: edited.input(wishes[at]!) }));
      const outcomes = await nodes.together(...acts);
      const won = outcomes.findIndex(({ code }) => code === 'OK');
      const [winner, name] = [editors[won]!, wishes[won]!];
      expectConflict(outcomes[1 - won]!, winner, { [field]: name, version: 2 });
      expect(await edited.name()).toMatchObject({ name, version: 2 });
      const entries = await nodes.auditSince(since);
      expect(entries.map(({ actorId, objectId }) => [actorId, objectId])).toEqual([
        [winner.user.id, edited.id],
      ]);
    }
  });

  it('the roles of a member: one is first, the other learns of it', async () => {
    const { organization } = world;
    for (let round = 0; round < nodes.rounds; round++) {
      const group = await make().group({ organization });
      const { id: userId } = await make().user({ organization, groups: [group] });
      const roles = [await make().role([], organization), await make().role([], organization)];
      const [document, editors] = [adminDocuments.setMemberRoles, [world.chief, world.admin]];
      const acts = editors.map(({ api }, at) => {
        const input = { groupId: group.id, userId, roleIds: [roles[at]!.id], seenRoleIds: [] };
        return { by: api, document, input };
      });
      const outcomes = await nodes.together(...acts);
      const won = outcomes.findIndex(({ code }) => code === 'OK');
      expectConflict(outcomes[1 - won]!, editors[won]!, { roleIds: [roles[won]!.id] });
    }
  });

  it('people who join a group at the same moment all join', async () => {
    const { organization } = world;
    for (let round = 0; round < nodes.rounds; round++) {
      const group = await make().group({ organization, rights: ['ticket.create'] });
      const people = [await make().user({ organization }), await make().user({ organization })];
      const acts = [world.chief, world.admin].map(({ api }, at) => {
        const input = { groupId: group.id, add: [people[at]!.id] };
        return { by: api, document: adminDocuments.changeGroupMembers, input };
      });
      expect((await nodes.together(...acts)).map(({ code }) => code)).toEqual(['OK', 'OK']);
      for (const user of people) {
        const api = await nodes.first.as(user);
        expect(await nodes.rightsAtNodes(api)).toEqual(nodes.all.map(() => ['ticket.create']));
      }
    }
  });
});
