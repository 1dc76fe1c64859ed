import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { limits } from '@supportal/domain';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../platform/graphql/failure';
import type { Attachment } from './attachment.entity';
import type { AttachmentStore } from './attachment.store';

/** Bytes a form may have around the file itself. */
const wrapping = 64 * 1024;

/** What the parser may meet in one upload: one file, a few small fields. */
export const formLimits = {
  fileSize: limits.fileSize,
  files: 1,
  fields: 5,
  fieldSize: 1_024,
  fieldNameSize: 100,
  headerPairs: 20,
  parts: 6,
};

export const tooLarge = (): Failure =>
  new Failure('PAYLOAD_TOO_LARGE', 'fileTooLarge', { params: { max: limits.fileSize / (1024 * 1024) } });
export const malformed = (): Failure => new Failure('BAD_USER_INPUT', 'uploadMalformed');

/** Receives the one file of a form. */
export async function receiveUpload(
  request: FastifyRequest,
  uploaderId: number,
  store: AttachmentStore,
): Promise<Attachment> {
  if (Number(request.headers['content-length'] ?? 0) > limits.fileSize + wrapping) throw tooLarge();
  if (!request.isMultipart()) throw malformed();
  let stored: Attachment | null = null;
  try {
    for await (const file of filesOf(request)) {
      const { filename: name = '', mimetype: mediaType } = file;
      stored = await store.add({ uploaderId, name, mediaType, source: bytesOf(file.file) });
    }
  } catch (error) {
    // What follows the file was damaged, so the whole upload is.
    if (stored) await store.discard(stored);
    throw error;
  }
  if (!stored) throw malformed();
  return stored;
}

/** The files of the form; a form that cannot be read to its end is malformed. */
async function* filesOf(request: FastifyRequest): AsyncGenerator<MultipartFile> {
  const parts = request.parts({ limits: formLimits })[Symbol.asyncIterator]();
  for (;;) {
    const step = await parts.next().catch(() => {
      throw malformed();
    });
    if (step.done) return;
    if (step.value.type === 'file') yield step.value;
  }
}

/** The bytes of a file as they arrive; ends with a failure at the limit or where the form breaks. */
function bytesOf(file: MultipartFile['file']): Readable {
  // At once: the parser would read the rest of an endless file to its end.
  file.once('limit', () => file.destroy(tooLarge()));
  return Readable.from(withFailures(file), { objectMode: false });
}

async function* withFailures(file: MultipartFile['file']): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) yield chunk as Buffer;
  } catch (error) {
    throw error instanceof Failure ? error : malformed();
  }
}
