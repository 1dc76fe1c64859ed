import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { expectWithin } from './document-limits';
import { Failure } from './failure';
import { ListSizes } from './list-sizes';

type ExecutableNode =
  SelectionNode | OperationDefinitionNode | FragmentDefinitionNode | VariableDefinitionNode;

/** What a selection comes to with its fragments filled in. */
interface Size {
  readonly depth: number;
  /** Fields of the outermost level. */
  readonly rootFields: number;
  readonly fields: number;
  readonly spreads: number;
  readonly aliases: number;
  readonly cost: number;
  readonly credentials: number;
}
const nothing: Size = {
  depth: 0,
  rootFields: 0,
  fields: 0,
  spreads: 0,
  aliases: 0,
  cost: 0,
  credentials: 0,
};
const sum = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  rootFields: a.rootFields + b.rootFields,
  fields: a.fields + b.fields,
  spreads: a.spreads + b.spreads,
  aliases: a.aliases + b.aliases,
  cost: a.cost + b.cost,
  credentials: a.credentials + b.credentials,
});

/**
 * Measures a document before anything looks at it closely. Each node is visited once, whatever the fragments multiply to:
 * the size of a fragment is reckoned once and remembered.
 */
class DocumentSize {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** Null while a fragment is being measured: whoever meets it then has come in a circle. */
  private readonly known = new Map<string, Size | null>();
  private directives = 0;
  private readonly lists: ListSizes;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {
    this.lists = ListSizes.of(schema);
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(one.name.value, one);
  }

  /** Throws at the first limit that is passed. */
  check(): void {
    const { definitions } = this.document;
    const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    expectWithin('operations', operations.length);
    expectWithin('fragments', definitions.length - operations.length);
    let whole = nothing;
    for (const name of this.fragments.keys()) whole = sum(whole, this.ofFragment(name));
    for (const operation of operations) {
      this.look(operation);
      const variables = operation.variableDefinitions ?? [];
      expectWithin('variables', variables.length);
      for (const variable of variables) this.look(variable);
      const size = this.ofSet(operation.selectionSet, this.schema.getRootType(operation.operation), 1);
      for (const limit of ['rootFields', 'aliases', 'depth', 'cost', 'credentials'] as const)
        expectWithin(limit, size[limit]);
      whole = sum(whole, size);
    }
    for (const limit of ['spreads', 'fields', 'depth'] as const) expectWithin(limit, whole[limit]);
    // From here on everything may be filled in: it is known to stay small.
    for (const { selectionSet } of [...operations, ...this.fragments.values()])
      this.expectFewRepeats([selectionSet]);
  }

  private ofSet(set: SelectionSetNode, parent: GraphQLNamedType | null | undefined, level: number): Size {
    expectWithin('depth', level);
    return set.selections.map((one) => this.ofSelection(one, parent, level)).reduce(sum, nothing);
  }

  private ofSelection(node: SelectionNode, parent: GraphQLNamedType | null | undefined, level: number): Size {
    this.look(node);
    if (node.kind === Kind.FIELD) return this.ofField(node, parent, level);
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const size = this.ofFragment(node.name.value);
      return { ...size, spreads: size.spreads + 1 };
    }
    const type = node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : parent;
    return this.ofSet(node.selectionSet, type, level + 1);
  }

  private ofField(node: FieldNode, parent: GraphQLNamedType | null | undefined, level: number): Size {
    const field = this.lists.fieldOf(parent, node.name.value);
    const inner = node.selectionSet ? this.ofSet(node.selectionSet, field?.type, level + 1) : nothing;
    return {
      depth: inner.depth + 1,
      rootFields: 1,
      fields: inner.fields + 1,
      spreads: inner.spreads,
      aliases: inner.aliases + (node.alias ? 1 : 0),
      cost: (field?.own ?? 1) + (field?.times(node) ?? 1) * inner.cost,
      credentials: inner.credentials + (field?.isCredential ? 1 : 0),
    };
  }

  private ofFragment(name: string): Size {
    const remembered = this.known.get(name);
    if (remembered) return remembered;
    if (remembered === null) throw new Failure('BAD_USER_INPUT', 'fragmentCycle', { params: { name } });
    const fragment = this.fragments.get(name);
    // Unknown: validation will tell.
    if (!fragment) return nothing;
    this.known.set(name, null);
    this.look(fragment);
    const size = this.ofSet(fragment.selectionSet, this.schema.getType(fragment.typeCondition.name.value), 1);
    this.known.set(name, size);
    return size;
  }

  /** Counts the directives of a node and looks how deep its literal values are. */
  private look(node: ExecutableNode): void {
    for (const directive of node.directives ?? []) {
      expectWithin('directives', ++this.directives);
      for (const { value } of directive.arguments ?? []) expectShallow(value);
    }
    if (node.kind === Kind.FIELD) for (const { value } of node.arguments ?? []) expectShallow(value);
    if (node.kind === Kind.VARIABLE_DEFINITION && node.defaultValue) expectShallow(node.defaultValue);
  }

  /** The same name at the same place of the answer again and again is compared pair by pair by whoever validates. */
  private expectFewRepeats(sets: readonly SelectionSetNode[]): void {
    const places = new Map<string, { count: number; sets: SelectionSetNode[] }>();
    const collect = (set: SelectionSetNode): void => {
      for (const node of set.selections) {
        if (node.kind === Kind.FIELD) {
          const name = (node.alias ?? node.name).value;
          const place = places.get(name) ?? { count: 0, sets: [] };
          places.set(name, place);
          expectWithin('repeats', ++place.count);
          if (node.selectionSet) place.sets.push(node.selectionSet);
        } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
        else {
          const fragment = this.fragments.get(node.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    sets.forEach(collect);
    for (const place of places.values()) if (place.sets.length) this.expectFewRepeats(place.sets);
  }
}

function expectShallow(value: ValueNode, level = 1): void {
  expectWithin('depth', level);
  if (value.kind === Kind.LIST) for (const one of value.values) expectShallow(one, level + 1);
  if (value.kind === Kind.OBJECT) for (const one of value.fields) expectShallow(one.value, level + 1);
}

/** Refuses a document that is larger than any honest one, in time linear in its length. */
export const expectModestDocument = (schema: GraphQLSchema, document: DocumentNode): void =>
  new DocumentSize(schema, document).check();
