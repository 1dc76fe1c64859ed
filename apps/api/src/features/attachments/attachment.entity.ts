import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, optional, text, time } from '../../platform/database/columns';
import { User } from '../accounts/user.entity';
import { TicketMessage } from '../tickets/ticket-message.entity';
import { Ticket } from '../tickets/ticket.entity';

/** An uploaded file. Without a ticket it belongs to its uploader alone, until a job removes it. */
@ObjectType({ description: 'An uploaded file.' })
@Entity('attachment')
@Index(['ticketId'])
@Index(['messageId'])
@Index(['createdAt'])
@Index(['storageKey'], { unique: true })
export class Attachment extends Base {
  @Column(optional(int))
  @ForeignKey(() => Ticket)
  ticketId!: number | null;

  /** Null for files of the description itself. */
  @Column(optional(int))
  @ForeignKey(() => TicketMessage)
  messageId!: number | null;

  @Column(int)
  @ForeignKey(() => User)
  uploaderId!: number;

  @Field(() => String, { description: 'File name as the uploader had it.' })
  @Column(text(200))
  name!: string;

  @Field(() => Int, { description: 'Bytes.' })
  @Column(int)
  size!: number;

  @Field(() => String, { description: 'Media type found in the content.' })
  @Column(text(120))
  mediaType!: string;

  @Field(() => Boolean, { description: 'True when browsers may show it as an image.' })
  @Column(bool)
  isImage!: boolean;

  /** Name in the file store. */
  @Column(text(64))
  storageKey!: string;

  @Column(time)
  createdAt!: Date;
}
