import { computed, type Signal } from '@angular/core';
import { searchKey } from '@supportal/domain';
import { injectListParams } from '../shared/list-params';
import type { Directory, DirectoryEntry } from './directory';

/** What a directory is filtered by, which lives in the address; all of it is loaded, so it is searched here. */
export interface DirectoryFilter {
  readonly search: Signal<string>;
  /** Null for all. */
  readonly active: Signal<boolean | null>;
  /** True while entries may be left out. */
  readonly isOn: Signal<boolean>;
  fits(entry: DirectoryEntry): boolean;
  searchFor(words: string): void;
  show(active: boolean | null): void;
  reset(): void;
}

/** The filter of a directory; call it in the constructor of its pane. */
export function injectDirectoryFilter(directory: Signal<Directory>): DirectoryFilter {
  const params = injectListParams();
  const stateParam = (): string => `${directory().param}State`;
  const search = computed(() => params.map().get(directory().param) ?? '');
  const active = computed(() => activeOf[params.map().get(stateParam()) ?? ''] ?? null);
  const key = computed(() => searchKey(search()));
  return {
    search,
    active,
    isOn: computed(() => search() !== '' || active() !== null),
    fits: (entry) =>
      searchKey(entry.name).includes(key()) && (active() === null || entry.active === active()),
    searchFor: (words) => params.set({ [directory().param]: words || null }),
    show: (wanted) => params.set({ [stateParam()]: wanted === null ? null : wanted ? 'active' : 'inactive' }),
    reset: () => params.set({ [directory().param]: null, [stateParam()]: null }),
  };
}

const activeOf: Readonly<Record<string, boolean>> = { active: true, inactive: false };
