import type { Viewer } from '../../access/viewer';
import type { Reader } from '../../platform/database/reader';
import { TicketMessage } from '../tickets/ticket-message.entity';
import { visibleTicket } from '../tickets/ticket.resolver';
import type { Attachment } from './attachment.entity';

/** Files share the visibility of their ticket and message; a file not attached yet belongs to its uploader. */
export async function mayDownload(
  read: Reader,
  { viewer }: { viewer: Viewer },
  file: Attachment,
): Promise<boolean> {
  if (file.ticketId === null) return file.uploaderId === viewer.id;
  if (!(await visibleTicket(read, viewer, file.ticketId))) return false;
  if (file.messageId === null) return true;
  const message = await read.find(TicketMessage, { id: file.messageId });
  return Boolean(message) && (viewer.isProvider || !message!.internal);
}
