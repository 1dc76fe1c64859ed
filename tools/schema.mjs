// Emits libs/schema/schema.graphql from the API's own resolvers; `--check` fails when the committed file differs.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { at, root } from './workspace.mjs';

await build(['api']);
const emit = at('dist/api/apps/api/src/tools/emit-schema.js');
const { status } = spawnSync(process.execPath, [emit, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
