import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  execute,
  isInputObjectType,
  print,
  isObjectType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { Ticket } from '../../features/tickets/ticket.entity';
import { ViewerSource } from '../../access/viewer-source';
import { documents } from '../../testing/documents';
import { supportWorld, type SupportWorld } from '../../testing/support-world';
import { TestApp } from '../../testing/test-app';
import { createTicket, ticketIn } from '../../testing/tickets';
import { resolverLookup } from './build-schema';
import { RequestContext } from './context';
import { createExecutor } from './execution';

const portal = join(__dirname, '../../../../portal/src');
const files = readdirSync(portal, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.graphql'),
);
const portalDocument = parse(files.map((name) => readFileSync(join(portal, name), 'utf8')).join('\n'));
const operationsIn = ({ definitions }: DocumentNode): OperationDefinitionNode[] =>
  definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);

describe('compiled documents of the portal and of specs', () => {
  let app: TestApp;
  let world: SupportWorld;
  let ticketId: number;
  beforeAll(async () => {
    app = await TestApp.open();
    world = await supportWorld(app);
    ticketId = (await ticketIn(world, 'AWAITING_INFO')).id;
    await createTicket(world);
  });
  afterAll(() => app.close());

  const contextOf = async (userId: number) => {
    const { platform, features } = app.app;
    const viewer = await new ViewerSource(platform.database.read).compute(userId);
    const session = { id: 1, userId, expiresAt: app.clock.now(), mustChangePassword: false };
    const origin = { fallbackLocale: 'ru', source: 'API', address: '', device: '' } as const;
    const lookup = resolverLookup(features.resolvers);
    return new RequestContext(platform.database.read, origin, session, viewer, lookup, null);
  };
  // Every mutation is refused by these or does nothing twice, so both executors meet the same state.
  const values = (): Record<string, unknown> => ({
    ...{ key: 'k', subject: 'Касса', body: 'Не печатает', type: 'DEFECT', priority: 'LOW' },
    ...{ systemId: world.system.id, environmentId: world.environment.id, id: ticketId, version: 0 },
    ...{ from: 'CLOSED', to: 'NEW', hours: 0, comment: 'Слово', score: 9, timeZone: 'Mars/Olympus' },
    ...{ login: 'x'.repeat(101), password: 'x', currentPassword: 'x', newPassword: 'short' },
  });
  const inputFor = (typeName: string) => {
    const type = app.app.schema.getType(typeName);
    const names = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
    return Object.fromEntries(Object.entries(values()).filter(([name]) => names.includes(name)));
  };
  const variablesFor = ({ operation, variableDefinitions = [] }: OperationDefinitionNode) => {
    const input = variableDefinitions.find((one) => one.variable.name.value === 'input');
    const typeName = input ? print(input.type).replace('!', '') : '';
    const sort = { field: 'UPDATED', direction: 'DESC' };
    // A mutation would find a session or another thing by the number of the ticket.
    const id = operation === 'mutation' ? 0 : ticketId;
    return { id, tab: 'ALL', first: 10, sort, input: inputFor(typeName) };
  };
  const rootOf = async () => {
    const ticket = await app.app.platform.database.read.find(Ticket, { id: ticketId });
    const event = { ticketId, matches: true, ticket, entries: [] };
    return { ...event, mine: 1, all: 2, group: null, unassigned: null, byStatus: [] };
  };

  const cases = [
    ...operationsIn(portalDocument).map((one) => ({ document: portalDocument, name: one.name!.value })),
    ...Object.entries(documents).map(([name, text]) => ({ document: parse(text), name, anonymous: true })),
  ].map((one) => ({ anonymous: false, ...one }));

  it.each(cases)('answer as graphql-js does: $name', async ({ document, name, anonymous }) => {
    const { schema } = app.app;
    expect(validate(schema, document).filter((flaw) => !/is never used/.test(flaw.message))).toEqual([]);
    const operationName = anonymous ? undefined : name;
    const operation = operationsIn(document).find((one) => anonymous || one.name?.value === name)!;
    const variableValues = variablesFor(operation);
    const executor = createExecutor(schema, { compileAfter: 0 });
    for (const { user } of [world.specialist, world.author, world.stranger]) {
      const rootValue = await rootOf();
      const ask = async () => ({
        document,
        operationName,
        rootValue,
        variableValues,
        contextValue: await contextOf(user.id),
      });
      const expected = await execute({ ...(await ask()), schema });
      const result = await executor(await ask());
      expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });

  it('leave TypeGraphQL only where it is needed', () => {
    const fieldsOf = (type: string) => {
      const found = app.app.schema.getType(type);
      if (!isObjectType(found)) throw new Error(`no type ${type}`);
      return found.getFields();
    };
    expect(fieldsOf('Ticket')['id']!.resolve).toBeUndefined();
    expect(fieldsOf('Person')['fullName']!.resolve).toBeUndefined();
    expect(fieldsOf('Ticket')['number']!.resolve!({ id: 7 }, {}, {}, {} as never)).toBe('SUP-7');
    for (const root of ['Query', 'Mutation', 'Subscription'])
      for (const field of Object.values(fieldsOf(root))) expect(field.resolve).toBeDefined();
  });
});
