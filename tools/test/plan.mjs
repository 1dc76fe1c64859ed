// The steps of `npm test`, as data. Checks count as one test each; runners count their own.
import { filesUnder } from '../fingerprint.mjs';
import { at, bin, nx } from '../workspace.mjs';

const ci = Boolean(process.env.CI);
const node = (...args) => [process.execPath, args.map((arg, i) => (i === 0 ? at(arg) : arg))];

/** Two lanes of checks, one per core: what reads the sources, and what builds from them. */
export const checkLanes = [
  [
    { name: 'package lock', command: node('tools/check-lock.mjs') },
    { name: 'format', command: bin('prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn') },
    { name: 'lint', command: node('tools/lint.mjs') },
    { name: 'boundaries', command: node('tools/boundaries.mjs') },
    { name: 'generated operations', command: node('tools/codegen.mjs', '--check') },
  ],
  [
    { name: 'build of the API', command: node('tools/build.mjs', 'api') },
    { name: 'schema', command: node('tools/schema.mjs', '--check') },
    { name: 'build of the portal', command: node('tools/build.mjs', 'portal'), full: true, minutes: 8 },
    {
      name: 'types',
      command: nx(
        'run-many',
        '-t',
        'typecheck',
        '--parallel=1',
        '--output-style=static',
        ...(ci ? ['--skip-nx-cache'] : []),
      ),
      minutes: 8,
    },
  ],
];

/** Whether a Jest project has any spec at all. */
export const hasSpecs = (project) => filesUnder(at(project, 'src')).some((file) => file.endsWith('.spec.ts'));

/** A Jest run of one project; its JSON lands in test-results/. */
export function jest(name, project, env = {}) {
  const report = at('test-results', `${name.replace(/\W+/g, '-')}.json`);
  const args = [
    '-c',
    at(project, 'jest.config.cjs'),
    '--json',
    `--outputFile=${report}`,
    '--ci',
    '--maxWorkers=2',
  ];
  return {
    name,
    report,
    command: bin('jest/bin/jest.js', ...args),
    env: { ...env, NODE_NO_WARNINGS: '1' },
    minutes: 20,
  };
}

/** The proofs: `scale` is `short` or `full`; further arguments go to Jest. */
export function proofs(scale, env = {}, ...args) {
  const report = at('test-results', 'proofs.json');
  const config = at('apps/api/jest.proof.config.cjs');
  const command = bin(
    'jest/bin/jest.js',
    '-c',
    config,
    '--json',
    `--outputFile=${report}`,
    '--ci',
    '-i',
    ...args,
  );
  return {
    name: 'proofs',
    report,
    command,
    env: { ...env, PROOF_SCALE: scale, NODE_NO_WARNINGS: '1' },
    minutes: scale === 'full' ? 180 : 25,
  };
}

/** The journeys in a real browser. */
export function journeys() {
  const report = at('test-results', 'journeys.json');
  const command = bin('@playwright/test/cli.js', 'test', '-c', at('apps/portal-e2e/playwright.config.ts'));
  return {
    name: 'journeys in a browser',
    report,
    command,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    minutes: 30,
  };
}

export const hasJourneys = () =>
  filesUnder(at('apps/portal-e2e/src')).some((file) => /\.(spec|e2e)\.ts$/.test(file));
