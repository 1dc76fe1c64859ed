// `npm run proof [-- Jest's arguments]`: the long form of the proofs, on services of its own unless the environment
// names some. A seed can be given by TEST_SEED; each proof prints its own.
import { mkdirSync } from 'node:fs';
import { build } from './build.mjs';
import { startMariaDb, startRedis } from './services.mjs';
import { proofs } from './test/plan.mjs';
import { runStep, stopAll } from './test/step.mjs';
import { at, onStop } from './workspace.mjs';

const services = [];
async function service(variable, start) {
  if (process.env[variable]) return process.env[variable];
  const started = await start();
  services.push(started);
  return started.url;
}
const stop = () => Promise.all(services.map((one) => one.stop()));
onStop(async () => {
  stopAll();
  await stop();
  process.exit(1);
});

await build(['api']);
mkdirSync(at('test-results'), { recursive: true });
try {
  const env = {
    TEST_MYSQL_URL: await service('TEST_MYSQL_URL', startMariaDb),
    TEST_REDIS_URL: await service('TEST_REDIS_URL', startRedis),
  };
  const scale = process.env.PROOF_SCALE ?? 'full';
  const { ok } = await runStep({ ...proofs(scale, env, ...process.argv.slice(2)), live: true });
  process.exitCode = ok ? 0 : 1;
} finally {
  await stop();
}
