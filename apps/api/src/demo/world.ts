import {
  compileCalendar,
  defaultCalendarSpec,
  type WorkCalendar,
  type WorkCalendarSpec,
} from '@supportal/domain';
import { customerCalendarSpec } from './customer-calendar';
import { People, type Person } from './people';
import type { Random, Weighted } from './random';
import { companies } from './texts/companies';
import type { CompanyTexts, GroupTexts, NamedPerson } from './texts/company';
import { providerDomain, providerGroups, staff, type StaffTexts } from './texts/provider';
import type { SystemName } from './texts/systems';

/** A group with its members; the first of a customer's group leads it. */
export interface DemoGroup {
  /** Also the id of the group. */
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly systems: readonly SystemName[];
  readonly members: readonly Person[];
  /** Who writes tickets, and how often. */
  readonly authors: readonly Weighted<Person>[];
}

/** A customer company. */
export interface Customer {
  readonly texts: CompanyTexts;
  readonly calendar: WorkCalendar;
  /** Null when the default calendar counts. */
  readonly ownCalendar: WorkCalendarSpec | null;
  readonly administrator: Person;
  readonly groups: readonly DemoGroup[];
}

/** Somebody of the provider. */
export interface Specialist {
  readonly person: Person;
  readonly texts: StaffTexts;
  readonly systems: ReadonlySet<SystemName>;
}

/** Everybody who has an account. */
export interface World {
  readonly calendar: WorkCalendar;
  readonly staff: readonly Specialist[];
  readonly providerGroups: readonly DemoGroup[];
  readonly customers: readonly Customer[];
}

/** The people of the demo and where they belong; nothing of it depends on the time. */
export function makeWorld(random: Random): World {
  const people = new People(random);
  const team = staff.map((texts) => specialist(people, texts));
  let groups = 0;
  const nextGroup = () => ++groups;
  return {
    calendar: compileCalendar(defaultCalendarSpec),
    staff: team,
    providerGroups: providerGroups.map(({ name, description, holds }) => {
      const members = team.filter(({ texts }) => texts.groups.includes(name)).map(({ person }) => person);
      return { id: nextGroup(), name, description, systems: holds, members, authors: [] };
    }),
    customers: companies.map((texts) => customer(people, texts, nextGroup)),
  };
}

function specialist(people: People, texts: StaffTexts): Specialist {
  const place = { domain: providerDomain, timeZone: 'Europe/Moscow', cityCode: '495' };
  const systems = providerGroups
    .filter(({ name }) => texts.groups.includes(name))
    .flatMap(({ holds }) => holds);
  return { person: people.named(texts, place), texts, systems: new Set(systems) };
}

function customer(people: People, texts: CompanyTexts, nextGroup: () => number): Customer {
  const ownCalendar = texts.ownCalendar ? customerCalendarSpec(texts.timeZone) : null;
  return {
    texts,
    ownCalendar,
    calendar: compileCalendar(ownCalendar ?? defaultCalendarSpec),
    administrator: people.named(texts.administrator, texts),
    groups: texts.groups.map((group) => customerGroup(people, texts, group, nextGroup())),
  };
}

function customerGroup(people: People, company: CompanyTexts, texts: GroupTexts, id: number): DemoGroup {
  const named = texts.named.map((one): Weighted<Person> => [people.named(one, company), weightOf(one)]);
  const others = Array.from({ length: texts.size - named.length }, (_, index): Weighted<Person> => {
    return [people.madeUp(texts.positions[index % texts.positions.length] as string, company), 1];
  });
  const authors = [...named, ...others];
  const { name, description, systems } = texts;
  return { id, name, description, systems, authors, members: authors.map(([person]) => person) };
}

const weightOf = ({ weight = 1 }: NamedPerson): number => weight;
