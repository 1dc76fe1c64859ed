import {
  getNamedType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type DocumentNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';

/** A selection of everything a type has, save types it is already within and fields that demand an argument. */
export function wholeSelection(type: GraphQLObjectType, within: readonly string[] = []): string {
  const path = [...within, type.name];
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return [field.name];
    return path.includes(inner.name) ? [] : [`${field.name} ${wholeSelection(inner, path)}`];
  });
  return `{ ${fields.join(' ')} }`;
}

/** The paths in an answer that lead to something other than null, without the places in lists. */
export function pathsOf(value: unknown, at = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, at));
  if (typeof value !== 'object') return [at];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, at ? `${at}.${name}` : name));
}

/** The paths to everything without parts of its own that a document of plain fields asks for. */
export const selectedPaths = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? leaves(one.selectionSet, '') : []));

function leaves({ selections }: SelectionSetNode, at: string): string[] {
  return selections.flatMap((one) => {
    if (one.kind !== Kind.FIELD) return [];
    const path = at ? `${at}.${one.name.value}` : one.name.value;
    return one.selectionSet ? leaves(one.selectionSet, path) : [path];
  });
}
