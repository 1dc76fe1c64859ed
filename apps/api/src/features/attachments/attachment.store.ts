import type { Readable } from 'node:stream';
import { limits } from '@supportal/domain';
import { IsNull } from 'typeorm';
import type { Clock } from '../../platform/clock';
import { isUnavailable } from '../../platform/database/database-errors';
import type { Reader } from '../../platform/database/reader';
import type { Tx } from '../../platform/database/tx';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { isContentOf } from '../../platform/files/content-type';
import { cleanFileName, extensionOf } from '../../platform/files/file-name';
import { newFileKey, type FileStore } from '../../platform/files/file-store';
import { fileTypeOf, isDeclaredAs, type FileType } from '../../platform/files/file-types';
import { Failure } from '../../platform/graphql/failure';
import { User } from '../accounts/user.entity';
import { Attachment } from './attachment.entity';

/** A file that arrives. */
export interface Arrival {
  readonly uploaderId: number;
  /** As the sender named it. */
  readonly name: string;
  /** As the sender declared it. */
  readonly mediaType: string;
  readonly source: Readable;
}

/** Where files go when their message is written. */
export interface Binding {
  readonly uploaderId: number;
  readonly ids: readonly number[];
  readonly ticketId: number;
  /** Null for files of the description. */
  readonly messageId: number | null;
}

/** Files a person may have uploaded without using them yet. */
const maxUnbound = 50;

/** Uploaded files: bytes in the file store, everything else in rows. */
export class AttachmentStore {
  /** Uploads under way on this node, by person: they count as if they were there. */
  private readonly arriving = new Map<number, number>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly read: Reader,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** Stores a file that belongs to nobody's message yet. When it is refused nothing of it is left. */
  async add(arrival: Arrival): Promise<Attachment> {
    const { uploaderId } = arrival;
    const before = this.arriving.get(uploaderId) ?? 0;
    this.arriving.set(uploaderId, before + 1);
    try {
      const unbound = await this.read.list(Attachment, { uploaderId, ticketId: IsNull() });
      if (unbound.length + before >= maxUnbound) throw new Failure('RATE_LIMITED', 'rateLimited');
      return await this.receive(arrival);
    } finally {
      const left = this.arriving.get(uploaderId)! - 1;
      if (left) this.arriving.set(uploaderId, left);
      else this.arriving.delete(uploaderId);
    }
  }

  /** Gives files to a message or description: all of them, or none. Only the uploader's own and unused ones. */
  async bind(tx: Tx, { uploaderId, ids, ticketId, messageId }: Binding): Promise<Attachment[]> {
    // In the order of ids, so that two messages with the same files do not wait for each other.
    const wanted = [...new Set(ids)].sort((a, b) => a - b);
    if (wanted.length > limits.filesPerMessage) throw refusedFiles('tooManyFiles');
    const bound: Attachment[] = [];
    for (const id of wanted) {
      const row = await tx.lock(Attachment, { id });
      if (!row || row.uploaderId !== uploaderId || row.ticketId !== null) throw refusedFiles('unknownFile');
      await tx.update(Attachment, id, { ticketId, messageId });
      bound.push(Object.assign(row, { ticketId, messageId }));
    }
    return bound;
  }

  /** Removes a file that was just added and turned out to be part of a damaged upload. */
  async discard({ id, storageKey }: Attachment): Promise<void> {
    await this.uow.run((tx) => tx.remove(Attachment, { id, ticketId: IsNull() }));
    await this.files.remove(storageKey);
  }

  /** The row, or null. */
  find(id: number): Promise<Attachment | null> {
    return this.read.find(Attachment, { id });
  }

  /** The bytes. */
  open({ storageKey }: Attachment): Promise<Readable> {
    return this.files.open(storageKey);
  }

  private async receive({ uploaderId, name: rawName, mediaType, source }: Arrival): Promise<Attachment> {
    const name = cleanFileName(rawName);
    if (!name) throw new Failure('BAD_USER_INPUT', 'fileNameInvalid');
    const type = fileTypeOf(extensionOf(name));
    if (!type) throw new Failure('UNSUPPORTED_FILE', 'fileTypeRefused');
    if (!isDeclaredAs(type, mediaType)) throw new Failure('UNSUPPORTED_FILE', 'fileContentMismatch');
    const storageKey = newFileKey();
    try {
      const { size } = await this.files.put(storageKey, source);
      if (!size) throw new Failure('BAD_USER_INPUT', 'fileEmpty');
      await this.expectContent(type, storageKey);
      return await this.record({
        uploaderId,
        name,
        size,
        storageKey,
        mediaType: type.mediaType,
        isImage: type.isImage,
      });
    } catch (error) {
      // Whether the row was written is unknown when the database is lost: bytes without a row are removed by the job.
      if (!isUnavailable(error)) await this.files.remove(storageKey);
      throw error;
    }
  }

  private async expectContent(type: FileType, storageKey: string): Promise<void> {
    if (await isContentOf(type, () => this.files.open(storageKey))) return;
    throw new Failure('UNSUPPORTED_FILE', 'fileContentMismatch');
  }

  private record(
    values: Omit<Attachment, 'id' | 'ticketId' | 'messageId' | 'createdAt'>,
  ): Promise<Attachment> {
    return this.uow.run(async (tx) => {
      // The uploader's row is held, so that uploads to several nodes cannot pass the cap together.
      await tx.lock(User, { id: values.uploaderId });
      const unbound = await tx.list(Attachment, { uploaderId: values.uploaderId, ticketId: IsNull() });
      if (unbound.length >= maxUnbound) throw new Failure('RATE_LIMITED', 'rateLimited');
      return tx.insert(Attachment, {
        ...values,
        ticketId: null,
        messageId: null,
        createdAt: this.clock.now(),
      });
    });
  }
}

function refusedFiles(key: 'tooManyFiles' | 'unknownFile'): Failure {
  const params = { max: limits.filesPerMessage };
  return new Failure('BAD_USER_INPUT', key, { params, fields: { attachmentIds: { key, params } } });
}
