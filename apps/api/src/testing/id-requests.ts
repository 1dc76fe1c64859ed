import {
  getNamedType,
  getNullableType,
  GraphQLBoolean,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import type { AdminField, IdKind, IdPlace } from './id-places';

/** A request as it is sent. */
export interface IdRequest {
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

/** What stands where nothing else is asked for: an id for each kind, and perhaps whose new things shall be. */
export interface Usual {
  readonly ids: Readonly<Partial<Record<IdKind, number>>>;
  readonly organizationId?: number;
}

const texts: Readonly<Record<string, string>> = {
  email: 'somebody@example.org',
  timeZone: 'Europe/Moscow',
  password: 'синий кит плывёт',
  from: '09:00',
  to: '18:00',
};
let written = 0;

/** Nothing takes a name twice. */
function text(name: string): string {
  const fresh = `текст.${++written}`;
  return texts[name] ?? (name === 'csv' ? `login;fullName\n${fresh};Никто Такой` : fresh);
}

type Expected = GraphQLArgument | GraphQLInputField;
const isRequired = ({ type, defaultValue }: Expected): boolean =>
  isNonNullType(type) && defaultValue === undefined;

/** The request of a root field that is right in everything, with this id at one place. */
export class IdRequests {
  constructor(
    private readonly root: AdminField,
    private readonly places: readonly IdPlace[],
    private readonly usual: Usual,
  ) {}

  /** With `id` at the place; as usual without a place. */
  of(place: IdPlace | null, id: number): IdRequest {
    const { name, kind, field } = this.root;
    const variables = this.filled(field.args, [], place, id);
    const declared = field.args.filter((argument) => argument.name in variables);
    const head = declared.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
    const passed = declared.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const call = `${name}${passed ? `(${passed})` : ''} ${this.selection()}`;
    return { document: `${kind} ${head ? `(${head})` : ''} { ${call} }`, variables };
  }

  private selection(): string {
    const type = getNamedType(this.root.field.type);
    if (!isObjectType(type)) return '';
    return 'totalCount' in type.getFields() ? '{ totalCount }' : '{ __typename }';
  }

  private filled(
    expected: readonly Expected[],
    path: readonly string[],
    place: IdPlace | null,
    id: number,
  ): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const one of expected) {
      const here = [...path, one.name];
      const isOnTheWay = here.every((step, at) => place?.path[at] === step);
      const isWhose = one.name === 'organizationId' && this.usual.organizationId !== undefined;
      if (isOnTheWay || isWhose || isRequired(one)) values[one.name] = this.value(one.type, here, place, id);
    }
    return values;
  }

  private value(type: GraphQLInputType, path: readonly string[], place: IdPlace | null, id: number): unknown {
    const plain = getNullableType(type);
    const name = path.at(-1)!;
    if (place && path.join() === place.path.join()) return place.isList ? [id] : id;
    if (isListType(plain))
      return isInputObjectType(getNamedType(plain)) ? [this.value(plain.ofType, path, place, id)] : [];
    if (isInputObjectType(plain)) return this.filled(Object.values(plain.getFields()), path, place, id);
    if (isEnumType(plain)) return plain.getValues()[0]!.name;
    if (plain === GraphQLBoolean) return name === 'active';
    if (plain === GraphQLString) return text(name);
    if (plain === GraphQLInt) return this.number(path);
    throw new Error(`${this.root.name}: what stands at ${path.join('.')}?`);
  }

  private number(path: readonly string[]): number {
    const place = this.places.find((one) => one.path.join() === path.join());
    // Nothing was changed yet: every version is the first.
    if (!place) return path.at(-1) === 'year' ? 2026 : 1;
    if (path.at(-1) === 'organizationId' && this.usual.organizationId) return this.usual.organizationId;
    const id = this.usual.ids[place.kind];
    if (id === undefined) throw new Error(`${this.root.name}: nobody has an id for ${place.kind}`);
    return id;
  }
}
