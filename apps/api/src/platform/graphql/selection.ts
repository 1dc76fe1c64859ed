import {
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * What is told by the selection below a field: told once per document, but for a field that is asked for in several
 * places, because which of them count depends on the variables.
 */
export function oncePerDocument<T>(tell: (info: GraphQLResolveInfo) => T): (info: GraphQLResolveInfo) => T {
  // By operation and field: a fragment's field may stand in several operations.
  const known = new WeakMap<OperationDefinitionNode, WeakMap<FieldNode, T>>();
  return (info) => {
    const { operation, fieldNodes } = info;
    const [node] = fieldNodes;
    if (fieldNodes.length > 1) return tell(info);
    const fields = known.get(operation) ?? new WeakMap<FieldNode, T>();
    known.set(operation, fields);
    const told = fields.get(node!) ?? tell(info);
    fields.set(node!, told);
    return told;
  };
}

/**
 * Names of the fields that a document asks for at `path` below the field being resolved, such as `edges.node`. What
 * `@skip` may leave out counts as asked for.
 */
export function selectedFields(info: GraphQLResolveInfo, path: string): ReadonlySet<string> {
  const fields = path
    .split('.')
    .reduce((nodes, step) => below(info, nodes).filter(named(step)), [...info.fieldNodes]);
  return new Set(below(info, fields).map((field) => field.name.value));
}

const named = (name: string) => (node: FieldNode) => node.name.value === name;

const below = (info: GraphQLResolveInfo, nodes: readonly FieldNode[]): FieldNode[] =>
  nodes.flatMap((node) => (node.selectionSet ? fieldsOf(info, node.selectionSet) : []));

function fieldsOf(info: GraphQLResolveInfo, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(info, selection.selectionSet);
    return fieldsOf(info, info.fragments[selection.name.value]!.selectionSet);
  });
}
