import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import type { RequestContext } from '../../access/context';
import { manyBy, type Batch } from '../../platform/graphql/loaders';
import { personById } from '../accounts/people.service';
import { User } from '../accounts/user.entity';
import { Attachment } from '../attachments/attachment.entity';
import { TicketEvent } from './ticket-event.entity';
import { TicketMessage } from './ticket-message.entity';
import { TicketRating } from './ticket-rating.entity';

const filesOfMessage = manyBy(Attachment, 'messageId');
const messageOfEntry: Batch<number, TicketMessage | null> = async (read, entryIds) => {
  const messages = await read.list(TicketMessage, { entryId: In([...entryIds]) });
  const byEntry = new Map(messages.map((message) => [message.entryId, message]));
  return entryIds.map((id) => byEntry.get(id) ?? null);
};

/** Entries of the history. Which of them are shown is decided before; their messages share their visibility. */
@Resolver(() => TicketEvent)
export class TimelineEntryResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who did it; null for automation.' })
  actor(@Root() entry: TicketEvent, @Ctx() { loaders }: RequestContext) {
    return entry.actorId === null ? null : loaders.load(personById, entry.actorId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The assignee before, when it changed.' })
  oldAssignee(@Root() entry: TicketEvent, @Ctx() { loaders }: RequestContext) {
    return entry.oldAssigneeId === null ? null : loaders.load(personById, entry.oldAssigneeId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The assignee after, when it changed.' })
  newAssignee(@Root() entry: TicketEvent, @Ctx() { loaders }: RequestContext) {
    return entry.newAssigneeId === null ? null : loaders.load(personById, entry.newAssigneeId);
  }

  @FieldResolver(() => TicketMessage, { nullable: true, description: 'What was written with it.' })
  message(@Root() entry: TicketEvent, @Ctx() { loaders }: RequestContext): Promise<TicketMessage | null> {
    return loaders.load(messageOfEntry, entry.id);
  }
}

/** Messages. */
@Resolver(() => TicketMessage)
export class MessageResolver {
  @FieldResolver(() => [Attachment], { description: 'Files of the message.' })
  attachments(@Root() message: TicketMessage, @Ctx() { loaders }: RequestContext): Promise<Attachment[]> {
    return loaders.load(filesOfMessage, message.id);
  }
}

/** Files. */
@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => String, { description: 'Path of the download; rights are checked there.' })
  url(@Root() file: Attachment): string {
    return `/files/${file.id}`;
  }
}

/** Ratings. */
@Resolver(() => TicketRating)
export class RatingResolver {
  @FieldResolver(() => User, { description: 'Who gave it.' })
  author(@Root() rating: TicketRating, @Ctx() { loaders }: RequestContext) {
    return loaders.load(personById, rating.authorId);
  }
}
