import { Arg, Args, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { peopleReaders } from '../../access/administration.policy';
import type { Guard } from '../../access/auth-checker';
import type { SignedIn } from '../../access/context';
import type { Reader } from '../../platform/database/reader';
import { sql, type Sql } from '../../platform/database/sql';
import type { Connection } from '../../platform/graphql/connection';
import type { AdminOutcome } from '../administration/administration';
import { effectType } from '../administration/administration.types';
import { orderOf } from '../administration/order';
import { expectReached, isGiven, organizationWithin } from '../administration/reach';
import { reachedPage } from '../administration/reached-list';
import type { AccountSearch } from './account-search';
import {
  CreateUserInput,
  ResetPasswordInput,
  SetUserActiveInput,
  UpdateUserInput,
  UsersArguments,
  type UserFilter,
} from './user-admin.inputs';
import type { UserAdminService } from './user-admin.service';
import type { UserImporter } from './user-import';
import { ImportUsersInput, UserImport } from './user-import.types';
import { SavedUser, UserAccount, userPages } from './user-admin.types';
import { accountsByName, User } from './user.entity';

const sortColumn = { NAME: 'nameKey', LOGIN: 'loginKey', CREATED: 'id' } as const;
const previewArg = { defaultValue: false, description: 'Only tells the effect; nothing is kept.' };

/** «Пользователи». */
@Resolver(() => UserAccount)
export class UserAdminResolver {
  constructor(
    private readonly read: Reader,
    private readonly search: AccountSearch,
    private readonly accounts: UserAdminService,
    private readonly importer: UserImporter,
  ) {}

  @Authorized<Guard>(...peopleReaders)
  @Query(() => userPages.type, { description: 'Accounts, by name unless told otherwise.' })
  users(
    @Args(() => UsersArguments) args: UsersArguments,
    @Ctx() { viewer }: SignedIn,
  ): Promise<Connection<UserAccount>> {
    const { filter, sort } = args;
    const organizationId = organizationWithin(viewer, args.organizationId);
    const inNameOrder = (sort?.field ?? 'NAME') === 'NAME';
    return reachedPage<User>(this.read, viewer, args, {
      entity: User,
      table: 'user_account',
      search: (text) => this.search.find({ text, organizationId, table: 'x', inNameOrder }),
      column: sortColumn[sort?.field ?? 'NAME'],
      descending: sort?.direction === 'DESC',
      where: matching(filter ?? {}),
      orderedBy: readInOrder(args, inNameOrder) ? accountsByName : null,
    });
  }

  @Authorized<Guard>(...peopleReaders)
  @Query(() => UserAccount, { description: 'One account; NOT_FOUND when it is out of reach.' })
  async user(
    @Arg('id', () => Int, { description: 'Which one.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<UserAccount> {
    return expectReached(viewer, await this.read.find(User, { id }));
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => SavedUser, { description: 'Makes an account.' })
  async createUser(
    @Arg('input', () => CreateUserInput, { description: 'The new account.' }) input: CreateUserInput,
    @Ctx() context: SignedIn,
  ): Promise<SavedUser> {
    return this.saved(await this.accounts.create(orderOf(context), input));
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => SavedUser, { description: 'Changes an account, its groups and its roles in the system.' })
  async updateUser(
    @Arg('input', () => UpdateUserInput, { description: 'The account as it shall be.' })
    input: UpdateUserInput,
    @Arg('preview', () => Boolean, previewArg) preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedUser> {
    return this.saved(await this.accounts.update(orderOf(context, preview), input));
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => SavedUser, { description: 'Gives somebody a new password; all their sessions end.' })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'Whose, and which.' }) input: ResetPasswordInput,
    @Ctx() context: SignedIn,
  ): Promise<SavedUser> {
    return this.saved(await this.accounts.resetPassword(orderOf(context), input));
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => SavedUser, { description: 'Deactivates an account, or lets it sign in again.' })
  async setUserActive(
    @Arg('input', () => SetUserActiveInput, { description: 'Which one, and whether.' })
    input: SetUserActiveInput,
    @Arg('preview', () => Boolean, previewArg) preview: boolean,
    @Ctx() context: SignedIn,
  ): Promise<SavedUser> {
    return this.saved(await this.accounts.setActive(orderOf(context, preview), input));
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => UserAccount, { description: 'Ends the delay after failed sign-ins.' })
  async unlockUser(
    @Arg('id', () => Int, { description: 'Whose.' }) id: number,
    @Ctx() context: SignedIn,
  ): Promise<UserAccount> {
    return (await this.saved(await this.accounts.unlock(orderOf(context), id))).user;
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => UserAccount, { description: 'Ends sessions of somebody; their sockets are closed.' })
  async endUserSession(
    @Arg('userId', () => Int, { description: 'Whose.' }) userId: number,
    @Arg('sessionId', () => Int, { nullable: true, description: 'Which one; all of them when left out.' })
    sessionId: number | null,
    @Ctx() context: SignedIn,
  ): Promise<UserAccount> {
    const outcome = await this.accounts.endSessions(orderOf(context), userId, sessionId ?? null);
    return (await this.saved(outcome)).user;
  }

  @Authorized<Guard>('user.edit')
  @Mutation(() => UserImport, {
    description: 'Makes and changes accounts from a CSV text; rows with errors are left out.',
  })
  importUsers(
    @Arg('input', () => ImportUsersInput, { description: 'The text.' }) input: ImportUsersInput,
    @Ctx() context: SignedIn,
  ): Promise<UserImport> {
    return this.importer.run(orderOf(context), input);
  }

  private async saved({ made, effect }: AdminOutcome<number>): Promise<SavedUser> {
    return { user: (await this.read.find(User, { id: made }))!, effect: effectType(effect) };
  }
}

/** Members and holders are few: they are found first, and ordered then. */
const readInOrder = ({ filter }: UsersArguments, inNameOrder: boolean): boolean =>
  inNameOrder && !isGiven(filter?.groupId) && !isGiven(filter?.roleId);

function matching({ active, groupId, outsideGroupId, roleId, mustChangePassword }: UserFilter): Sql[] {
  const flag = (column: Sql, value: boolean | null | undefined): Sql[] =>
    typeof value === 'boolean' ? [sql`${column} = ${value ? 1 : 0}`] : [];
  return [
    ...flag(sql`x.active`, active),
    ...flag(sql`x.mustChangePassword`, mustChangePassword),
    ...(isGiven(groupId)
      ? [sql`x.id IN (SELECT gm.userId FROM group_member gm WHERE gm.groupId = ${groupId})`]
      : []),
    ...(isGiven(outsideGroupId)
      ? [
          sql`x.organizationId = (SELECT og.organizationId FROM user_group og WHERE og.id = ${outsideGroupId})`,
          sql`NOT EXISTS (
            SELECT 1 FROM group_member om WHERE om.userId = x.id AND om.groupId = ${outsideGroupId})`,
        ]
      : []),
    ...(isGiven(roleId)
      ? [
          // Around the union, because MariaDB reads a bare one anew for every row.
          sql`x.id IN (SELECT h.userId FROM (
            SELECT ur.userId FROM user_role ur WHERE ur.roleId = ${roleId}
            UNION
            SELECT rm.userId FROM group_member_role mr JOIN group_member rm ON rm.id = mr.memberId
            WHERE mr.roleId = ${roleId}) h)`,
        ]
      : []),
  ];
}
