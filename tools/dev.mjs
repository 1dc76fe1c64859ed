// `npm run dev`: the API, rebuilt and restarted on every change, and the portal's dev server in front of it.
import { spawn } from 'node:child_process';
import { at, nx, onStop, quietEnv, root } from './workspace.mjs';

const children = [
  // The browser comes from the dev server, so that is the address the API must trust.
  spawn(process.execPath, [at('tools/build-api.mjs'), '--watch'], {
    cwd: root,
    env: { PORTAL_URL: 'http://127.0.0.1:4200', ...process.env },
    stdio: 'inherit',
  }),
  spawn(...nx('serve', 'portal'), { cwd: root, env: quietEnv, stdio: ['ignore', 'inherit', 'inherit'] }),
];

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
onStop(() => stop(0));
for (const child of children) child.on('exit', (code) => stop(code ?? 1));
