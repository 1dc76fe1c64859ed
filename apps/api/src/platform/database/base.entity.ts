import { Field, Int, ObjectType } from 'type-graphql';
import { PrimaryGeneratedColumn } from 'typeorm';

/** Every row has an auto-increment id. */
@ObjectType()
export abstract class Base {
  /** Unique within its kind, never reused. */
  @Field(() => Int, { description: 'Unique within its kind, never reused.' })
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;
}
