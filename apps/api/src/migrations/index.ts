import { initial } from './1763900000000-initial';

/** Every migration, oldest first. */
export const migrations = [initial];
