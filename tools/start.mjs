// `npm start`: builds what is stale and runs the portal on one port, with no service but itself.
import { spawn } from 'node:child_process';
import { apiMain } from './build-api.mjs';
import { build } from './build.mjs';
import { onStop, root } from './workspace.mjs';

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const server = spawn(process.execPath, ['--enable-source-maps', apiMain, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
onStop((signal) => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
