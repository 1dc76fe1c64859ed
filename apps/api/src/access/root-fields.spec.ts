import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { TestApp } from '../testing/test-app';

/** The only root fields that work for somebody who is not signed in. */
const PUBLIC_OPERATIONS = ['session', 'signIn', 'signOut'];

describe('the schema', () => {
  let app: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    app = await TestApp.open();
    schema = app.app.schema;
  });
  afterAll(() => app.close());

  it('guards every root field that is not public', () => {
    const { queries, mutations, subscriptions } = getMetadataStorage();
    const fields = [...queries, ...mutations, ...subscriptions];
    // After the schema is built: undefined means no decorator, [] means anybody who is signed in.
    const open = fields.filter((field) => field.roles === undefined).map((field) => field.schemaName);
    expect(open.sort()).toEqual(PUBLIC_OPERATIONS);

    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const published = roots.flatMap((root) => Object.keys(root!.getFields()));
    expect(fields.map((field) => field.schemaName).sort()).toEqual(published.sort());
  });

  it('describes every type, field, argument and value', () => {
    expect(undescribed(schema)).toEqual([]);
  });
});

function undescribed(schema: GraphQLSchema): string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const missing: string[] = [];
  const expectWords = (path: string, { description }: { description?: string | null }) => {
    if (!description?.trim()) missing.push(path);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (!roots.has(type as never)) expectWords(type.name, type);
    if (isEnumType(type))
      for (const value of type.getValues()) expectWords(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      expectWords(`${type.name}.${field.name}`, field);
      if ('args' in field)
        for (const argument of field.args)
          expectWords(`${type.name}.${field.name}(${argument.name})`, argument);
    }
  }
  return missing.sort();
}
