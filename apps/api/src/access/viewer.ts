import { createHash } from 'node:crypto';
import type { Locale, Permission } from '@supportal/domain';

/** One of the viewer's groups with what the roles held there add. */
export interface ViewerGroup {
  readonly id: number;
  /** Rights of the roles held in this group; they count for this group only. */
  readonly rights: ReadonlySet<Permission>;
  /** A role held for this group is a «Руководящая роль». */
  readonly leading: boolean;
  readonly systemIds: readonly number[];
}

/** Somebody with their effective rights, as of `rightsVersion`. */
export interface ViewerFacts {
  readonly id: number;
  readonly login: string;
  readonly fullName: string;
  readonly organizationId: number;
  /** True for people of the provider. */
  readonly isProvider: boolean;
  readonly locale: Locale;
  readonly theme: 'LIGHT' | 'DARK' | 'SYSTEM';
  readonly timeZone: string;
  readonly rightsVersion: number;
  /** Rights that count everywhere: sets of all groups and of system roles. */
  readonly rights: ReadonlySet<Permission>;
  readonly groups: readonly ViewerGroup[];
}

/** The union of rights, asked in the few ways policies need. */
export class Viewer {
  private readonly groupById: ReadonlyMap<number, ViewerGroup>;
  /** Groups whose members' open tickets the viewer sees. */
  readonly ledGroupIds: readonly number[];
  private audienceOf: string | null = null;

  constructor(readonly facts: ViewerFacts) {
    this.groupById = new Map(facts.groups.map((group) => [group.id, group]));
    this.ledGroupIds = facts.groups.filter((group) => group.leading).map((group) => group.id);
  }

  get id(): number {
    return this.facts.id;
  }
  get organizationId(): number {
    return this.facts.organizationId;
  }
  get isProvider(): boolean {
    return this.facts.isProvider;
  }
  get locale(): Locale {
    return this.facts.locale;
  }

  /**
   * Equal for viewers who differ in nothing but who they are: organization, language, rights and groups are the same.
   * They are shown the same of every ticket they are neither author nor assignee of.
   */
  get audience(): string {
    return (this.audienceOf ??= audienceOf(this.facts));
  }

  /** The right counts everywhere in the viewer's reach. */
  may(right: Permission): boolean {
    return this.facts.rights.has(right);
  }

  /** The right counts in this group. */
  mayIn(right: Permission, groupId: number): boolean {
    return this.may(right) || (this.groupById.get(groupId)?.rights.has(right) ?? false);
  }

  /** The right counts somewhere. */
  mayAnywhere(right: Permission): boolean {
    return this.may(right) || this.facts.groups.some((group) => group.rights.has(right));
  }

  /** Groups in which the right counts because of a role held there. */
  groupIdsWith(right: Permission): number[] {
    return this.facts.groups.filter((group) => group.rights.has(right)).map((group) => group.id);
  }

  /**
   * For people of the provider: the systems in which the right counts. A right that counts everywhere reaches the
   * systems of all their groups; a right from a role held in one group reaches the systems of that group.
   */
  systemIdsWith(right: Permission): ReadonlySet<number> {
    const groups = this.facts.groups.filter((group) => this.may(right) || group.rights.has(right));
    return new Set(groups.flatMap((group) => group.systemIds));
  }

  /** The rights that count everywhere, those administration goes by. */
  rightsEverywhere(): Permission[] {
    return [...this.facts.rights].sort();
  }

  /** Every right held anywhere, for the client's menus. */
  allRights(): Permission[] {
    return [
      ...new Set([...this.facts.rights, ...this.facts.groups.flatMap((group) => [...group.rights])]),
    ].sort();
  }
}

function audienceOf({ organizationId, isProvider, locale, rights, groups }: ViewerFacts): string {
  const held = (set: ReadonlySet<Permission>) => [...set].sort();
  const inGroups = groups
    .map((group) => [group.id, group.leading, [...group.systemIds].sort((a, b) => a - b), held(group.rights)])
    .sort(([a], [b]) => Number(a) - Number(b));
  const facts = JSON.stringify([organizationId, isProvider, locale, held(rights), inGroups]);
  return createHash('sha256').update(facts).digest('base64');
}
