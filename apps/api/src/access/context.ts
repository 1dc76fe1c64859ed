import type { RequestContext as Base, SignedInSession } from '../platform/graphql/context';
import type { Viewer } from './viewer';

/** What a resolver knows of its caller. */
export type RequestContext = Base<Viewer>;

/** The context of a field behind `@Authorized`: somebody is signed in. */
export type SignedIn = RequestContext & { session: SignedInSession; viewer: Viewer };
