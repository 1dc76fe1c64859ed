import type { TestApp } from './test-app';

type Statement = (this: { source?: string }, ...given: unknown[]) => unknown;
type Methods = Record<string, Statement>;

/** What the database was told to do while `work` ran, from every door; nothing else must run meanwhile. */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const methods = await doorsOf(app);
  const stop = methods.map(([owner, name]) => {
    const original = owner[name]!;
    owner[name] = function (this: { source?: string }, ...given: unknown[]) {
      texts.push(this.source ?? textOf(given[0]));
      return original.apply(this, given);
    };
    return () => (owner[name] = original);
  });
  try {
    await work();
  } finally {
    stop.forEach((end) => end());
  }
  return texts;
}

/** Where every statement of the driver passes: those of a prepared statement, or of a connection. */
async function doorsOf({ app }: TestApp): Promise<[Methods, string][]> {
  const { source, kind } = app.platform.database;
  const runner = source.createQueryRunner();
  const connection = (await runner.connect()) as object;
  await runner.release();
  if (kind === 'mysql') return ['query', 'execute'].map((name) => [ownerOf(connection, name), name]);
  const statement = (connection as { prepare(text: string): object }).prepare('SELECT 1');
  return ['all', 'get', 'run'].map((name) => [ownerOf(statement, name), name]);
}

function ownerOf(thing: object, method: string): Methods {
  let owner: unknown = thing;
  while (owner && !Object.hasOwn(owner, method)) owner = Object.getPrototypeOf(owner);
  if (!owner) throw new Error(`The driver has no ${method}.`);
  return owner as Methods;
}

const textOf = (given: unknown): string =>
  typeof given === 'string' ? given : ((given as { sql?: string }).sql ?? '');
