import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Guard } from '../../access/auth-checker';
import type { Viewer } from '../../access/viewer';
import { sectionsOf } from '../../access/administration.policy';
import { tabsOf } from '../../access/visible-tickets';
import type { RequestContext, SignedIn } from '../../access/context';
import { Failure, notFound } from '../../platform/graphql/failure';
import { byId } from '../../platform/graphql/loaders';
import { Organization } from '../organizations/organization.entity';
import type { AccountService } from './account.service';
import type { Presence, SessionStore } from './session-store';
import {
  ChangePasswordInput,
  OwnSession,
  PreferencesInput,
  SessionType,
  SignInInput,
  ViewerType,
} from './session.types';

const organizationOf = byId(Organization);

/** The viewer as callers see it. */
export const viewerType = (viewer: Viewer): ViewerType => ({
  id: viewer.id,
  login: viewer.facts.login,
  fullName: viewer.facts.fullName,
  organizationId: viewer.organizationId,
  isSpecialist: viewer.isProvider,
  permissions: viewer.allRights(),
  permissionsEverywhere: viewer.rightsEverywhere(),
  adminSections: sectionsOf(viewer),
  tabs: tabsOf(viewer),
  locale: viewer.locale,
  theme: viewer.facts.theme,
  timeZone: viewer.facts.timeZone,
});

/** The session as callers see it. */
export const sessionType = ({ session, viewer }: Presence): SessionType => ({
  viewer: viewerType(viewer),
  mustChangePassword: session.mustChangePassword,
  expiresAt: session.expiresAt,
});

/** Signing in and out, the own password, preferences. */
@Resolver(() => ViewerType)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly store: SessionStore,
  ) {}

  @Query(() => SessionType, {
    nullable: true,
    description: 'The session of the caller, null when signed out.',
  })
  session(@Ctx() { session, viewer }: RequestContext): SessionType | null {
    return session && viewer ? sessionType({ session, viewer }) : null;
  }

  @Extensions({ credentials: true })
  @Mutation(() => SessionType, { description: 'Opens a session and sets its cookie.' })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
    @Ctx() context: RequestContext,
  ): Promise<SessionType> {
    expectCookies(context);
    const opened = await this.accounts.signIn(input, context.origin);
    return this.enter(context, opened, 'signInFailed');
  }

  @Mutation(() => Boolean, { description: 'Ends the session of the caller; true also when there is none.' })
  async signOut(@Ctx() { session, cookies }: RequestContext): Promise<boolean> {
    if (session) await this.accounts.signOut(session.userId, session.id);
    cookies?.clear();
    return true;
  }

  @Authorized<Guard>('password.pending')
  @Extensions({ credentials: true })
  @Mutation(() => SessionType, {
    description: 'Changes the own password; all other sessions of the caller end.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The old and the new password.' })
    input: ChangePasswordInput,
    @Ctx() context: SignedIn,
  ): Promise<SessionType> {
    expectCookies(context);
    const opened = await this.accounts.changePassword(context.viewer.id, input, context.origin);
    return this.enter(context, opened, 'unauthenticated');
  }

  @Authorized()
  @Mutation(() => ViewerType, { description: 'Changes language, theme or time zone of the caller.' })
  async updatePreferences(
    @Arg('input', () => PreferencesInput, { description: 'What changes.' }) input: PreferencesInput,
    @Ctx() { viewer, session }: SignedIn,
  ): Promise<ViewerType> {
    await this.accounts.updatePreferences(viewer.id, input);
    const presence = (await this.store.alive([session.id])).get(session.id);
    return viewerType(presence?.viewer ?? viewer);
  }

  @Authorized()
  @Query(() => [OwnSession], { description: 'Where I am signed in, the newest first.' })
  async sessions(@Ctx() { viewer, session }: SignedIn): Promise<OwnSession[]> {
    const own = await this.store.ofUser(viewer.id);
    return own.map((one) => ({ ...one, current: one.id === session.id }));
  }

  @Authorized()
  @Mutation(() => Boolean, { description: 'Ends one of my sessions; its sockets are closed.' })
  async revokeSession(
    @Arg('id', () => Int, { description: 'The session.' }) id: number,
    @Ctx() { viewer }: SignedIn,
  ): Promise<boolean> {
    if (!(await this.accounts.revoke(viewer.id, id))) throw notFound();
    return true;
  }

  @FieldResolver(() => Organization, { description: 'The organization the person belongs to.' })
  organization(@Root() viewer: ViewerType, @Ctx() { loaders }: RequestContext): Promise<Organization | null> {
    return loaders.load(organizationOf, viewer.organizationId);
  }

  private async enter(
    context: RequestContext,
    opened: { token: string; expiresAt: Date },
    refusal: 'signInFailed' | 'unauthenticated',
  ): Promise<SessionType> {
    const presence = await this.store.present(opened.token);
    // The account or its organization was deactivated since the session was opened.
    if (!presence) throw new Failure('UNAUTHENTICATED', refusal);
    context.session = presence.session;
    context.renew(presence.viewer);
    context.cookies?.set(opened.token, opened.expiresAt);
    return sessionType(presence);
  }
}

/** A socket cannot set cookies: whoever opened a session there could not use it. */
function expectCookies({ cookies }: RequestContext): void {
  if (!cookies) throw new Failure('BAD_USER_INPUT', 'overHttpOnly');
}
