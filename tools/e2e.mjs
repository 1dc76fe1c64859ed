// `npm run e2e [-- Playwright's arguments]`: builds what is stale, then runs the journeys.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { journeys } from './test/plan.mjs';
import { root } from './workspace.mjs';

await build();
const [program, args] = journeys().command;
const { status } = spawnSync(program, [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
