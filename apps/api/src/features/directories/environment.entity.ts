import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { bool, int, text } from '../../platform/database/columns';

/** Where the problem shows: production, test and so on. */
@ObjectType({ description: 'Where the problem shows: production, test and so on.' })
@Entity('environment')
export class Environment extends Base {
  @Field(() => String, { description: 'Name of the environment.' })
  @Column(text(255))
  name!: string;

  @Column(bool)
  active!: boolean;

  @Column({ ...int, default: 1 })
  version!: number;
}
