// `npm run dev`: the API, rebuilt and restarted on every change, and the portal's dev server in front of it.
import { spawn } from 'node:child_process';
import { at, nx, quietEnv, root } from './workspace.mjs';

const children = [
  spawn(process.execPath, [at('tools/build-api.mjs'), '--watch'], { cwd: root, stdio: 'inherit' }),
  spawn(...nx('serve', 'portal'), { cwd: root, env: quietEnv, stdio: ['ignore', 'inherit', 'inherit'] }),
];

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));
for (const child of children) child.on('exit', (code) => stop(code ?? 1));
