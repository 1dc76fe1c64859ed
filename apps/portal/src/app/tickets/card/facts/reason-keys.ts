import type { TextKey } from '../../../core/i18n/texts';
import type { ReckoningReason } from '../../../../generated/graphql';

/** Texts that say why working time runs or stands. */
export const reasonKeys: Record<ReckoningReason, TextKey> = {
  WORKING: 'card.reasons.WORKING',
  BREAK: 'card.reasons.BREAK',
  OUTSIDE_HOURS: 'card.reasons.OUTSIDE_HOURS',
  WEEKEND: 'card.reasons.WEEKEND',
  DAY_OFF: 'card.reasons.DAY_OFF',
};
