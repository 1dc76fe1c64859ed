// `npm test`: every check and every test there is, one clear report, `N passed, N failed` as the last line.
//   --quick    static checks and unit tests only (npm run check)
//   --strict   whatever had to be left out, other than MongoDB, is a failure (.ci/run)
import { mkdirSync, rmSync } from 'node:fs';
import { findChromium, findProgram, startMariaDb, startRedis } from './services.mjs';
import { checkLanes, hasJourneys, hasSpecs, jest, journeys, proofs } from './test/plan.mjs';
import { jestResults, playwrightResults } from './test/results.mjs';
import { runStep, stopAll } from './test/step.mjs';
import { at, onStop } from './workspace.mjs';

const quick = process.argv.includes('--quick');
const strict = process.argv.includes('--strict');

const total = { passed: 0, failed: 0 };
const failures = [];
const leftOut = [];
const stops = [];

const leave = (what, why, tolerated = false) => leftOut.push({ what, why, tolerated });
const heading = (text) => console.log(`\n━━ ${text} ${'━'.repeat(Math.max(3, 72 - text.length))}`);

function count(name, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  if (failed) failures.push(`${name}: ${failed} failed`);
}

async function check(step) {
  const { ok, seconds, output } = await runStep(step);
  count(step.name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  heading(`${ok ? '✓' : '✗'} ${step.name}, ${seconds.toFixed(1)} s`);
  if (!ok) console.log(output.trimEnd());
}

async function lane(steps) {
  for (const step of steps) {
    if (step.full && quick) continue;
    await check(step);
  }
}

async function runner(step, results) {
  heading(step.name);
  rmSync(step.report, { force: true });
  const { ok, timedOut } = await runStep({ ...step, live: true });
  const counted = results(step.report, ok);
  if (timedOut) counted.failed ||= 1;
  if (ok && counted.passed + counted.failed === 0) counted.failed = 1;
  count(step.name, counted);
  return counted;
}

/** The URL of a service for specs: given by the environment, started here, or undefined with the reason noted. */
async function service(variable, name, program, start) {
  if (process.env[variable]) return process.env[variable];
  if (quick) return void leave(`specs on ${name}`, 'npm test runs them');
  if (!findProgram(program)) return void leave(`specs on ${name}`, `install ${program} or set ${variable}`);
  try {
    const { url, stop } = await start();
    stops.push(stop);
    return url;
  } catch (error) {
    count(name, { passed: 0, failed: 1 });
    console.error(error.message);
  }
}

/** Tests that ran in none of several runs of the same specs. */
function noteSkipped(project, runs) {
  const ran = new Set(runs.flatMap((run) => run.ran));
  for (const name of new Set(runs.flatMap((run) => run.leftOut).filter((name) => !ran.has(name))))
    leave(`${project}: ${name}`, 'skipped by the spec itself', quick || /mongo/i.test(name));
}

async function unitTests(name, project) {
  if (hasSpecs(project)) noteSkipped(name, [await runner(jest(name, project), jestResults)]);
}

async function apiTests() {
  if (!hasSpecs('apps/api')) return;
  const TEST_REDIS_URL = await service('TEST_REDIS_URL', 'Redis', 'redis-server', startRedis);
  const TEST_MYSQL_URL = await service('TEST_MYSQL_URL', 'MariaDB', 'mariadbd', startMariaDb);
  const { TEST_MONGODB_URL } = process.env;
  if (!TEST_MONGODB_URL) leave('specs on MongoDB', 'set TEST_MONGODB_URL', true);
  const services = { TEST_REDIS_URL, TEST_MONGODB_URL };
  const onSqlite = jest('API on SQLite', 'apps/api', { ...services, TEST_DATABASE: 'sqlite' });
  const runs = [await runner(onSqlite, jestResults)];
  if (TEST_MYSQL_URL) {
    const onMariaDb = jest('API on MariaDB', 'apps/api', {
      ...services,
      TEST_DATABASE: 'mysql',
      TEST_MYSQL_URL,
    });
    runs.push(await runner(onMariaDb, jestResults));
  }
  noteSkipped('api', runs);
  if (quick) return leave('proofs', 'npm test runs their short form, npm run proof the long one');
  noteSkipped('proofs', [await runner(proofs('short', { ...services, TEST_MYSQL_URL }), jestResults)]);
}

async function browserTests() {
  if (!hasJourneys()) return;
  if (quick) return leave('journeys in a browser', 'npm test or npm run e2e runs them');
  const chromium = await findChromium();
  if (!chromium)
    return leave(
      'journeys in a browser',
      'install Chromium, or set CHROMIUM_PATH, or npx playwright install chromium',
    );
  noteSkipped('journeys', [await runner(journeys(), playwrightResults)]);
}

function report() {
  if (leftOut.length) {
    heading('Left out');
    for (const { what, why } of leftOut) console.log(`- ${what}: ${why}`);
    const missing = strict ? leftOut.filter(({ tolerated }) => !tolerated).length : 0;
    if (missing) count('Left out in a strict run', { passed: 0, failed: missing });
  }
  if (failures.length) {
    heading('Failed');
    for (const failure of failures) console.log(`- ${failure}`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed || !total.passed ? 1 : 0;
}

onStop(async () => {
  stopAll();
  await Promise.all(stops.map((stop) => stop()));
  process.exit(1);
});

mkdirSync(at('test-results'), { recursive: true });
try {
  await Promise.all(checkLanes.map(lane));
  await unitTests('domain', 'libs/domain');
  await apiTests();
  await unitTests('ui', 'libs/ui');
  await unitTests('portal', 'apps/portal');
  await browserTests();
} catch (error) {
  console.error(error);
  count('the run itself', { passed: 0, failed: 1 });
} finally {
  await Promise.all(stops.map((stop) => stop()));
}
report();
