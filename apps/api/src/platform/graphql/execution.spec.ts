import { buildSchema, execute, GraphQLError, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createExecutor } from './execution';
import { Failure } from './failure';

const schema = buildSchema(`
  type Query { item(id: Int!): Item items(size: Int = 3): [Item!]! strict: [Item!] sized(size: Int! = 2): Int search(by: By, kinds: [Kind!]): String }
  type Mutation { add(n: Int!): Int! fail: Int }
  type Subscription { told: Item }
  input By { text: String!, limit: Int = 5 }
  enum Kind { BIG SMALL }
  type Item {
    id: Int! name: String kind: Kind! flag: Boolean! ratio: Float!
    slow: String! broken: String refused: String! missing: String! wrongKind: Kind wrongNumber: Int
    parts: [Item!] holes: [Item] friend: Item
  }
`);

/** Gives fields of a type resolvers, as TypeGraphQL does. */
function resolve(type: string, resolvers: Record<string, (root: never, args: never) => unknown>): void {
  const fields = (schema.getType(type) as unknown as ReturnType<GraphQLSchema['getQueryType']>)!.getFields();
  for (const [name, resolver] of Object.entries(resolvers)) fields[name]!.resolve = resolver as never;
}
interface Item {
  id: number;
}
const item = (id: number) => ({
  id,
  name: id % 2 ? `item ${id}` : null,
  kind: id % 2 ? 'BIG' : 'SMALL',
  flag: id > 1,
  ratio: id / 4,
  missing: null,
  wrongKind: 'HUGE',
  wrongNumber: 'seven',
});
let added: number[] = [];
const soon = <T>(value: T): Promise<T> => new Promise((done) => setImmediate(done, value));

resolve('Query', {
  item: (_root, { id }: Item) => (id < 0 ? null : soon(item(id))),
  items: (_root, { size }: { size: number }) => Array.from({ length: size }, (_, n) => item(n + 1)),
  sized: (_root, { size }: { size: number }) => size,
  strict: () => [item(1), null],
  search: (_root, args: object) => JSON.stringify(args),
});
resolve('Mutation', {
  add: async (_root, { n }: { n: number }) => (await soon(null), added.push(n)),
  fail: () => soon(null).then(() => Promise.reject(new Failure('CONFLICT', 'duplicate'))),
});
resolve('Item', {
  slow: ({ id }: Item) => soon(`slow ${id}`),
  broken: () => Promise.reject(new Error('broken')),
  refused: () => {
    throw new GraphQLError('refused', { extensions: { code: 'REFUSED' } });
  },
  parts: ({ id }: Item) => [item(id + 1), item(id + 2)],
  holes: ({ id }: Item) => soon([item(id), null]),
  friend: ({ id }: Item) => (id > 2 ? null : item(id + 1)),
});

const every = 'id name kind flag ratio';
const cases: [what: string, document: string, variables?: Record<string, unknown>, operationName?: string][] =
  [
    ['plain fields', `{ items { ${every} __typename } }`],
    ['aliases, arguments and defaults', '{ a: items { id } b: items(size: 1) { x: id id } }'],
    ['variables and defaults', 'query ($n: Int = 2) { items(size: $n) { id } }'],
    ['variables given', 'query ($n: Int = 2) { items(size: $n) { id } }', { n: 1 }],
    [
      'inputs',
      'query ($by: By, $k: [Kind!]) { search(by: $by, kinds: $k) }',
      { by: { text: 'x' }, k: ['BIG'] },
    ],
    ['inputs left out', 'query ($by: By, $k: [Kind!]) { search(by: $by, kinds: $k) }'],
    ['inputs of null', 'query ($by: By, $k: [Kind!]) { search(by: $by, kinds: $k) }', { by: null, k: null }],
    ['inputs in the text', '{ search(by: { text: "a", limit: 1 }, kinds: BIG) }'],
    ['a single value for a list', 'query ($k: [Kind!]) { search(kinds: $k) }', { k: 'SMALL' }],
    ['a bad variable', 'query ($n: Int) { items(size: $n) { id } }', { n: 'many' }],
    ['a fraction for an integer', 'query ($n: Int) { items(size: $n) { id } }', { n: 1.5 }],
    ['an unknown field of an input', 'query ($by: By) { search(by: $by) }', { by: { text: 'x', more: 1 } }],
    ['an input without a required field', 'query ($by: By) { search(by: $by) }', { by: {} }],
    ['a missing variable', 'query ($id: Int!) { item(id: $id) { id } }'],
    ['null for what must not be null', 'query ($id: Int!) { item(id: $id) { id } }', { id: null }],
    ['null for an argument with a default', 'query ($n: Int) { items(size: $n) { id } }', { n: null }],
    [
      'fields skipped',
      'query ($no: Boolean!) { items { id name @skip(if: $no) slow @include(if: $no) } }',
      { no: true },
    ],
    [
      'fields included',
      'query ($no: Boolean!) { items { id name @skip(if: $no) slow @include(if: $no) } }',
      { no: false },
    ],
    [
      'fragments skipped',
      'query ($no: Boolean!) { items { id ...F @skip(if: $no) ... @include(if: $no) { flag } } } fragment F on Item { name }',
      { no: true },
    ],
    [
      'the same field twice',
      '{ item(id: 1) { friend { id } ...F friend { kind } } } fragment F on Item { friend { name } }',
    ],
    [
      'nested fragments',
      '{ item(id: 1) { ...A } } fragment A on Item { ...B friend { ...B } } fragment B on Item { id parts { name } }',
    ],
    ['nothing', '{ item(id: -1) { id } }'],
    ['promises deep inside', '{ items { slow friend { slow parts { slow friend { slow } } } } }'],
    ['an error in a field that may be null', '{ items { id broken } }'],
    ['an error in a field that must not be null', '{ item(id: 1) { id friend { id refused } } }'],
    ['an error that takes a list with it', '{ items { id refused } }'],
    ['null where it must not be', '{ item(id: 1) { id friend { friend { missing } } } }'],
    ['null in a list of things', '{ strict { id } }'],
    ['null in a list that may hold it', '{ item(id: 1) { holes { id } } }'],
    ['values that do not fit their type', '{ item(id: 1) { id wrongKind wrongNumber } }'],
    ['mutations one after the other', 'mutation { a: add(n: 1) b: add(n: 2) fail c: add(n: 3) }'],
    ['one of several operations', 'query A { item(id: 1) { id } } query B { items { id } }', {}, 'B'],
    ['an operation that is not there', 'query A { item(id: 1) { id } } query B { items { id } }', {}, 'C'],
    ['no name where one is needed', 'query A { item(id: 1) { id } } query B { items { id } }'],
    [
      'the schema itself',
      '{ __schema { queryType { name } } __type(name: "Item") { fields { name type { kind } } } }',
    ],
  ];

/** Errors in the order of their places: who fails first depends on turns of the event loop. */
function comparable({ data, errors }: ExecutionResult): unknown {
  const told = errors?.map((error) => ({ ...error.toJSON(), cause: error.originalError?.message }));
  return { data, errors: told?.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) };
}

describe('a compiled document', () => {
  const executor = createExecutor(schema, { compileAfter: 0 });

  const named = cases.map(([what, text, variableValues, operationName]) => ({
    what,
    text,
    variableValues,
    operationName,
  }));
  it.each(named)('answers as graphql-js does: $what', async ({ text, variableValues, operationName }) => {
    const document = parse(text);
    added = [];
    const expected = await execute({ schema, document, variableValues, operationName });
    for (let time = 0; time < 2; time++) {
      added = [];
      const result = await executor({ document, variableValues, operationName });
      expect(comparable(result)).toEqual(comparable(expected));
      for (const error of result.errors ?? []) expect(error).toBeInstanceOf(GraphQLError);
    }
  });

  // Both may: the specification leaves open which siblings of a failed field still run.
  it('tells every error below a null, where graphql-js stops at the first', async () => {
    const document = parse('{ item(id: 1) { parts { id refused } friend { id broken } } }');
    const expected = await execute({ schema, document });
    const { data, errors } = await executor({ document });
    expect(data).toEqual(expected.data);
    const paths = (of: ExecutionResult['errors']) => of!.map((error) => error.path!.join('.')).sort();
    expect(paths(expected.errors)).toEqual(['item.friend.broken', 'item.parts.0.refused']);
    expect(paths(errors)).toEqual(['item.friend.broken', 'item.parts.0.refused', 'item.parts.1.refused']);
  });

  it('gives the payload of a subscription', async () => {
    const document = parse('subscription { told { id name friend { slow } } }');
    const rootValue = { told: item(1) };
    const expected = await execute({ schema, document, rootValue });
    expect(await executor({ document, rootValue })).toEqual(expected);
  });

  it('answers at once when nothing is awaited', () => {
    const result = executor({ document: parse('{ items { id name } }') });
    expect(result).toHaveProperty('data.items.length', 3);
  });

  it('is made only of documents that come again', async () => {
    const document = parse('{ items { id } }');
    const late = createExecutor(schema, { compileAfter: 1 });
    const plain = Object.getPrototypeOf((await late({ document })).data!) as unknown;
    const compiled = Object.getPrototypeOf((await late({ document })).data!) as unknown;
    // graphql-js makes objects without a prototype, the compiler makes literals.
    expect([plain, compiled]).toEqual([null, Object.prototype]);
  });
});
