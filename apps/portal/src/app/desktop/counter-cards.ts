import { openStatuses, type TicketTab } from '@supportal/domain';
import type { TextKey } from '../core/i18n/texts';
import type { CountersFragment } from './desktop.generated';

/** A figure of the desktop and the list that holds the same tickets. */
export interface CounterCard {
  readonly key: 'mine' | 'all' | 'group' | 'unassigned';
  readonly title: TextKey;
  readonly hint: TextKey;
  readonly count: number;
  readonly link: string;
  readonly query: Readonly<Record<string, string>>;
}

interface Figure extends Omit<CounterCard, 'count' | 'hint'> {
  readonly hint: (isSpecialist: boolean) => TextKey;
  /** The tab that has to be there for the figure. */
  readonly tab?: TicketTab;
}

const open = { status: openStatuses.join(',').toLowerCase() };

const figures: readonly Figure[] = [
  {
    key: 'mine',
    title: 'desktop.mine',
    hint: (isSpecialist) => (isSpecialist ? 'desktop.mineHintSpecialist' : 'desktop.mineHintCustomer'),
    link: '/tickets/mine',
    query: open,
  },
  {
    key: 'group',
    title: 'desktop.group',
    hint: () => 'desktop.groupHint',
    link: '/tickets/group',
    query: {},
    tab: 'GROUP',
  },
  {
    key: 'all',
    title: 'desktop.all',
    hint: (isSpecialist) => (isSpecialist ? 'desktop.allHintSpecialist' : 'desktop.allHintCustomer'),
    link: '/tickets/all',
    query: open,
    tab: 'ALL',
  },
  {
    key: 'unassigned',
    title: 'desktop.unassigned',
    hint: () => 'desktop.unassignedHint',
    link: '/tickets/all',
    query: { status: 'new' },
  },
];

/** The figures this person has; what the API leaves out is not theirs. */
export function counterCards(
  counters: CountersFragment,
  isSpecialist: boolean,
  tabs: readonly TicketTab[],
): CounterCard[] {
  return figures.flatMap(({ tab, hint, ...figure }) => {
    const count = counters[figure.key];
    return count === null || (tab && !tabs.includes(tab))
      ? []
      : [{ ...figure, hint: hint(isSpecialist), count }];
  });
}
