import type { SystemName } from './systems';

/** Somebody with a name of their own, the others of a company are made up. */
export interface NamedPerson {
  readonly login: string;
  readonly fullName: string;
  readonly position: string;
  /** How many tickets compared with the others of the group; 1 when absent. */
  readonly weight?: number;
  readonly mustChangePassword?: true;
  readonly description?: string;
}

/** A group of a customer; its first member leads it. */
export interface GroupTexts {
  readonly name: string;
  readonly description: string;
  /** None: the group waits for its connection. */
  readonly systems: readonly SystemName[];
  readonly positions: readonly string[];
  readonly size: number;
  readonly named: readonly NamedPerson[];
  /** Share of the company's tickets. */
  readonly weight: number;
}

/** A customer company and the words its tickets are written in. */
export interface CompanyTexts {
  readonly name: string;
  readonly domain: string;
  readonly timeZone: string;
  readonly cityCode: string;
  /** Has working hours of its own. */
  readonly ownCalendar?: true;
  readonly client: string;
  readonly clientGen: string;
  readonly clients: string;
  readonly clientsGen: string;
  readonly places: readonly string[];
  readonly items: readonly string[];
  readonly administrator: NamedPerson;
  readonly groups: readonly GroupTexts[];
  /** Share of all tickets. */
  readonly weight: number;
}
