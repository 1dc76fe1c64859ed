import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function parse(value: unknown): Date {
  const at = typeof value === 'string' && isoInstant.test(value) ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) throw new GraphQLError('DateTime must be an RFC 3339 instant.');
  return at;
}

/** An instant, RFC 3339 in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<Date | string, string>({
  name: 'DateTime',
  description: 'An instant: RFC 3339 in UTC with milliseconds, such as `2026-01-31T12:00:00.000Z`.',
  // Text is such an instant already, straight from the database.
  serialize: (value) => (typeof value === 'string' ? value : (value as Date).toISOString()),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
