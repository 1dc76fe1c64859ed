import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { TicketMessage } from '../tickets/ticket-message.entity';
import type { TicketSight } from '../tickets/ticket-sight.service';
import type { Attachment } from './attachment.entity';

/** Who may download a file. */
export class AttachmentAccess {
  constructor(
    private readonly read: Reader,
    private readonly sight: TicketSight,
  ) {}

  /** Files share the visibility of their ticket and message; a file not attached yet belongs to its uploader. */
  async mayDownload(viewer: Viewer, file: Attachment): Promise<boolean> {
    if (file.ticketId === null) return file.uploaderId === viewer.id;
    if (!(await this.sight.find(viewer, file.ticketId))) return false;
    if (file.messageId === null) return true;
    const message = await this.read.find(TicketMessage, { id: file.messageId });
    return message !== null && (viewer.isProvider || !message.internal);
  }
}
