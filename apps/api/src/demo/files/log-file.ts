import type { Random } from '../random';

const lines = [
  'INFO  request accepted id={id}',
  'INFO  cache refreshed, {number} entries',
  'DEBUG worker {number} idle',
  'WARN  slow response: {number}00 ms, limit 500 ms',
  'INFO  session restored id={id}',
  'INFO  document {id} stored',
] as const;

const failures = [
  ['ERROR request {id} failed: connection reset by peer', '      at Channel.read (channel.js:{number})', '      at Router.forward (router.js:218)'],
  ['ERROR request {id} failed: timeout after 30000 ms', '      at Timer.fire (timer.js:{number})'],
  ['ERROR cannot parse answer {id}: unexpected end of data', '      at Parser.next (parser.js:{number})'],
] as const; // prettier-ignore

/** A log of some minutes before `until`, with a failure near its end. */
export function logFile(random: Random, component: string, until: number): Buffer {
  const count = random.int(24, 60);
  let at = until - count * 4_000;
  const rows = Array.from({ length: count }, (_, row) => {
    at += random.int(200, 3_800);
    const texts = row === count - 4 ? random.pick(failures) : [random.pick(lines)];
    return texts
      .map((text) => `${new Date(at).toISOString()} [${component}] ${filled(random, text)}`)
      .join('\n');
  });
  return Buffer.from(`${rows.join('\n')}\n`, 'utf8');
}

const filled = (random: Random, text: string): string =>
  text
    .replace('{id}', random.int(0x100000, 0xffffff).toString(16))
    .replace('{number}', String(random.int(3, 96)));
