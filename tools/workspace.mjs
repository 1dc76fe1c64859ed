// What every tool needs to know about the workspace: its root, its programs, its project graph.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Absolute path inside the workspace. */
export const at = (...parts) => join(root, ...parts);

/** Environment of every child: Nx answers no questions, calls nobody and leaves no daemon behind. */
export const quietEnv = {
  ...process.env,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NG_CLI_ANALYTICS: 'false',
};

/** Program and arguments that run a package's binary without a shell. */
export const bin = (path, ...args) => [process.execPath, [at('node_modules', path), ...args]];

export const nx = (...args) => bin('nx/dist/bin/nx.js', ...args);

/** Makes Nx compute its project graph, which ESLint's module boundaries read from the cache. */
export function refreshProjectGraph() {
  const [command, args] = nx('show', 'projects', '--json');
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, env: quietEnv, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The project graph cannot be computed:\n${stdout}${stderr}`);
  return JSON.parse(stdout.slice(stdout.indexOf('[')));
}

/**
 * Calls `stop` once when this process is told to end. npm passes a signal to its shell only, not to us, so under npm
 * the shell's end counts as well.
 */
export function onStop(stop) {
  let told = false;
  const once = (signal) => {
    if (told) return;
    told = true;
    stop(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, once);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && once('SIGTERM'), 500).unref();
}
