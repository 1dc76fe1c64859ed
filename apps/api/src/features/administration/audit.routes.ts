import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/viewer';
import { Failure } from '../../platform/graphql/failure';
import { answerError } from '../../platform/http/error-answer';
import { localeOf, originOf } from '../../platform/http/request-origin';
import type { Logger } from '../../platform/logger';
import type { AuditExport } from './audit-export';
import { auditQuery } from './audit-query';

interface Options {
  readonly audit: AuditExport;
  readonly logger: Logger;
  /** Whose session the request carries; null when none. Throws a Failure for a session that may do nothing yet. */
  authenticate(request: FastifyRequest): Promise<Viewer | null>;
}

/** `GET /audit.csv` gives the audit log as a file, filtered like the query. */
export function auditRoutes({ audit, logger, authenticate }: Options): FastifyPluginAsync {
  const signedIn = async (request: FastifyRequest): Promise<Viewer> => {
    const viewer = await authenticate(request);
    if (!viewer) throw new Failure('UNAUTHENTICATED', 'unauthenticated');
    return viewer;
  };
  return async (fastify: FastifyInstance) => {
    const callers = new WeakMap<FastifyRequest, Viewer>();
    fastify.setErrorHandler((error, request, reply) => {
      const locale = callers.get(request)?.locale ?? localeOf(request.headers['accept-language']);
      return answerError(error, reply, locale, logger);
    });

    fastify.get<{ Querystring: Record<string, unknown> }>(
      '/audit.csv',
      { exposeHeadRoute: false },
      async (request, reply) => {
        const viewer = await signedIn(request);
        callers.set(request, viewer);
        const filter = auditQuery(request.query);
        const origin = originOf(request.headers, request.ip);
        const lines = await audit.open(viewer, origin, filter, () => signedIn(request));
        return reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="audit.csv"')
          .header('cache-control', 'no-store')
          .send(Readable.from(lines));
      },
    );
  };
}
