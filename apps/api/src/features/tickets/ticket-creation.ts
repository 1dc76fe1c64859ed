import { priorityRank, searchKey, statusRank, ticketNumber, type ChangeSource } from '@supportal/domain';
import type { Viewer } from '../../access/viewer';
import type { ViewerSource } from '../../access/viewer-source';
import type { Clock } from '../../platform/clock';
import type { Idempotency } from '../../platform/database/idempotency';
import type { Tx } from '../../platform/database/tx';
import { Failure, type MessageDraft } from '../../platform/graphql/failure';
import type { AttachmentStore } from '../attachments/attachment.store';
import { Environment } from '../directories/environment.entity';
import { SupportedSystem } from '../directories/system.entity';
import type { TicketLog } from './ticket-log';
import { searchTextLength, Ticket } from './ticket.entity';
import type { CreateTicketInput } from './ticket.inputs';

/** Writes new tickets. */
export class TicketCreation {
  constructor(
    private readonly once: Idempotency,
    private readonly log: TicketLog,
    private readonly attachments: AttachmentStore,
    private readonly viewers: ViewerSource,
    private readonly clock: Clock,
  ) {}

  /** A new ticket of the viewer; the same key and content again returns the same one. */
  create(caller: Viewer, input: CreateTicketInput, source: ChangeSource): Promise<number> {
    const { key, ...content } = input;
    return this.once.once(
      { userId: caller.id, operation: 'createTicket', key, input: content },
      async (tx) => {
        const viewer = await this.viewers.current(tx, caller);
        const groupId = groupFor(viewer, input);
        await this.expectDirectories(tx, input);
        const now = this.clock.now();
        const { id } = await tx.insert(Ticket, rowOf(viewer, input, groupId, now));
        await tx.update(Ticket, id, { searchText: searchTextOf(id, input.subject) });
        const ids = input.attachmentIds ?? [];
        if (ids.length)
          await this.attachments.bind(tx, {
            uploaderId: viewer.id,
            ids: [...ids],
            ticketId: id,
            messageId: null,
          });
        const entryId = await this.log.write(tx, {
          ticketId: id,
          at: now,
          kind: 'CREATED',
          actorId: viewer.id,
          source,
          toStatus: 'NEW',
        });
        tx.raise('ticket.created', { ticketId: id, entryId, by: viewer.id });
        return id;
      },
    );
  }

  private async expectDirectories(tx: Tx, { systemId, environmentId }: CreateTicketInput): Promise<void> {
    const system = await tx.find(SupportedSystem, { id: systemId });
    if (!system?.active) throw wrong({ systemId: { key: 'unknownSystem' } });
    const environment = await tx.find(Environment, { id: environmentId });
    if (!environment?.active) throw wrong({ environmentId: { key: 'unknownEnvironment' } });
  }
}

function rowOf(viewer: Viewer, input: CreateTicketInput, groupId: number, now: Date): Omit<Ticket, 'id'> {
  return {
    version: 1,
    subject: input.subject.trim(),
    body: input.body,
    searchText: '',
    type: input.type,
    priority: input.priority,
    priorityRank: priorityRank(input.priority),
    status: 'NEW',
    statusRank: statusRank('NEW'),
    systemId: input.systemId,
    environmentId: input.environmentId,
    platformVersion: input.platformVersion?.trim() ?? '',
    authorId: viewer.id,
    organizationId: viewer.organizationId,
    groupId,
    assigneeId: null,
    createdAt: now,
    updatedAt: now,
    statusChangedAt: now,
    firstResponseAt: null,
    closedAt: null,
    reopenCount: 0,
    answered: false,
    waitStartedAt: null,
    deadlineAt: null,
  };
}

/** Number and subject as they are searched. One letter can become eighteen: what the column cannot hold is cut off. */
const searchTextOf = (id: number, subject: string): string =>
  [...searchKey(`${ticketNumber(id)} ${subject}`)].slice(0, searchTextLength).join('');

/** The group a ticket is filed under: the named one, or the first of the viewer's that is connected to the system. */
function groupFor(viewer: Viewer, { groupId, systemId }: CreateTicketInput): number {
  const groups = viewer.facts.groups.filter((group) => viewer.mayIn('ticket.create', group.id));
  if (groupId && !groups.some((group) => group.id === groupId))
    throw wrong({ groupId: { key: 'unknownGroup' } });
  const connected = groups.filter(
    (group) => group.systemIds.includes(systemId) && (!groupId || group.id === groupId),
  );
  if (!connected[0]) throw wrong({ systemId: { key: 'unknownSystem' } });
  return connected[0].id;
}

const wrong = (fields: Record<string, MessageDraft>): Failure =>
  new Failure('BAD_USER_INPUT', 'badInput', { fields });
