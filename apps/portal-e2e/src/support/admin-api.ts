import { expect, type BrowserContext } from '@playwright/test';

/** What an administrator prepares by the API, for journeys that are about something else. */
export class AdminApi {
  /** `context` is signed in as an administrator. */
  constructor(private readonly context: BrowserContext) {}

  permissionSet(name: string, permissions: readonly string[]): Promise<number> {
    const fields = 'permissionSet { id }';
    return this.create('createPermissionSet', 'CreatePermissionSetInput', fields, { name, permissions });
  }

  role(name: string, permissionSetIds: readonly number[], leading = false): Promise<number> {
    const input = { name, permissionSetIds, leading };
    return this.create('createRole', 'CreateRoleInput', 'role { id }', input);
  }

  group(name: string, permissionSetIds: readonly number[]): Promise<number> {
    return this.create('createGroup', 'CreateGroupInput', 'group { id }', { name, permissionSetIds });
  }

  /** The id of the group of this name that the administrator reaches. */
  async groupNamed(search: string): Promise<number> {
    const query = 'query ($search: String) { groups(search: $search) { edges { node { id } } } }';
    const answer = await this.context.request.post('/graphql', { data: { query, variables: { search } } });
    const { data } = (await answer.json()) as { data: { groups: { edges: { node: { id: number } }[] } } };
    expect(data.groups.edges).toHaveLength(1);
    return data.groups.edges[0]!.node.id;
  }

  /** An account that owes no new password; see {@link madePassword}. */
  user(login: string, fullName: string, { groupIds = [], roleIds = [] }: Places = {}): Promise<number> {
    const input = { login, fullName, groupIds, roleIds, password: madePassword, mustChangePassword: false };
    return this.create('createUser', 'CreateUserInput', 'user { id }', input);
  }

  private async create(field: string, type: string, fields: string, input: object): Promise<number> {
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} } }`;
    const answer = await this.context.request.post('/graphql', { data: { query, variables: { input } } });
    const { data, errors } = (await answer.json()) as { data: Created | null; errors?: unknown };
    expect(errors).toBeUndefined();
    return Object.values(data![field]!)[0]!.id;
  }
}

/** The password of accounts made by {@link AdminApi.user}. */
export const madePassword = 'пароль для проверки 2026';

interface Places {
  readonly groupIds?: readonly number[];
  readonly roleIds?: readonly number[];
}

type Created = Record<string, Record<string, { readonly id: number }>>;
