const times = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join(' ');

const nested = (count: number, open: string, core: string, close: string): string =>
  open.repeat(count) + core + close.repeat(count);

/** Twenty fragments, each spreading the next ten times: 10^20 fields when filled in. */
const bomb = times(20, (at) =>
  at < 19
    ? `fragment F${at} on Query { ${times(10, () => `...F${at + 1}`)} }`
    : 'fragment F19 on Query { session { expiresAt } }',
);

/** Fragments whose fields all have the same names, so that every pair of them must be compared. */
const rivals = times(
  50,
  (at) => `fragment R${at} on Ticket { ${times(6, (n) => `a${n}: subject`)} ...R${(at + 1) % 50}x }`,
);

/** As many unknown fields as there is room for, behind as many empty lines: every error looks for its line. */
const farAway = `{${'\n'.repeat(60_000)}${times(900, (at) => `u${at}`)} }`;

/** Documents nobody honest sends, by what is wrong with them. All must be refused, and at once. */
export const hostileDocuments: Readonly<Record<string, string>> = {
  '10,000 aliases': `{ ${times(10_000, (at) => `a${at}: __typename`)} }`,
  '600 aliases within the tokens': `{ ${times(600, (at) => `a${at}: __typename`)} }`,
  '101 aliases below one field': `{ session { ${times(101, (at) => `a${at}: expiresAt`)} } }`,
  '50 attempts to sign in': `mutation { ${times(50, (at) => `a${at}: signIn(input: {login: "a", password: "b"}) { expiresAt }`)} }`,
  'two attempts to sign in, behind fragments': `mutation { ...A ...B } fragment A on Mutation { a: signIn(input: {login: "a", password: "b"}) { expiresAt } } fragment B on Mutation { b: signIn(input: {login: "a", password: "b"}) { expiresAt } }`,
  'depth 500': `{ ${nested(500, 'session { ', 'expiresAt', ' }')} }`,
  'depth 990 of inline fragments': `{ ${nested(990, '... { ', '__typename', ' }')} }`,
  'depth 1,900 of lists': `{ tickets(tab: ${nested(950, '[', '1', ']')}) { totalCount } }`,
  'depth 900 of objects': `{ tickets(tab: ALL, filter: ${nested(390, '{a: ', '1', '}')}) { totalCount } }`,
  'a fragment of itself': 'fragment A on Query { ...A } { ...A }',
  'a circle of 40 fragments': `{ ...C0 } ${times(40, (at) => `fragment C${at} on Query { __typename ...C${(at + 1) % 40} }`)}`,
  'a circle nobody spreads': `{ __typename } ${times(40, (at) => `fragment C${at} on Query { ...C${(at + 1) % 40} }`)}`,
  'a bomb of fragments': `{ ...F0 } ${bomb}`,
  'a bomb nobody spreads': `{ __typename } ${bomb}`,
  '240 fragments': `{ ...E0 } ${times(240, (at) => `fragment E${at} on Query { ${at < 239 ? `...E${at + 1}` : 'x'} }`)}`,
  'rival fragments': `{ ticket(id: 1) { ...R0 } } ${rivals.replace('...R0x', '')}`.replaceAll(
    /(R\d+)x/g,
    '$1',
  ),
  'the same field 1,990 times': `{ ${times(1_990, () => '__typename')} }`,
  'the same object 490 times': `{ ${times(490, () => 'session { expiresAt }')} }`,
  'pairs of pairs of the same name': `{ ${times(20, () => `session { ${times(45, () => 'expiresAt')} }`)} }`,
  'fields of conflicting arguments': `{ ${times(280, (at) => `ticket(id: ${at}) { id }`)} }`,
  '256 KB of tokens': `{ ${'a '.repeat(128 * 1024)} }`,
  '256 KB of one name': `{ ${'a'.repeat(256 * 1024)} }`,
  '60 KB of one unknown name': `{ ${'a'.repeat(60_000)} }`,
  '256 KB of one string': `{ tickets(tab: ALL, after: "${'x'.repeat(256 * 1024)}") { totalCount } }`,
  '256 KB of escapes': `{ tickets(tab: ALL, after: "${'\\u0041'.repeat(43_000)}") { totalCount } }`,
  '256 KB of blanks': `{ ${' '.repeat(256 * 1024)} }`,
  '256 KB of lines': `{ ${'\n'.repeat(256 * 1024)} }`,
  '256 KB of comments': `{ ${'#\n'.repeat(128 * 1024)} }`,
  '60 KB of comments': `{ ${'#\n'.repeat(30_000)} }`,
  '60 KB of a block string without an end': `{ tickets(tab: ALL, after: """${'\n "'.repeat(20_000)}`,
  'errors behind 60,000 lines': farAway,
  'unknown fields': `{ ${times(1_900, (at) => `tiket${at}`)} }`,
  'unknown arguments': `{ ticket(${times(600, (at) => `ib${at}: 1`)}) { id } }`,
  'unknown types': `query (${times(390, (at) => `$v${at}: Tickt${at}`)}) { __typename }`,
  'unknown fragments': `{ ${times(900, (at) => `...U${at}`)} }`,
  '140 unknown fragments': `{ ${times(140, (at) => `...U${at}`)} }`,
  '49 conflicting names': `{ ticket(id: 1) { ${times(49, (at) => `a: ${['id', 'number', 'subject', 'body', 'type'][at % 5]}`)} } }`,
  'conflicts between 48 fragments': `{ ticket(id: 1) { ${times(48, (at) => `...N${at}`)} } } ${times(48, (at) => `fragment N${at} on Ticket { a: ${at % 2 ? 'id' : 'number'} }`)}`,
  'unused variables': `query (${times(480, (at) => `$v${at}: Int`)}) { __typename }`,
  '300 operations': times(300, (at) => `query Q${at} { __typename }`),
  '1,000 directives': `{ __typename ${'@skip '.repeat(999)} }`,
  '200 conditions': `{ ${times(200, (at) => `a${at}: __typename @include(if: true)`)} }`,
  '120 conditions on one field': `{ __typename ${'@include(if: true) '.repeat(120)} }`,
  'introspection in circles': `{ __type(name: "Ticket") { ${nested(300, 'fields { type { ', 'name', ' } }')} } }`,
  'introspection three lists deep':
    '{ __type(name: "Ticket") { fields { type { fields { type { fields { name } } } } } } }',
  'introspection 20 times': `{ ${times(20, (at) => `a${at}: __schema { types { fields { name args { name type { name ofType { name ofType { name } } } } } } }`)} }`,
  'all pages of all pages': `{ tickets(tab: ALL, first: 100) { edges { node { timeline(last: 100) { entries { id at kind message { id body } } } } } } }`,
  'pages by a variable': `query ($n: Int!) { tickets(tab: ALL, first: $n) { edges { node { timeline(last: $n) { entries { id at kind message { id body } } } } } } }`,
  '20 lists of 100': `{ ${times(20, (at) => `a${at}: tickets(tab: ALL, first: 100) { edges { node { id number subject author { id fullName } assignee { id fullName } deadline { at reckoning { from to reason counted } } } } }`)} }`,
  'types in the place of operations': times(280, (at) => `type T${at} { a: Int }`),
  'half a document': `{ ${nested(900, 'session { ', '', '')}`,
  'half a character': `{ tickets(tab: ALL, after: "\ud800") { nothing } }`,
  'a mark in the middle': `{ \ufeff\ufeff __typename \u0000 }`,
  'nothing at all': '',
};

/** Variables nobody honest sends, as JSON, for a document that takes a filter. */
export const hostileVariables: Readonly<Record<string, string>> = {
  '100,000 lists deep': `{"filter":${nested(100_000, '[', '', ']')}}`,
  '40,000 objects deep': `{"filter":${nested(40_000, '{"a":', '1', '}')}}`,
  '120,000 numbers': `{"filter":{"statuses":[${'1,'.repeat(120_000)}1]}}`,
  '30,000 keys': `{${Array.from({ length: 20_000 }, (_, at) => `"k${at}":1`).join(',')}}`,
  '15 lists deep': `{"filter":{"statuses":${nested(15, '[', '"NEW"', ']')}}}`,
  'the prototype': '{"filter":{"__proto__":{"text":"x"}}}',
  'the prototype at the top': '{"__proto__":{"filter":{"text":"x"}}}',
  'the constructor': '{"filter":{"constructor":{"prototype":{"text":"x"}}}}',
  'other names of the prototype': '{"filter":{"hasOwnProperty":1,"toString":2,"valueOf":3}}',
  'a number in place of a text': '{"filter":{"text":1e400}}',
  'a huge number': `{"filter":{"text":${'9'.repeat(1_000)}}}`,
  'a list in place of a text': '{"filter":{"text":["a"]}}',
  'a text of 200 KB': `{"filter":{"text":"${'x'.repeat(200_000)}"}}`,
  'half a character': '{"filter":{"text":"\\ud800"}}',
  'a control character': '{"filter":{"text":"a\\u0000b"}}',
};
