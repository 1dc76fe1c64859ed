/** A group of the person as the form sees it. */
export interface FormGroupOption {
  readonly id: number;
  readonly name: string;
  readonly connected: boolean;
  readonly systems: readonly SystemOption[];
}

/** A system the person may choose. */
export interface SystemOption {
  readonly id: number;
  readonly name: string;
}

/** The systems of all groups, each once, by name. */
export function systemsOf(groups: readonly FormGroupOption[]): SystemOption[] {
  const byId = new Map(groups.flatMap(({ systems }) => systems).map((system) => [system.id, system]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The groups a ticket about this system can be filed under. */
export const groupsOf = (groups: readonly FormGroupOption[], systemId: number | null): FormGroupOption[] =>
  groups.filter(({ systems }) => systems.some(({ id }) => id === systemId));
