import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { administers, holdsAsMuch } from '../../access/administration.policy';
import type { SignedIn } from '../../access/context';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import { DateTime } from '../../platform/graphql/date-time';
import { Failure } from '../../platform/graphql/failure';
import { byId, manyBy, type Batch } from '../../platform/graphql/loaders';
import { AdminGroup } from '../groups/admin-group.types';
import { GroupMember, GroupMemberRole } from '../groups/group-links.entity';
import { Group } from '../groups/group.entity';
import { Organization } from '../organizations/organization.entity';
import { UserRole } from '../roles/role-links.entity';
import { Role } from '../roles/role.entity';
import type { UserSession } from './session.entity';
import type { SessionStore } from './session-store';
import { OwnSession } from './session.types';
import type { SignInThrottle } from './sign-in-throttle';
import { Membership, UserAccount, UserAbilityEnum, type UserAbility } from './user-admin.types';

const organizationOf = byId(Organization);
const membershipsOf = manyBy(GroupMember, 'userId');
const groupOf = byId(Group);
const memberRolesOf = manyBy(GroupMemberRole, 'memberId');
const systemRolesOf = manyBy(UserRole, 'userId');
const roleOf = byId(Role);

/** What hangs on an account. */
@Resolver(() => UserAccount)
export class UserAccountFields {
  private readonly locks: Batch<string, Date | null>;
  private readonly holders: Batch<number, Viewer | null>;
  private readonly open: Batch<number, readonly UserSession[]>;

  constructor(viewers: ViewerSource, store: SessionStore, throttle: SignInThrottle) {
    this.locks = (read, keys) => throttle.lockedUntil(read, keys);
    this.open = (_read, ids) => store.ofUsers(ids);
    this.holders = async (read, ids) => {
      const held = await viewers.computeAll(ids, read, { alsoInactive: true });
      return ids.map((id) => held.get(id) ?? null);
    };
  }

  @FieldResolver(() => Organization, { description: 'Whose it is.' })
  organization(@Root() user: UserAccount, @Ctx() { loaders }: SignedIn): Promise<Organization | null> {
    return loaders.load(organizationOf, user.organizationId);
  }
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Until when sign-ins are refused; null: they are not.',
  })
  lockedUntil(@Root() user: UserAccount, @Ctx() { loaders }: SignedIn): Promise<Date | null> {
    return loaders.load(this.locks, user.loginKey);
  }
  @FieldResolver(() => [Membership], { description: 'The groups they belong to, with the roles held there.' })
  async memberships(@Root() user: UserAccount, @Ctx() { loaders }: SignedIn): Promise<Membership[]> {
    const members = await loaders.load(membershipsOf, user.id);
    return members.map(({ id, groupId }) => ({ memberId: id, groupId }));
  }
  @FieldResolver(() => [Role], { description: '«Роли в системе».' })
  async roles(@Root() user: UserAccount, @Ctx() { loaders }: SignedIn): Promise<Role[]> {
    return loaders.linked(systemRolesOf, user.id, ({ roleId }) => roleId, roleOf);
  }
  @FieldResolver(() => [OwnSession], {
    description: 'Where they are signed in, the newest first. FORBIDDEN without `user.edit` held everywhere.',
  })
  async sessions(
    @Root() user: UserAccount,
    @Ctx() { session, viewer, loaders }: SignedIn,
  ): Promise<OwnSession[]> {
    if (!administers(viewer, ['user.edit'])) throw new Failure('FORBIDDEN', 'forbidden');
    const open = await loaders.load(this.open, user.id);
    return open.map((one) => ({ ...one, current: one.id === session.id }));
  }
  @FieldResolver(() => [UserAbilityEnum], { description: 'What the viewer may do with it now.' })
  async abilities(@Root() user: UserAccount, @Ctx() { viewer, loaders }: SignedIn): Promise<UserAbility[]> {
    if (!administers(viewer, ['user.edit'])) return [];
    const isOwn = user.id === viewer.id;
    const held = await loaders.load(this.holders, user.id);
    if (!isOwn && held && !holdsAsMuch(viewer, held)) return [];
    const isLocked = (await loaders.load(this.locks, user.loginKey)) !== null;
    return [
      'EDIT',
      'RESET_PASSWORD',
      ...(isOwn ? [] : [user.active ? ('DEACTIVATE' as const) : ('ACTIVATE' as const)]),
      ...(isLocked ? (['UNLOCK'] as const) : []),
      'END_SESSIONS',
    ];
  }
}

/** A group of somebody, with the roles held there. */
@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => AdminGroup, { description: 'The group.' })
  async group(@Root() { groupId }: Membership, @Ctx() { loaders }: SignedIn): Promise<AdminGroup | null> {
    return loaders.load(groupOf, groupId);
  }
  @FieldResolver(() => [Role], { description: 'Roles that count in this group only.' })
  async roles(@Root() { memberId }: Membership, @Ctx() { loaders }: SignedIn): Promise<Role[]> {
    return loaders.linked(memberRolesOf, memberId, ({ roleId }) => roleId, roleOf);
  }
}
