import {
  GraphQLInt,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { anyAdministrator } from '../access/administration.policy';

/** What an id can be of. */
export type IdKind =
  | 'organization'
  | 'group'
  | 'role'
  | 'permissionSet'
  | 'user'
  | 'session'
  | 'system'
  | 'environment'
  | 'calendar'
  | 'ticket'
  /** Whatever another field names. */
  | 'anything';

/** A root field that belongs to administration: one of its rights opens it. */
export interface AdminField {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
}

/** Somewhere in the arguments of a root field where an id is expected. */
export interface IdPlace {
  readonly path: readonly string[];
  readonly kind: IdKind;
  readonly isList: boolean;
  readonly isRequired: boolean;
}

// The words of the schema; `Members` of a group are users, as `actor` is.
const nouns: Readonly<Record<string, IdKind>> = {
  organization: 'organization',
  group: 'group',
  role: 'role',
  permissionset: 'permissionSet',
  user: 'user',
  actor: 'user',
  member: 'user',
  session: 'session',
  system: 'system',
  environment: 'environment',
  calendar: 'calendar',
  ticket: 'ticket',
  object: 'anything',
};
/** Whole numbers that are no ids, and places in lists. */
const plainNumbers = ['version', 'first', 'last', 'before', 'year', 'weekday'];

/** The administrative root fields, as the rights that open them tell. */
export function administrativeFields(schema: GraphQLSchema): AdminField[] {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const opened = [...queries, ...mutations, ...subscriptions].filter(({ roles }) =>
    roles?.some((right) => (anyAdministrator as unknown[]).includes(right)),
  );
  const names = new Set(opened.map(({ schemaName }) => schemaName));
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, root]) =>
    Object.values(root!.getFields())
      .filter(({ name }) => names.has(name))
      .map((field) => ({ name: field.name, kind, field })),
  );
}

/** Every place for an id among the arguments of a root field; throws for a number that cannot be told from an id. */
export function idPlaces({ field }: AdminField): IdPlace[] {
  return field.args.flatMap((argument) => placesIn(field, argument.type, [argument.name]));
}

/** Places for ids among the arguments of fields below the root ones. */
export function idsBelowRoots(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .flatMap(({ type, field }) =>
      field.args
        .flatMap((argument) => placesIn(field, argument.type, [argument.name]))
        .map(({ path }) => `${type.name}.${field.name}(${path.join('.')})`),
    );
}

function placesIn(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLInputType,
  path: readonly string[],
): IdPlace[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((inner) =>
      placesIn(field, inner.type, [...path, inner.name]),
    );
  if (named !== GraphQLInt || plainNumbers.includes(path.at(-1)!)) return [];
  const isList = isListType(getNullableType(type));
  return [{ path, kind: kindOf(field, path.at(-1)!, isList), isList, isRequired: isNonNullType(type) }];
}

function kindOf(field: GraphQLField<unknown, unknown>, name: string, isList: boolean): IdKind {
  const noun = /^(?:seen|outside)?([a-z]+?)Ids?$/i.exec(name)?.[1]?.toLowerCase();
  if (noun && nouns[noun]) return nouns[noun];
  const said = name === 'id' ? `${field.name} ${getNamedType(field.type).name}` : isList ? field.name : '';
  const kinds = new Set(spoken(said, isList ? 's' : ''));
  if (kinds.size !== 1) throw new Error(`${field.name}: is ${name} an id, and of what?`);
  return [...kinds][0]!;
}

const spoken = (text: string, ending: string): IdKind[] =>
  Object.entries(nouns)
    .filter(([noun]) => text.toLowerCase().includes(`${noun}${ending}`))
    .map(([, kind]) => kind);
