import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

const known = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>();

/**
 * Names of the fields that a document asks for at `path` below the field being resolved, such as `edges.node`. What
 * `@skip` may leave out counts as asked for. Computed once per document.
 */
export function selectedFields(info: GraphQLResolveInfo, path: string): ReadonlySet<string> {
  const node = info.fieldNodes[0]!;
  let paths = known.get(node);
  if (!paths) known.set(node, (paths = new Map<string, ReadonlySet<string>>()));
  let names = paths.get(path);
  if (!names) {
    const steps = path.split('.');
    const fields = steps.reduce(
      (nodes, step) => below(info, nodes).filter(named(step)),
      [...info.fieldNodes],
    );
    paths.set(path, (names = new Set(below(info, fields).map((field) => field.name.value))));
  }
  return names;
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
