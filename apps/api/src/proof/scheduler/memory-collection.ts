import { ObjectId, type Document } from 'mongodb';

/** One collection of documents that understands the filters and updates of the job engine. */
export class MemoryCollection {
  private readonly documents: Document[] = [];

  /** Changes the first that fits, or inserts one when asked to; answers it as it is then, null when there is none. */
  findAndModify({ query, update, upsert, sort }: Document): Document | null {
    const fitting = this.documents
      .filter((one) => fits(one, query as Document))
      .sort(byOrder((sort ?? {}) as Document));
    const found = fitting[0] ?? (upsert ? this.insert(query as Document, update as Document) : null);
    if (found) change(found, update as Document);
    return found;
  }

  /** The `updates` of an update command. */
  update(updates: readonly Document[]): Document {
    let n = 0;
    for (const { q, u, multi } of updates) {
      const fitting = this.documents.filter((one) => fits(one, q as Document));
      for (const one of multi ? fitting : fitting.slice(0, 1)) {
        change(one, u as Document);
        n++;
      }
    }
    return { n, nModified: n };
  }

  private insert(query: Document, update: Document): Document {
    const one: Document = {
      _id: new ObjectId(),
      ...query,
      ...(update['$setOnInsert'] as Document | undefined),
    };
    this.documents.push(one);
    return one;
  }
}

function change(one: Document, update: Document): void {
  Object.assign(one, update['$set']);
  for (const field of Object.keys((update['$unset'] ?? {}) as object)) delete one[field];
}

function fits(one: Document, filter: Document): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === '$or') return (wanted as Document[]).some((other) => fits(one, other));
    const value: unknown = one[field] ?? null;
    return isOperators(wanted)
      ? Object.entries(wanted).every(([operator, limit]) => compares(operator, value, limit))
      : rank(value) === rank(wanted);
  });
}

function compares(operator: string, value: unknown, limit: unknown): boolean {
  const [a, b] = [rank(value), rank(limit)];
  if (operator === '$eq') return a === b;
  if (operator === '$ne') return a !== b;
  if (a === null || b === null) return false;
  if (operator === '$lte') return a <= b;
  if (operator === '$gt') return a > b;
  throw new Error(`This imitation does not know ${operator}.`);
}

const isOperators = (wanted: unknown): wanted is Document =>
  typeof wanted === 'object' && wanted !== null && Object.keys(wanted).some((key) => key.startsWith('$'));

/** What is compared: times and ids by their value. */
const rank = (value: unknown): number | string | null => {
  if (value === null || value === undefined) return null;
  return value instanceof Date || typeof value === 'number' ? Number(value) : String(value);
};

const byOrder = (order: Document) => (a: Document, b: Document) => {
  for (const [field, direction] of Object.entries(order)) {
    const difference = Number(rank(a[field])) - Number(rank(b[field]));
    if (difference) return direction === 'asc' || direction === 1 ? difference : -difference;
  }
  return 0;
};
