import { initial } from './1763900000000-initial';
import { administration } from './1764300000000-administration';
import { directories } from './1764300100000-directories';
import { accountSearch } from './1764300200000-account-search';
import { accountWords } from './1764300300000-account-words';

/** Every migration, oldest first. */
export const migrations = [initial, administration, directories, accountSearch, accountWords];
