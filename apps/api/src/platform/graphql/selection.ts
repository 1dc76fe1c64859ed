import {
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** By operation and field: a fragment's field may stand in several operations. */
const known = new WeakMap<OperationDefinitionNode, WeakMap<FieldNode, Map<string, ReadonlySet<string>>>>();

/**
 * Names of the fields that a document asks for at `path` below the field being resolved, such as `edges.node`. What
 * `@skip` may leave out counts as asked for. Computed once per document, but for a field that is asked for in several
 * places: which of them count depends on the variables.
 */
export function selectedFields(info: GraphQLResolveInfo, path: string): ReadonlySet<string> {
  if (info.fieldNodes.length > 1) return namesAt(info, path);
  const paths = pathsOf(info);
  const names = paths.get(path) ?? namesAt(info, path);
  paths.set(path, names);
  return names;
}

function pathsOf({ operation, fieldNodes: [node] }: GraphQLResolveInfo): Map<string, ReadonlySet<string>> {
  const fields = known.get(operation) ?? new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>();
  known.set(operation, fields);
  const paths = fields.get(node!) ?? new Map<string, ReadonlySet<string>>();
  fields.set(node!, paths);
  return paths;
}

function namesAt(info: GraphQLResolveInfo, path: string): ReadonlySet<string> {
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
