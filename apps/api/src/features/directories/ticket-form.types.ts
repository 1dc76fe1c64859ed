import type { TicketType } from '@supportal/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Group } from '../groups/group.entity';
import { TicketTypeEnum } from '../tickets/ticket.enums';
import { Environment } from './environment.entity';

/** One thing the description should tell. */
@ObjectType({ description: 'One thing the description should tell.' })
export class RequiredInformationItem {
  @Field(() => Int, { description: 'Unique within its kind.' })
  id!: number;
  @Field(() => String, { description: 'Short; the form writes it into the description.' })
  heading!: string;
  @Field(() => String, { description: 'What exactly to tell.' })
  hint!: string;
}

/** What the description of a ticket of a type should tell. */
@ObjectType({ description: 'What the description of a ticket of a type should tell.' })
export class RequiredInformation {
  @Field(() => TicketTypeEnum, { description: 'The type.' })
  type!: TicketType;
  @Field(() => [RequiredInformationItem], { description: 'In the language of the caller.' })
  items!: RequiredInformationItem[];
}

/** What the form of a new ticket offers to the caller. */
@ObjectType({ description: 'What the form of a new ticket offers to the caller.' })
export class TicketForm {
  @Field(() => [Group], { description: 'My groups, with the systems they are connected to.' })
  groups!: Group[];
  @Field(() => [Environment], { description: 'Where problems can show.' })
  environments!: Environment[];
  @Field(() => [RequiredInformation], { description: 'The checklists.' })
  requiredInformation!: RequiredInformation[];
}
