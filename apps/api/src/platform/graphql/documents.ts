import { parse, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { documentLimits, expectModestVariables, expectWithin } from './document-limits';
import { expectModestDocument } from './document-size';

/** The first few tell enough; to look for more takes time. */
const maxErrors = 3;
/** Of the documents found good: as many, and each at most this long. */
const remembered = { documents: 100, length: 8_192 };

/** The document does not fit the schema. */
export class InvalidDocument extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message);
  }
}

/** The door that every GraphQL document passes, over HTTP and WebSocket alike, before anybody looks who sends it. */
export class Documents {
  private static readonly all = new WeakMap<GraphQLSchema, Documents>();
  private readonly good = new Map<string, DocumentNode>();
  private constructor(private readonly schema: GraphQLSchema) {}

  /** The door of a schema. */
  static of(schema: GraphQLSchema): Documents {
    const known = Documents.all.get(schema) ?? new Documents(schema);
    Documents.all.set(schema, known);
    return known;
  }

  /**
   * The valid document of a text. Throws a Failure when it or its variables are larger than any honest ones, a
   * GraphQLError when it cannot be read, {@link InvalidDocument} when it does not fit the schema.
   */
  admit(text: string, variables: unknown): DocumentNode {
    expectModestVariables(variables);
    const known = this.good.get(text);
    const document = known ?? this.examine(text);
    if (text.length <= remembered.length) this.remember(text, document);
    return document;
  }

  private examine(text: string): DocumentNode {
    expectWithin('length', text.length);
    expectWithin('lines', linesOf(text));
    const document = parse(text, { maxTokens: documentLimits.tokens });
    expectModestDocument(this.schema, document);
    const errors = validate(this.schema, document, undefined, { maxErrors });
    if (errors.length) throw new InvalidDocument(errors.slice(0, maxErrors));
    return document;
  }

  /** The one used last stands last; the one not used for longest goes. */
  private remember(text: string, document: DocumentNode): void {
    this.good.delete(text);
    this.good.set(text, document);
    if (this.good.size > remembered.documents) this.good.delete(this.good.keys().next().value!);
  }
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 10 || (sign === 13 && text.charCodeAt(at + 1) !== 10)) lines++;
  }
  return lines;
}
