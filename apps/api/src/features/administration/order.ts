import type { SignedIn } from '../../access/context';
import type { AdminOrder } from './administration';

/** What the caller of a mutation orders. */
export const orderOf = ({ viewer, origin }: SignedIn, preview = false): AdminOrder => ({
  viewer,
  origin,
  preview,
});
