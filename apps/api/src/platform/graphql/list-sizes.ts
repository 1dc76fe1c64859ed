import { limits } from '@supportal/domain';
import {
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
type Parent = GraphQLObjectType | GraphQLInterfaceType;

/** How many things a list without pages is taken to hold. */
const usualLength = 5;
/** A page is a query of its own. */
const pageCost = 25;
/** How many things the lists of introspection hold on the average. */
const introspected: Readonly<Record<string, number>> = {
  fields: 4,
  args: 1,
  inputFields: 2,
  enumValues: 2,
  interfaces: 1,
  possibleTypes: 1,
};

/** A field, and what selecting it comes to. */
export interface SizedField {
  /** What is selected inside it. */
  readonly type: GraphQLNamedType;
  /** True for signing in and the like. */
  readonly isCredential: boolean;
  /** What it costs by itself. */
  readonly own: number;
  /** How many times what is selected inside it comes. */
  readonly times: (node: FieldNode) => number;
}

/** How much the fields of a schema multiply what is selected inside them. */
export class ListSizes {
  private static readonly all = new WeakMap<GraphQLSchema, ListSizes>();
  /** Types that are pages of something: their lists are as long as the page. */
  private readonly pages = new Set<GraphQLNamedType>();
  private readonly types: number;
  /** As many as the schema has fields; what it does not have is not remembered. */
  private readonly known = new Map<GraphQLNamedType, Map<string, SizedField>>();

  private constructor(private readonly schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap());
    // They lie in memory, without rows behind them: two cost as much as one thing of a list.
    this.types = Math.ceil(types.length / 2);
    for (const type of types) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields()))
        if (pageArgument(field)) this.pages.add(getNamedType(field.type));
    }
  }

  /** Those of a schema, reckoned once. */
  static of(schema: GraphQLSchema): ListSizes {
    const known = ListSizes.all.get(schema) ?? new ListSizes(schema);
    ListSizes.all.set(schema, known);
    return known;
  }

  /** What selecting a field of a type comes to, the entries to introspection included; undefined when there is none. */
  fieldOf(parent: GraphQLNamedType | null | undefined, name: string): SizedField | undefined {
    if (!parent) return undefined;
    const known = this.known.get(parent)?.get(name);
    if (known) return known;
    if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
    const entry = entries.find((one) => one.name === name && parent === this.schema.getQueryType());
    const field = entry ?? parent.getFields()[name];
    if (!field) return undefined;
    const sized = this.sized(field, parent);
    this.known.set(parent, (this.known.get(parent) ?? new Map<string, SizedField>()).set(name, sized));
    return sized;
  }

  private sized(field: Field, parent: Parent): SizedField {
    const isCredential = Boolean(field.extensions['credentials']);
    const common = { type: getNamedType(field.type), isCredential };
    const page = pageArgument(field);
    if (page) return { ...common, own: pageCost, times: (node) => lengthOf(page, node) };
    const times = this.timesOf(field, parent);
    return { ...common, own: 1, times: () => times };
  }

  private timesOf(field: Field, parent: Parent): number {
    const type = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (!isListType(type) || this.pages.has(parent)) return 1;
    if (!parent.name.startsWith('__')) return usualLength;
    return field.name === 'types' ? this.types : (introspected[field.name] ?? usualLength);
  }
}

const entries: readonly Field[] = [SchemaMetaFieldDef, TypeMetaFieldDef];
const pageArgument = (field: Field) => field.args.find(({ name }) => name === 'first' || name === 'last');

/** How long the page is at most: what a variable will say is not known yet. */
function lengthOf({ name, defaultValue }: Field['args'][number], node: FieldNode): number {
  const given = node.arguments?.find((one) => one.name.value === name)?.value;
  if (!given) return Number(defaultValue ?? limits.pageSize);
  if (given.kind !== Kind.INT) return limits.pageSize;
  return Math.max(1, Math.min(Number(given.value), limits.pageSize));
}
