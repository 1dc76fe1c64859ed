import type { Permission } from '@supportal/domain';
import { AuditEntry } from '../features/administration/audit-entry.entity';
import type { User } from '../features/accounts/user.entity';
import { GroupMember, GroupPermissionSet } from '../features/groups/group-links.entity';
import { PermissionSetRight } from '../features/roles/permission-set.entity';
import { RolePermissionSet, UserRole } from '../features/roles/role-links.entity';
import { ApiClient, type WireError } from './api-client';
import { Random, seed } from './random';
import { TestApp } from './test-app';

/** What became of a request. */
export interface Outcome {
  readonly code: string;
  readonly key?: string;
  readonly extensions: WireError['extensions'] | null;
}

/** Where changes really run at once: two nodes on a database server; SQLite has one writer and one process. */
export class Nodes {
  readonly random = new Random(seed);
  private constructor(readonly all: readonly TestApp[]) {}

  static async open(): Promise<Nodes> {
    const first = await TestApp.open({ SESSION_HOURS: '8000' });
    if (process.env['TEST_DATABASE'] !== 'mysql') return new Nodes([first]);
    return new Nodes([first, await first.secondNode({ SESSION_HOURS: '8000' })]);
  }

  /** How often a race is run: where nothing runs at once a few times tell as much as many. */
  get rounds(): number {
    return this.all.length > 1 ? 20 : 4;
  }

  get first(): TestApp {
    return this.all[0]!;
  }
  get read() {
    return this.first.app.platform.database.read;
  }

  /** Sends what different people want at the same moment, each to another node, in an order that chance decides. */
  async together(
    ...acts: readonly { by: ApiClient; document: string; input: unknown }[]
  ): Promise<Outcome[]> {
    const from = this.random.below(2);
    const send = async ({ by, document, input }: (typeof acts)[number], at: number): Promise<Outcome> => {
      const node = this.all[(from + at) % this.all.length]!;
      const { errors, data } = await new ApiClient(node.address, by.token).ask(document, { input });
      const extensions = errors?.[0]?.extensions ?? null;
      if (extensions) return { code: extensions.code, key: extensions.key, extensions };
      const failed = (data?.['importUsers'] as { failed: number } | undefined)?.failed;
      return { code: failed ? 'FAILED' : 'OK', extensions };
    };
    const outcomes: Promise<Outcome>[] = acts.map(() => Promise.resolve({ code: '', extensions: null }));
    const order = this.random.chance(0.5) ? [...acts.keys()] : [...acts.keys()].reverse();
    for (const at of order) outcomes[at] = send(acts[at]!, at);
    return Promise.all(outcomes);
  }

  /** Rights that count everywhere, gathered row by row without any code of the product. */
  async rightsFromRows({ id }: User): Promise<Permission[]> {
    const groups = await this.read.list(GroupMember, { userId: id });
    const roles = await this.read.list(UserRole, { userId: id });
    const sets = [
      ...(await this.each(groups, ({ groupId }) => this.read.list(GroupPermissionSet, { groupId }))),
      ...(await this.each(roles, ({ roleId }) => this.read.list(RolePermissionSet, { roleId }))),
    ];
    const rights = await this.each(sets, ({ setId }) => this.read.list(PermissionSetRight, { setId }));
    return [...new Set(rights.map(({ permission }) => permission))].sort();
  }

  /** The rights with which each node lets somebody in. */
  rightsAtNodes({ token }: ApiClient): Promise<string[][]> {
    type Session = { session: { viewer: { permissions: string[] } } };
    const ask = async ({ address }: TestApp) =>
      (await new ApiClient(address, token).run<Session>('{ session { viewer { permissions } } }')).session;
    return Promise.all(this.all.map(async (node) => (await ask(node)).viewer.permissions));
  }

  /** The entries of the audit log after this one, oldest first. */
  async auditSince(id: number): Promise<AuditEntry[]> {
    return (await this.read.list(AuditEntry)).filter((entry) => entry.id > id);
  }
  async newestAudit(): Promise<number> {
    return (await this.read.list(AuditEntry)).at(-1)?.id ?? 0;
  }

  async close(): Promise<void> {
    for (const node of [...this.all].reverse()) await node.close();
  }

  private async each<T, R>(of: readonly T[], rows: (one: T) => Promise<R[]>): Promise<R[]> {
    return (await Promise.all(of.map(rows))).flat();
  }
}
