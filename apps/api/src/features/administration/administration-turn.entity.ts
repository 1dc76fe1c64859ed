import { Column, Entity, Index } from 'typeorm';
import { Base } from '../../platform/database/base.entity';
import { int } from '../../platform/database/columns';

/** How many changes of administration run side by side at most. */
export const turns = 64;

/**
 * Whoever changes an organization's people or rights holds its turn, so that such changes follow each other. Not the row
 * of the organization: everybody who works with tickets shares that one.
 */
@Entity('administration_turn')
@Index(['slot'], { unique: true })
export class AdministrationTurn extends Base {
  @Column(int) slot!: number;
}

/** The turn of an organization; what belongs to nobody has the first. */
export const turnOf = (organizationId: number | null): number => (organizationId ?? 0) % turns;
