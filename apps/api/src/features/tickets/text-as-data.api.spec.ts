import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  GraphQLBoolean,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { ApiClient } from '../../testing/api-client';
import { documents, type ShownTicket } from '../../testing/documents';
import { testPassword } from '../../testing/factories';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, look, ticketIn } from '../../testing/tickets';

/** Texts that mean something to SQL, LIKE, full-text search, JSON, shells or the database's driver. */
const syntax = [
  `'; DROP TABLE ticket; --`,
  `" OR 1=1 --`,
  `') OR ('1'='1`,
  `1; SELECT SLEEP(5)#`,
  `' UNION SELECT passwordHash FROM user_account --`,
  '`ticket`',
  '%',
  '_',
  '%_%',
  '!',
  '!%',
  '\\',
  `\\'`,
  `\\" OR ""="`,
  '*',
  '?',
  ':name $1 @p0 ??',
  'NEAR(a b, 2)',
  '+-><()~*"@',
  'a AND b OR NOT c',
  'subject:касса*',
  '"незакрытая',
  '{"$gt":""}',
  '[[Prototype]] __proto__ constructor',
  '${7*7} {{7*7}} #{7*7}',
  '/* comment */ -- # ;',
  '0x27 CHAR(39) \u02bc\uff07',
  '\u{1f600}\u{1d11e} ёЁ İı ß \u0301',
  '\u200b\u2060\u202e txet',
  'null',
  'NaN',
];

describe('syntax in a text', () => {
  let app: TestApp;
  let world: SupportWorld;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
  });
  afterAll(() => app.close());

  it.each(syntax)('is kept and given back as it was written: %s', async (text) => {
    const { author, specialist } = world;
    const values = {
      subject: text,
      body: text,
      platformVersion: text,
      key: `${randomUUID()}${text}`.slice(0, 64),
    };
    const ticket = await createTicket(world, values);
    expect(ticket).toMatchObject({ subject: text, body: text });
    // The same key and content is the same ticket: keys are compared as they are.
    const again = await createTicket(world, values);
    expect(again.id).toBe(ticket.id);
    await specialist.api.run(documents.comment, { input: { id: ticket.id, body: text, key: values.key } });
    await specialist.api.run(documents.comment, { input: { id: ticket.id, body: text, internal: true } });
    const seen = await look(specialist.api, ticket.id);
    expect(seen.timeline.entries.flatMap(({ message }) => message?.body ?? [])).toEqual([text, text]);
    const { ticket: version } = await author.api.run<{ ticket: { platformVersion: string } }>(
      'query ($id: Int!) { ticket(id: $id) { platformVersion } }',
      { id: ticket.id },
    );
    expect(version.platformVersion).toBe(text);
  });

  it.each(syntax)('is searched for letter by letter: %s', async (text) => {
    const mark = randomUUID().slice(0, 8);
    const subject = `${mark} до ${text} после`;
    const wanted = await createTicket(world, { subject });
    await createTicket(world, { subject: `${mark} до чего-то другого после` });
    const found = async (query: string) => {
      const { tickets } = await world.author.api.run<{ tickets: { edges: { node: { id: number } }[] } }>(
        documents.list,
        { tab: 'MINE', filter: { text: query } },
      );
      return tickets.edges.map(({ node }) => node.id);
    };
    expect(await found(`до ${text} после`.trim())).toContain(wanted.id);
    expect(await found(subject)).toEqual([wanted.id]);
    expect(await found(`${mark} ${text} нет такого`)).toEqual([]);
  });

  it('is the comment of a rating, the name of a device and a login like any other', async () => {
    for (const text of syntax.slice(0, 6)) {
      const ticket = await ticketIn(world, 'CLOSED');
      const { rateTicket } = await world.author.api.run<{ rateTicket: ShownTicket }>(documents.rate, {
        input: { id: ticket.id, score: 5, comment: text },
      });
      expect(rateTicket.ratings.map(({ comment }) => comment)).toEqual([text]);
    }
    const user = await app.make.user({ organization: world.organization });
    for (const text of syntax.filter((one) => /^[\x21-\x7e][\x20-\x7e]*$/.test(one)).slice(0, 8)) {
      const headers = { 'content-type': 'application/json', 'user-agent': text };
      const body = JSON.stringify({
        query: documents.signIn,
        variables: { input: { login: user.login, password: testPassword } },
      });
      const response = await fetch(`${app.address}/graphql`, { method: 'POST', headers, body });
      const token = /=([^;]+);/.exec(response.headers.get('set-cookie')!)![1]!;
      const api = new ApiClient(app.address, token);
      const { sessions } = await api.run<{ sessions: { device: string; current: boolean }[] }>(
        '{ sessions { device current } }',
      );
      expect(sessions.find(({ current }) => current)!.device).toBe(text);
      // A stranger's login that looks like syntax is a wrong login.
      const wrong = { input: { login: `${text} ${user.login}`.slice(0, 100), password: testPassword } };
      const code = await new ApiClient(app.address, null).codeOf(documents.signIn, wrong);
      expect(['UNAUTHENTICATED', 'RATE_LIMITED']).toContain(code);
    }
  });

  it('means nothing in any text of the schema, those that will be added included', async () => {
    const { schema } = app.app;
    const fields = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ kind: type.name.toLowerCase(), field })),
    );
    const before = await counts();
    let tried = 0;
    for (const { kind, field } of fields)
      for (const [argument, path] of field.args.flatMap(textsOf))
        for (const text of syntax.slice(0, 12)) {
          const { query, variables } = requestOf(kind, field, argument, path, text);
          const { errors } = await world.senior.api.ask(query, variables);
          const codes = (errors ?? []).map(({ extensions, message }) => `${extensions.code} ${message}`);
          const place = [field.name, argument, ...path].join('.');
          expect({
            place,
            text,
            failed: codes.filter((code) => /INTERNAL|составлен неверно/.test(code)),
          }).toEqual({
            place,
            text,
            failed: [],
          });
          tried++;
        }
    expect(tried).toBeGreaterThan(15 * 12);
    const after = await counts();
    for (const table of Object.keys(before)) expect(after[table]).toBeGreaterThanOrEqual(before[table]!);
  });

  /** How many rows the tables have that syntax would like to drop. */
  async function counts(): Promise<Record<string, number>> {
    const tables = ['ticket', 'ticket_message', 'user_account', 'user_session'];
    const { read } = app.app.platform.database;
    const found = await Promise.all(
      tables.map((table) =>
        read.rows<{ n: number }>({ text: `SELECT COUNT(*) AS n FROM ${table}`, params: [] }),
      ),
    );
    return Object.fromEntries(tables.map((table, at) => [table, Number(found[at]![0]!.n)]));
  }
});

type Place = readonly [argument: string, path: readonly string[]];
type RootField = GraphQLField<unknown, unknown>;

/** Every text inside an argument, with the way to it. */
const textsOf = (argument: GraphQLArgument): Place[] =>
  waysIn(argument.type, []).map((path) => [argument.name, path]);

function waysIn(type: GraphQLInputType, path: readonly string[]): (readonly string[])[] {
  const named = getNamedType(type);
  if (named === GraphQLString) return [path];
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => waysIn(field.type, [...path, field.name]));
}

/** A valid request with the text at one place, and only what is needed anywhere else. */
function requestOf(kind: string, field: RootField, argument: string, path: readonly string[], text: string) {
  const values = field.args.map((one) => ({
    one,
    value: valueOf(one, one.name === argument ? path : null, text),
  }));
  const given = values.filter(({ value }) => value !== undefined);
  const declared = given.map(({ one }) => `$${one.name}: ${String(one.type)}`).join(', ');
  const passed = given.map(({ one }) => `${one.name}: $${one.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return {
    query: `${kind} (${declared}) { ${field.name}(${passed}) ${selection} }`,
    variables: Object.fromEntries(given.map(({ one, value }) => [one.name, value])),
  };
}

function valueOf(
  place: GraphQLArgument | GraphQLInputField,
  path: readonly string[] | null,
  text: string,
): unknown {
  if (path?.length === 0) return text;
  const needed = isNonNullType(place.type) && place.defaultValue === undefined;
  if (!path && !needed) return undefined;
  const type = getNullableType(place.type);
  if (isListType(type)) return path ? [valueOf({ ...place, type: type.ofType as never }, path, text)] : [];
  if (type === GraphQLBoolean) return true;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return type === GraphQLString ? 'x' : 1;
  const fields = Object.values(type.getFields());
  return Object.fromEntries(
    fields.map((one) => [one.name, valueOf(one, path?.[0] === one.name ? path.slice(1) : null, text)]),
  );
}
