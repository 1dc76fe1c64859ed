// What one request makes MariaDB do, counted by the server itself: the same at every run, on every machine.

const sum = (rows) => rows.reduce((total, row) => total + Number(row.Value), 0);

async function countersOf(connection) {
  const reads = await connection.run("SHOW GLOBAL STATUS LIKE 'Handler_read%'");
  const selects = await connection.run("SHOW GLOBAL STATUS LIKE 'Com_select'");
  return { reads: sum(reads), selects: sum(selects) };
}

/**
 * Statements and handler reads of one `request()`. Jobs of the server read as well, and so does looking: the least of
 * several tries, less what looking costs, is the request's own.
 */
export async function statementsOf(connection, request, tries = 9) {
  const own = await least(connection, async () => undefined, tries);
  const all = await least(connection, request, tries);
  return { selects: all.selects - own.selects, reads: all.reads - own.reads };
}

async function least(connection, action, tries) {
  const deltas = [];
  for (let n = 0; n < tries; n++) {
    const before = await countersOf(connection);
    await action();
    const after = await countersOf(connection);
    deltas.push({ reads: after.reads - before.reads, selects: after.selects - before.selects });
  }
  const smallest = (key) => Math.min(...deltas.map((one) => one[key]));
  return { reads: smallest('reads'), selects: smallest('selects') };
}
