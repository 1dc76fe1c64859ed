import { limits, type TicketType } from '@supportal/domain';
import { ValidateNested } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { AtMost, Filled, SingleLine, Text } from '../../platform/graphql/rules';
import { TicketTypeEnum } from '../tickets/ticket.enums';

/** One thing the description should tell, in both languages. */
@ObjectType('ChecklistItem', { description: 'One thing the description should tell, in both languages.' })
export class ChecklistItemType {
  @Field(() => String, { description: 'Short, Russian; the form writes it into the description.' })
  headingRu!: string;
  @Field(() => String, { description: 'Short, English.' })
  headingEn!: string;
  @Field(() => String, { description: 'What exactly to tell, Russian.' })
  hintRu!: string;
  @Field(() => String, { description: 'What exactly to tell, English.' })
  hintEn!: string;
}

/** What the description of a ticket of a type should tell. */
@ObjectType('Checklist', { description: 'What the description of a ticket of a type should tell.' })
export class ChecklistType {
  @Field(() => TicketTypeEnum, { description: 'The type.' })
  ticketType!: TicketType;
  @Field(() => Int, { description: 'Grows with every change; pass the one you saw when you save.' })
  version!: number;
  @Field(() => [ChecklistItemType], { description: 'The items in their order.' })
  items!: ChecklistItemType[];
}

/** One thing the description should tell, in both languages. */
@InputType({ description: 'One thing the description should tell, in both languages.' })
export class ChecklistItemInput {
  @Field(() => String, { description: 'Short, Russian; the form writes it into the description.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  headingRu!: string;
  @Field(() => String, { description: 'Short, English.' })
  @Text(limits.name)
  @Filled()
  @SingleLine()
  headingEn!: string;
  @Field(() => String, { defaultValue: '', description: 'What exactly to tell, Russian.' })
  @Text(limits.checklistHint)
  hintRu!: string;
  @Field(() => String, { defaultValue: '', description: 'What exactly to tell, English.' })
  @Text(limits.checklistHint)
  hintEn!: string;
}

/** A checklist as it shall be. */
@InputType({ description: 'A checklist as it shall be.' })
export class UpdateChecklistInput {
  @Field(() => TicketTypeEnum, { description: 'Of which type.' })
  ticketType!: TicketType;
  @Field(() => Int, { description: 'The version the caller saw; CONFLICT when it is another one by now.' })
  version!: number;
  @Field(() => [ChecklistItemInput], { description: 'The items in their order, at most 20.' })
  @AtMost(limits.checklistItems)
  @ValidateNested({ each: true })
  items!: ChecklistItemInput[];
}
