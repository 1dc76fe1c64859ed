// One step of the test run: a child process with a timeout, in its own process group so that nothing outlives it.
import { spawn } from 'node:child_process';
import { quietEnv, root } from '../workspace.mjs';

const groups = new Set();

/** Ends every process this run has started. */
export function stopAll() {
  for (const pid of groups) endGroup(pid, 'SIGKILL');
}

function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Runs `command` (`[program, args]`) and resolves with `{ ok, seconds, output, timedOut }`; `live` shows its output as
 * it comes instead of collecting it silently.
 */
export function runStep({ command: [program, args], env = {}, minutes = 5, live = false }) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(program, args, {
      cwd: root,
      env: Object.fromEntries(
        Object.entries({ ...quietEnv, ...env }).filter(([, value]) => value !== undefined),
      ),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    groups.add(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        output += text;
        if (live) process.stdout.write(text);
      });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(child.pid, 'SIGTERM');
      setTimeout(() => endGroup(child.pid, 'SIGKILL'), 5_000).unref();
    }, minutes * 60_000);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      groups.delete(child.pid);
      endGroup(child.pid, 'SIGKILL');
      if (timedOut) output += `\nStopped after ${minutes} minutes.`;
      done({ ok: code === 0 && !timedOut, seconds: (Date.now() - started) / 1000, output, timedOut });
    });
  });
}
