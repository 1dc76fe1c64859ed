/** One value of a form that differs from what the object has now. */
export interface Difference<V> {
  readonly key: keyof V & string;
  /** What is preselected: a value that the person did not touch yields to that of the other one. */
  readonly proposed: 'mine' | 'theirs';
}

/** True when two values of a form are the same; lists are compared as sets, objects with an id by it. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

/** Where the form (`mine`) differs from the object as it is now (`theirs`); `base` is what the form began with. */
export function differencesOf<V extends object>(base: V, mine: V, theirs: V): Difference<V>[] {
  return (Object.keys(theirs) as (keyof V & string)[])
    .filter((key) => !sameValue(mine[key], theirs[key]))
    .map((key) => ({ key, proposed: sameValue(mine[key], base[key]) ? 'theirs' : 'mine' }));
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical).map(String).sort();
  if (typeof value === 'object' && value && 'id' in value) return value.id;
  return typeof value === 'string' ? value.trim() : value;
}
