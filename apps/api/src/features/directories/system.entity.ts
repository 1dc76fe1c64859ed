import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, text } from '../../platform/database/columns';

/** A system that the provider supports; groups are connected to systems. */
@ObjectType('System', { description: 'A system that the provider supports.' })
@Entity('supported_system')
export class SupportedSystem extends Base {
  @Field(() => String, { description: 'Name of the system.' })
  @Column(text(255))
  name!: string;

  @Column(bool)
  active!: boolean;

  @Column({ ...int, default: 1 })
  version!: number;
}
