import { limits, ticketSortFields, ticketTabs, type TicketTab } from '@supportal/domain';
import { defaultSort, filterVocabulary, type ListQuery, type ListSort } from './list-query';

/** Query parameters of the address of a list; null removes one. */
export interface ListParams {
  readonly status?: string | null;
  readonly type?: string | null;
  readonly priority?: string | null;
  readonly q?: string | null;
  readonly sort?: string | null;
}

/** `mine` of the address; undefined for anything that is no tab. */
export const tabOfSegment = (segment: string): TicketTab | undefined =>
  ticketTabs.find((tab) => tab.toLowerCase() === segment.toLowerCase());

/** The address of a tab. */
export const tabPath = (tab: TicketTab): string => `/tickets/${tab.toLowerCase()}`;

/** Reads `?status=new,closed&q=printer&sort=-updated`; what is unknown or broken is ignored. */
export const readListQuery = (params: ListParams): ListQuery => ({
  values: {
    STATUS: readValues(params.status, filterVocabulary.STATUS),
    TYPE: readValues(params.type, filterVocabulary.TYPE),
    PRIORITY: readValues(params.priority, filterVocabulary.PRIORITY),
  },
  text: readText(params.q),
  sort: readSort(params.sort),
});

/** The parameters of a list: only what differs from the default, null for the rest. */
export const writeListQuery = ({ values, text, sort }: ListQuery): Required<ListParams> => ({
  status: writeValues(values.STATUS),
  type: writeValues(values.TYPE),
  priority: writeValues(values.PRIORITY),
  q: text.trim() || null,
  sort: writeSort(sort),
});

// A parameter that stands twice arrives as a list.
const asText = (param: unknown): string => (Array.isArray(param) ? param.join(',') : String(param ?? ''));

/** Known values, each once, in the order of the vocabulary. */
function readValues<T extends string>(param: unknown, known: readonly T[]): readonly T[] {
  const wanted = new Set(
    asText(param)
      .split(',')
      .map((word) => word.trim().toUpperCase()),
  );
  return known.filter((value) => wanted.has(value));
}

const writeValues = (values: readonly string[]): string | null =>
  values.length === 0 ? null : values.join(',').toLowerCase();

const readText = (param: unknown): string => asText(param).trim().slice(0, limits.searchText);

function readSort(param: unknown): ListSort {
  const [, minus, name] = /^(-?)(\w+)$/.exec(asText(param)) ?? [];
  const field = ticketSortFields.find((known) => known === name?.toUpperCase());
  return field ? { field, direction: minus ? 'DESC' : 'ASC' } : defaultSort;
}

function writeSort({ field, direction }: ListSort): string | null {
  if (field === defaultSort.field && direction === defaultSort.direction) return null;
  return `${direction === 'DESC' ? '-' : ''}${field.toLowerCase()}`;
}
