import multipart from '@fastify/multipart';
import type { Locale } from '@supportal/domain';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { FileMissing } from '../../platform/files/file-store';
import { Failure, notFound } from '../../platform/graphql/failure';
import { answerError } from '../../platform/http/error-answer';
import { localeOf } from '../../platform/http/request-origin';
import type { Logger } from '../../platform/logger';
import type { Attachment } from './attachment.entity';
import type { AttachmentStore } from './attachment.store';
import { downloadHeaders } from './download';
import { formLimits, malformed, receiveUpload } from './upload';

/** What the routes need to know of whoever calls. */
export interface FileViewer {
  readonly id: number;
  readonly organizationId: number;
  readonly locale: Locale;
}

interface Options<V extends FileViewer> {
  readonly store: AttachmentStore;
  readonly logger: Logger;
  /** Whose session the request carries; null when none. Throws a Failure for a session that may do nothing yet. */
  authenticate(request: FastifyRequest): Promise<V | null>;
  /** True when this file is within the viewer's reach. */
  mayDownload(viewer: V, attachment: Attachment): Promise<boolean>;
}

/** A refused upload may go on arriving for this long: a sender cut off in the middle would never read the answer. */
const lingering = 30_000;

/** `POST /files` takes one file as a multipart form, `GET /files/:id` gives it back. */
export function attachmentRoutes<V extends FileViewer>(options: Options<V>): FastifyPluginAsync {
  const { store, authenticate, mayDownload } = options;
  const callers = new WeakMap<FastifyRequest, V>();
  const signedIn = async (request: FastifyRequest): Promise<V> => {
    const viewer = await authenticate(request);
    if (!viewer) throw new Failure('UNAUTHENTICATED', 'unauthenticated');
    callers.set(request, viewer);
    return viewer;
  };
  return async (fastify: FastifyInstance) => {
    // Forms only: any other body is a malformed upload.
    fastify.removeAllContentTypeParsers();
    await fastify.register(multipart, { limits: formLimits, throwFileSizeLimit: false });
    fastify.setErrorHandler((error, request, reply) => {
      const locale = callers.get(request)?.locale ?? localeOf(request.headers['accept-language']);
      return sendError(error, request, reply, locale, options.logger);
    });

    fastify.post('/files', async (request, reply) => {
      expectOwnScript(request);
      const viewer = await signedIn(request);
      const { id, name, size, mediaType, isImage } = await receiveUpload(request, viewer.id, store);
      return reply.code(201).send({ id, name, size, mediaType, isImage, url: `/files/${id}` });
    });

    fastify.route<{ Params: { id: string }; Querystring: { download?: string } }>({
      method: ['GET', 'HEAD'],
      exposeHeadRoute: false,
      url: '/files/:id',
      handler: async (request, reply) => {
        const viewer = await signedIn(request);
        const attachment = /^\d{1,9}$/.test(request.params.id)
          ? await store.find(Number(request.params.id))
          : null;
        if (!attachment || !(await mayDownload(viewer, attachment))) throw notFound();
        const bytes = request.method === 'HEAD' ? undefined : await store.open(attachment);
        return reply.headers(downloadHeaders(attachment, request.query.download !== undefined)).send(bytes);
      },
    });
  };
}

/** Another site can make a browser post a form with its cookie, but not with a header of its own. */
function expectOwnScript({ headers }: FastifyRequest): void {
  if (headers['apollo-require-preflight'] || headers['x-requested-with']) return;
  throw new Failure('FORBIDDEN', 'badQuery');
}

function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  locale: Locale,
  logger: Logger,
) {
  if (!request.raw.readableEnded) letPass(request, reply);
  return answerError(causeOf(error, logger), reply, locale, logger);
}

function causeOf(error: unknown, logger: Logger): unknown {
  if (error instanceof FileMissing) {
    logger.error({ err: error }, 'a stored file is missing');
    return notFound();
  }
  // Refused by the HTTP server itself before the route: a body of another type, a broken length.
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status < 500 ? malformed() : error;
}

/** Lets the rest of a refused upload pass unread; a sender that does not come to an end is cut off. */
function letPass({ raw }: FastifyRequest, reply: FastifyReply): void {
  raw.unpipe();
  raw.resume();
  reply.raw.once('finish', () => {
    if (raw.readableEnded || raw.destroyed) return;
    const timer = setTimeout(() => raw.destroy(), lingering).unref();
    for (const end of ['end', 'close']) raw.once(end, () => clearTimeout(timer));
  });
}
