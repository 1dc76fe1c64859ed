import { Failure } from './failure';

/**
 * What one GraphQL request may ask for. Each is several times what the portal and the usual tools need, and small enough
 * that refusing, checking and answering never holds up the others.
 */
export const documentLimits = {
  /** Characters of the document. */
  length: 65_536,
  /** Lines of the document: every error looks for its line. */
  lines: 2_500,
  /** Words and signs of the document. */
  tokens: 2_000,
  operations: 20,
  fragments: 50,
  directives: 100,
  /** Variables an operation declares. */
  variables: 100,
  /** Fields, lists and objects inside each other. */
  depth: 20,
  /** Of an operation, with its fragments filled in. */
  rootFields: 20,
  aliases: 100,
  /** How often one name may stand at one place of the answer. */
  repeats: 50,
  /** Of the document, with the fragments filled in. */
  fields: 5_000,
  spreads: 300,
  /** Values in the answer of an operation, estimated. */
  cost: 50_000,
  /** Signing in or changing the password; each is expensive on purpose. */
  credentials: 1,
  /** Values in the variables, inner ones included. */
  variableValues: 2_000,
  variableDepth: 10,
} as const;

/** The name of a limit, as errors tell it. */
export type DocumentLimit = keyof typeof documentLimits;

/** Throws what the caller is told when a value is above a limit. */
export function expectWithin(limit: DocumentLimit, value: number): void {
  const max = documentLimits[limit];
  if (value <= max) return;
  const params = { limit, value, max };
  throw new Failure('BAD_USER_INPUT', 'documentTooComplex', { params, extensions: params });
}

/** Refuses variables that are too many or too deep; looks at no more of them than allowed. */
export function expectModestVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  let values = 0;
  for (let depth = 0; level.length; depth++) {
    expectWithin('variableDepth', depth);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const key in value) {
        expectWithin('variableValues', ++values);
        next.push((value as Record<string, unknown>)[key]);
      }
    }
    level = next;
  }
}
