// What every worker does: reads its options, answers orders of its parent one at a time, ends with it.

/** Options of this worker. */
export const options = JSON.parse(process.argv[2] ?? '{}');

/** Tells the parent that the worker is ready, then answers each order by `handle(order)`. */
export function work(hello, handle) {
  process.on('message', async (order) => {
    try {
      process.send(await handle(order));
    } catch (error) {
      process.send({ error: error.stack ?? String(error) });
    }
  });
  process.once('disconnect', () => process.exit());
  process.once('SIGTERM', () => process.exit());
  process.send(hello);
}
