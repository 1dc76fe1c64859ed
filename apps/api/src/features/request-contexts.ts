import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer';
import type { Config } from '../config';
import type { Reader } from '../platform/database/reader';
import { RequestContext, type CookieJar, type ResolverOf } from '../platform/graphql/context';
import { Failure } from '../platform/graphql/failure';
import { cookieIn, originOf, sessionCookie } from '../platform/http/request-origin';
import type { SessionStore } from './accounts/session-store';

/** Finds out who calls, for every kind of request. */
export class RequestContexts {
  constructor(
    private readonly read: Reader,
    private readonly sessions: SessionStore,
    private readonly resolverOf: ResolverOf,
    private readonly config: Config,
  ) {}

  /** The context of a GraphQL request over HTTP; keeps a session in use alive. */
  async ofRequest(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext<Viewer>> {
    const token = request.cookies[sessionCookie];
    const presence = await this.sessions.present(token);
    const cookies = this.jarOf(reply);
    const extended = presence && (await this.sessions.extend(presence.session));
    if (extended) cookies.set(token!, extended);
    const origin = originOf(request.headers, request.ip);
    return new RequestContext(
      this.read,
      origin,
      presence?.session ?? null,
      presence?.viewer ?? null,
      this.resolverOf,
      cookies,
    );
  }

  /** The context of an operation on a socket; null when nobody is signed in any more. */
  async ofUpgrade(request: IncomingMessage): Promise<RequestContext<Viewer> | null> {
    const presence = await this.sessions.present(cookieIn(request.headers.cookie, sessionCookie));
    if (!presence) return null;
    const origin = originOf(request.headers, request.socket.remoteAddress ?? '');
    return new RequestContext(this.read, origin, presence.session, presence.viewer, this.resolverOf, null);
  }

  /** Who uploads or downloads; null when nobody is signed in. */
  async viewerOf(request: FastifyRequest): Promise<FileViewer | null> {
    const presence = await this.sessions.present(request.cookies[sessionCookie]);
    if (presence?.session.mustChangePassword)
      throw new Failure('PASSWORD_CHANGE_REQUIRED', 'passwordChangeRequired');
    if (!presence) return null;
    const { viewer } = presence;
    return { id: viewer.id, organizationId: viewer.organizationId, locale: viewer.locale, viewer };
  }

  private jarOf(reply: FastifyReply): CookieJar {
    const secure = this.config.PORTAL_URL?.startsWith('https:') ?? false;
    const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
    return {
      set: (token, expires) => void reply.setCookie(sessionCookie, token, { ...options, expires }),
      clear: () => void reply.clearCookie(sessionCookie, options),
    };
  }
}

/** Whoever calls the routes of files. */
export interface FileViewer {
  readonly id: number;
  readonly organizationId: number;
  readonly locale: Viewer['locale'];
  readonly viewer: Viewer;
}
