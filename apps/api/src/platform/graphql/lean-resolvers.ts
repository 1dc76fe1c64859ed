import {
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { ResolverOf } from './context';

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldMetadata = NonNullable<Storage['objectTypes'][number]['fields']>[number];
type ResolverMetadata = Storage['fieldResolvers'][number];
type Direct = GraphQLFieldResolver<unknown, unknown>;

/**
 * Takes TypeGraphQL's machinery away from fields that do not use it: plain properties are read without a resolver,
 * methods of the root and the context are called directly. Whatever is guarded, has middleware or takes arguments
 * stays as it is.
 */
export function leanResolvers(schema: GraphQLSchema, instanceOf: ResolverOf): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type) || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) lighten(type, field, instanceOf);
  }
}

function lighten(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  instanceOf: ResolverOf,
): void {
  const target = getMetadataStorage().objectTypes.find((one) => one.name === type.name)?.target;
  const owner = target && ownerOf(target, field.name);
  if (!owner || isGuarded(owner.field)) return;
  const resolvers = getMetadataStorage().fieldResolvers.filter(
    (one) => one.methodName === owner.field.name && one.getObjectType?.() === owner.target,
  );
  if (!resolvers.length) {
    if (owner.field.name === field.name) delete field.resolve;
    return;
  }
  const direct = resolvers.length === 1 ? directCall(resolvers[0]!, instanceOf) : null;
  if (direct) field.resolve = direct;
}

type Class = FieldMetadata['target'];

/** The class that declares a field: the type's own, or one it extends. */
function ownerOf(target: Class, schemaName: string): { target: Class; field: FieldMetadata } | null {
  for (let at: unknown = target; typeof at === 'function'; at = Object.getPrototypeOf(at)) {
    const metadata = getMetadataStorage().objectTypes.find((one) => one.target === at);
    const field = metadata?.fields?.find((one) => one.schemaName === schemaName);
    if (field) return { target: at, field };
  }
  return null;
}

const isGuarded = ({ roles, middlewares }: FieldMetadata | ResolverMetadata): boolean =>
  Boolean(roles || middlewares?.length);

/** The method called with root and context only; null when it needs more than that. */
function directCall(metadata: ResolverMetadata, instanceOf: ResolverOf): Direct | null {
  const { kind, target, methodName, params = [] } = metadata;
  if (kind !== 'external' || isGuarded(metadata)) return null;
  const instance = instanceOf(target as never) as Record<string, (...args: unknown[]) => unknown> | undefined;
  const wanted = [...params].sort((a, b) => a.index - b.index).map(plainKind);
  if (!instance) return null;
  const method = instance[methodName]!.bind(instance);
  switch (wanted.join()) {
    case 'root':
      return (root) => method(root);
    case 'root,context':
      return (root, _args, context) => method(root, context);
    default:
      return null;
  }
}

function plainKind(param: NonNullable<ResolverMetadata['params']>[number]): string {
  const whole = (param.kind === 'root' || param.kind === 'context') && !param.propertyName;
  return whole ? param.kind : 'other';
}
