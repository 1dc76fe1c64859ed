import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../../testing/documents';
import { hostileDocuments, hostileVariables } from '../../testing/hostile-documents';
import { operations, documentOf } from '../../testing/operations';
import { buildSchema, getIntrospectionQuery, type GraphQLSchema } from 'graphql';
import { documentLimits, expectModestVariables, type DocumentLimit } from './document-limits';
import { Documents, InvalidDocument } from './documents';
import { Failure } from './failure';

const workspace = join(__dirname, '../../../../..');
const schema: GraphQLSchema = buildSchema(
  readFileSync(join(workspace, 'libs/schema/schema.graphql'), 'utf8'),
);
schema.getMutationType()!.getFields()['signIn']!.extensions = { credentials: true };
const door = Documents.of(schema);

/** The limit that refuses a document, or how else it is refused. */
function refusal(text: string, variables: unknown = {}): string | null {
  try {
    door.admit(text, variables);
    return null;
  } catch (error) {
    if (error instanceof InvalidDocument) return 'invalid';
    if (!(error instanceof Failure)) return 'unreadable';
    return String(error.options.params?.['limit'] ?? error.key);
  }
}

/** The portal's operations, each with all the fragments of the portal that it needs. */
function portalDocuments(): [string, string][] {
  const folder = join(workspace, 'apps/portal/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.graphql'),
  );
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const parts = text.split(/^(?=(?:query|mutation|subscription|fragment) )/m);
  const fragments = new Map(parts.map((part) => [/^fragment (\w+)/.exec(part)?.[1], part]));
  const withFragments = (part: string, seen = new Set<string>()): string => {
    for (const [, name] of part.matchAll(/\.\.\.(\w+)/g)) {
      if (seen.has(name!)) continue;
      seen.add(name!);
      part += withFragments(fragments.get(name)!, seen);
    }
    return part;
  };
  return parts
    .filter((part) => /^(query|mutation|subscription)/.test(part))
    .map((part) => [/\w+ (\w+)/.exec(part)![1]!, withFragments(part)]);
}

/** What is honest and as large as that gets. */
const generous = `query Export($after: String) {
  tickets(tab: ALL, first: 100, after: $after, filter: { statuses: [NEW, IN_PROGRESS, AWAITING_INFO], text: "касса" }) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { ...Whole timeline(last: 5) { hasEarlier entries { id at kind source fromStatus toStatus
      actor { ...Who } message { id body internal attachments { id name size mediaType url } } } } } }
  }
  ticketCounters { mine all group unassigned byStatus { status count } }
  ${Array.from({ length: 12 }, (_, at) => `t${at}: ticket(id: ${at + 1}) { ...Whole }`).join('\n')}
}
fragment Who on Person { id fullName organizationId isSpecialist active }
fragment Whole on Ticket { id number version subject body type priority status createdAt updatedAt closedAt
  system { id name } environment { id name } organization { id name kind } group { id name }
  author { ...Who } assignee { ...Who } deadline { at leadsTo remainingSeconds running }
  ratings { score comment } attachments { id name } }`;

describe('the door of documents', () => {
  it.each([
    ...portalDocuments(),
    ['introspection', getIntrospectionQuery()],
    [
      'introspection with everything',
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
    ],
    ['a large export', generous],
    ...Object.entries(documents),
    ...Object.keys(operations).map((field): [string, string] => [`root ${field}`, documentOf(field, 1)]),
  ])('is open for %s', (_name, text) => expect(refusal(text)).toBeNull());

  it('is wide: the portal needs less than half of anything it limits', () => {
    const limits: Record<DocumentLimit, number> = { ...documentLimits };
    const mutable = documentLimits as Record<DocumentLimit, number>;
    try {
      for (const limit of Object.keys(limits) as DocumentLimit[])
        mutable[limit] = Math.max(1, Math.floor(limits[limit] / 2));
      for (const [name, text] of portalDocuments())
        expect({ name, refused: refusal(`${text}\n# measured anew`) }).toEqual({ name, refused: null });
    } finally {
      Object.assign(mutable, limits);
    }
  });

  it.each(Object.keys(hostileDocuments))('is closed for %s', (name) =>
    expect(refusal(hostileDocuments[name]!)).not.toBeNull(),
  );

  it.each<[string, string, string]>([
    ['length', `{ ${' '.repeat(70_000)} __typename }`, 'length'],
    ['lines', `{ ${'\n'.repeat(2_600)} __typename }`, 'lines'],
    ['operations', hostileDocuments['300 operations']!, 'operations'],
    ['fragments', hostileDocuments['240 fragments']!, 'fragments'],
    ['directives', hostileDocuments['120 conditions on one field']!, 'directives'],
    ['depth', hostileDocuments['depth 500']!, 'depth'],
    ['depth of values', hostileDocuments['depth 1,900 of lists']!, 'depth'],
    ['root fields', hostileDocuments['600 aliases within the tokens']!, 'rootFields'],
    ['aliases', hostileDocuments['101 aliases below one field']!, 'aliases'],
    ['repeats', hostileDocuments['pairs of pairs of the same name']!, 'repeats'],
    ['spreads', hostileDocuments['a bomb nobody spreads']!, 'spreads'],
    ['cost', hostileDocuments['pages by a variable']!, 'cost'],
    ['credentials', hostileDocuments['two attempts to sign in, behind fragments']!, 'credentials'],
    ['a circle', hostileDocuments['a circle nobody spreads']!, 'fragmentCycle'],
  ])('names what is too much: %s', (_name, text, limit) => expect(refusal(text)).toBe(limit));

  it('takes exactly the limit and not one more', () => {
    const fields = (count: number) =>
      `{ ${Array.from({ length: count }, (_, at) => `a${at}: __typename`).join(' ')} }`;
    expect(refusal(fields(20))).toBeNull();
    expect(refusal(fields(21))).toBe('rootFields');
    const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;
    expect(refusal('{ __typename }', deep(11))).toBeNull();
    expect(refusal('{ __typename }', deep(12))).toBe('variableDepth');
    expect(refusal('{ __typename }', { a: Array(1_999).fill(1) })).toBeNull();
    expect(refusal('{ __typename }', { a: Array(2_000).fill(1) })).toBe('variableValues');
  });

  it('says in the language of the caller what is too much', () => {
    let failure!: Failure;
    try {
      door.admit(hostileDocuments['600 aliases within the tokens']!, {});
    } catch (error) {
      failure = error as Failure;
    }
    expect(failure.text('ru')).toBe('Запрос слишком сложен: rootFields – 600, допускается не больше 20.');
    expect(failure.text('en')).toBe('The request is too complex: rootFields – 600, at most 20 are allowed.');
    expect(failure.extensions('en')).toMatchObject({
      code: 'BAD_USER_INPUT',
      limit: 'rootFields',
      value: 600,
      max: 20,
    });
  });

  it('remembers what it found good, and still looks at the variables', () => {
    const text = '{ remembered: __typename }';
    expect(door.admit(text, null)).toBe(door.admit(text, {}));
    expect(refusal(text, { a: Array(5_000).fill(1) })).toBe('variableValues');
    const first = door.admit(text, {});
    for (let at = 0; at < 150; at++) door.admit(`{ n${at}: __typename }`, {});
    expect(door.admit(text, {})).not.toBe(first);
  });

  it('looks at no more variables than it allows', () => {
    for (const name of ['100,000 lists deep', '40,000 objects deep', '120,000 numbers', '30,000 keys'])
      expect(() => expectModestVariables(JSON.parse(hostileVariables[name]!))).toThrow(Failure);
  });
});
