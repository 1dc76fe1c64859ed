import { categoryOf, permissions } from '@supportal/domain';
import { accountInput, adminDocuments, namedInput } from '../../testing/admin-documents';
import { customerRights } from '../../testing/admin-world';
import type { ApiClient } from '../../testing/api-client';
import { Nodes, type Outcome } from '../../testing/nodes';
import { seed } from '../../testing/random';
import type { Actor } from '../../testing/support-world';
import { User } from '../accounts/user.entity';
import { GroupPermissionSet } from '../groups/group-links.entity';
import type { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import { PermissionSet } from '../roles/permission-set.entity';
import { RolePermissionSet, UserRole } from '../roles/role-links.entity';
import type { Role } from '../roles/role.entity';

jest.setTimeout(120_000);

const administering = customerRights.filter((right) => categoryOf(right) === 'USERS');
const docs = adminDocuments;

/** An administrator who holds everything by one role, or by one group. */
interface Administrator extends Actor {
  readonly role: Role | null;
  readonly group: Group | null;
  readonly set: PermissionSet;
}
interface Removal {
  readonly holdsBy: 'role' | 'group';
  readonly document: string;
  readonly input: (whom: Administrator) => unknown;
}

const csv = ({ user: { login, organizationId } }: Administrator, column: string) => ({
  csv: `login;${column}\n${login};`,
  dryRun: false,
  organizationId,
});
/** Every way in which an administrator stops to be one. */
const removals: Readonly<Record<string, Removal>> = {
  deactivation: {
    holdsBy: 'role',
    document: docs.setUserActive,
    input: ({ user: { id, version } }) => ({ id, version, active: false }),
  },
  'the role of the account': {
    holdsBy: 'role',
    document: docs.updateUser,
    input: ({ user }) => accountInput(user),
  },
  'the set of the role': {
    holdsBy: 'role',
    document: docs.updateRole,
    input: ({ role }) => ({ ...namedInput(role!), leading: false, permissionSetIds: [] }),
  },
  'the rights of the set': {
    holdsBy: 'role',
    document: docs.updatePermissionSet,
    input: ({ set }) => ({ ...namedInput(set), permissions: ['ticket.create'] }),
  },
  'an import without roles': {
    holdsBy: 'role',
    document: docs.importUsers,
    input: (whom) => csv(whom, 'roles'),
  },
  'the member of the group': {
    holdsBy: 'group',
    document: docs.changeGroupMembers,
    input: ({ group, user }) => ({ groupId: group!.id, remove: [user.id] }),
  },
  'the group of the account': {
    holdsBy: 'group',
    document: docs.updateUser,
    input: ({ user }) => accountInput(user),
  },
  'the set of the group': {
    holdsBy: 'group',
    document: docs.updateGroup,
    input: ({ group }) => ({ ...namedInput(group!), permissionSetIds: [] }),
  },
  'the rights of the set of the group': {
    holdsBy: 'group',
    document: docs.updatePermissionSet,
    input: ({ set }) => ({ ...namedInput(set), permissions: [] }),
  },
  'an import without groups': {
    holdsBy: 'group',
    document: docs.importUsers,
    input: (whom) => csv(whom, 'groups'),
  },
};
const names = Object.keys(removals);

describe(`the last two administrators of an organization (seed ${seed})`, () => {
  let nodes: Nodes;
  let chief: ApiClient;
  beforeAll(async () => {
    nodes = await Nodes.open();
    const { make } = nodes.first;
    const organization = await make.provider();
    chief = await nodes.first.as(await make.user({ organization, rights: [...permissions] }));
  });
  afterAll(() => nodes.close());

  async function administrator(organization: Organization, { holdsBy }: Removal): Promise<Administrator> {
    const { make, app } = nodes.first;
    const isByGroup = holdsBy === 'group';
    const group = isByGroup ? await make.group({ organization, rights: customerRights }) : null;
    const user = await make.user({ organization, groups: group ? [group] : [] });
    const role = isByGroup ? null : await make.role(customerRights, organization);
    if (role)
      await app.platform.database.uow.run(async (tx) => {
        await tx.insert(UserRole, { userId: user.id, roleId: role.id });
      });
    const { read } = nodes;
    const link = role
      ? await read.find(RolePermissionSet, { roleId: role.id })
      : await read.find(GroupPermissionSet, { groupId: group!.id });
    const set = (await read.find(PermissionSet, { id: link!.setId }))!;
    return { user, api: await nodes.first.as(user), role, group, set };
  }

  /** How many active people hold every right to administer people. */
  async function administratorsOf({ id }: Organization): Promise<number> {
    const people = await nodes.read.list(User, { organizationId: id, active: true });
    const held = await Promise.all(people.map((user) => nodes.rightsFromRows(user)));
    return held.filter((rights) => administering.every((right) => rights.includes(right))).length;
  }

  /** Two removals at the same moment, said by whoever `by` names. */
  async function race(first: string, second: string, by: (pair: Administrator[]) => ApiClient[]) {
    const organization = await nodes.first.make.organization();
    const ways = [removals[first]!, removals[second]!];
    const pair = [await administrator(organization, ways[0]!), await administrator(organization, ways[1]!)];
    const apis = by(pair);
    const acts = ways.map(({ document, input }, at) => ({
      by: apis[at]!,
      document,
      input: input(pair[at]!),
    }));
    const outcomes = await nodes.together(...acts);
    return { first, second, codes: outcomes.map(told), left: await administratorsOf(organization) };
  }

  const told = ({ code, key }: Outcome): string => (key ? `${code} ${key}` : code);
  /** Each way with another one that chance picks. */
  const pairs = (times: number, from = names): [string, string][] =>
    Array.from({ length: times }, (_, at) => [from[at % from.length]!, nodes.random.one(from)]);
  const lastRefusals = ['CONFLICT lastAdministrator', 'FAILED'];

  it('never go both when somebody else removes both: the second removal is refused', async () => {
    for (const [first, second] of pairs(nodes.rounds)) {
      const { codes, ...outcome } = await race(first, second, () => [chief, chief]);
      const refused = codes.filter((code) => code !== 'OK');
      expect({ ...outcome, refused }).toEqual({ first, second, left: 1, refused: [expect.any(String)] });
      expect(lastRefusals).toContain(refused[0]);
    }
  });

  it('never go both when each steps back: the second one is refused', async () => {
    // Nobody deactivates themselves.
    const from = names.filter((name) => name !== 'deactivation');
    for (const [first, second] of pairs(nodes.rounds, from)) {
      const { codes, ...outcome } = await race(first, second, (pair) => pair.map(({ api }) => api));
      const refused = codes.filter((code) => code !== 'OK');
      expect({ ...outcome, refused }).toEqual({ first, second, left: 1, refused: [expect.any(String)] });
      expect(lastRefusals).toContain(refused[0]);
    }
  });

  it('never go both when they remove each other: the second one may do so no more', async () => {
    for (const [first, second] of pairs(nodes.rounds)) {
      const { codes, ...outcome } = await race(first, second, ([a, b]) => [b!.api, a!.api]);
      const refused = codes.filter((code) => code !== 'OK');
      expect({ ...outcome, refused }).toEqual({ first, second, left: 1, refused: [expect.any(String)] });
      expect(['FORBIDDEN forbidden', 'UNAUTHENTICATED unauthenticated', ...lastRefusals]).toContain(
        refused[0],
      );
    }
  });

  it('are not both removed while the organization is closed: it would come back without any', async () => {
    const switched = async (organization: Organization, active: boolean) => {
      const { id, name, version } = (await nodes.read.find(Organization, { id: organization.id }))!;
      await chief.run(docs.updateOrganization, { input: { id, name, version, active } });
    };
    for (const name of names) {
      const organization = await nodes.first.make.organization();
      const removal = removals[name]!;
      const pair = [await administrator(organization, removal), await administrator(organization, removal)];
      await switched(organization, false);
      const codes: string[] = [];
      for (const whom of pair) {
        const act = { by: chief, document: removal.document, input: removal.input(whom) };
        codes.push(told((await nodes.together(act))[0]!));
      }
      await switched(organization, true);
      const left = await administratorsOf(organization);
      expect({ name, first: codes[0], left }).toEqual({ name, first: 'OK', left: 1 });
      expect(lastRefusals).toContain(codes[1]);
    }
  });
});
