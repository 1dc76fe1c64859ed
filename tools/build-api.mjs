// Builds the API: apps/api/src and libs/domain/src, compiled by SWC to CommonJS under dist/api.
//   node tools/build-api.mjs            once
//   node tools/build-api.mjs --watch    and again whenever a source changes, restarting the server
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';
import { filesUnder } from './fingerprint.mjs';
import { at, root } from './workspace.mjs';

export const apiSources = ['apps/api/src', 'apps/api/.swcrc', 'libs/domain/src', 'tools/build-api.mjs'];
export const apiMain = at('dist/api/apps/api/src/main.js');

const folders = ['apps/api/src', 'libs/domain/src'];
const output = at('dist/api');
const swcrc = JSON.parse(readFileSync(at('apps/api/.swcrc'), 'utf8'));
const options = {
  ...swcrc,
  $schema: undefined,
  cwd: root,
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  jsc: { ...swcrc.jsc, baseUrl: root, paths: { '@supportal/domain': [at('libs/domain/src/index.ts')] } },
};

// By the place in the repository: a clone may lie in a folder of any name.
const isForTests = (file) => /\.spec\.ts$|\/(testing|proof)\/|\.md$/.test(relative(root, file));
const target = (file) => at('dist/api', relative(root, file)).replace(/\.ts$/, '.js');

function isCurrent(file) {
  const built = statSync(target(file), { throwIfNoEntry: false });
  return built !== undefined && built.mtimeMs > statSync(file).mtimeMs;
}

async function compile(file) {
  const to = target(file);
  mkdirSync(dirname(to), { recursive: true });
  if (!file.endsWith('.ts')) return cpSync(file, to);
  const { code, map } = await transformFile(file, {
    ...options,
    sourceFileName: relative(dirname(to), file),
  });
  writeFileSync(to, `${code}\n//# sourceMappingURL=${to.slice(dirname(to).length + 1)}.map\n`);
  if (map) writeFileSync(`${to}.map`, map);
}

/** Compiles what is not current (or everything, with `clean`) and removes what lost its source. */
export async function buildApi({ clean = false } = {}) {
  const started = Date.now();
  if (clean) rmSync(output, { recursive: true, force: true });
  const sources = folders.flatMap((folder) => filesUnder(at(folder))).filter((file) => !isForTests(file));
  const wanted = new Set(sources.flatMap((file) => [target(file), `${target(file)}.map`]));
  for (const file of filesUnder(output)) if (!wanted.has(file)) rmSync(file);
  const stale = sources.filter((file) => !isCurrent(file));
  await Promise.all(stale.map(compile));
  console.log(`API built: ${stale.length} of ${sources.length} files in ${Date.now() - started} ms`);
}

function startServer() {
  return spawn(process.execPath, ['--enable-source-maps', apiMain], { stdio: 'inherit', cwd: root });
}

/** Rebuilds and restarts the server whenever a source changes, until the process is told to stop. */
export async function watchApi() {
  await buildApi();
  let server = startServer();
  let pending;
  const restart = async () => {
    try {
      await buildApi();
    } catch (error) {
      return console.error(error.message);
    }
    if (server.exitCode === null && server.signalCode === null) {
      const stopped = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await stopped;
    }
    server = startServer();
  };
  for (const folder of folders)
    watch(at(folder), { recursive: true }, (_event, name) => {
      if (!name || isForTests(`/${name}`)) return;
      clearTimeout(pending);
      pending = setTimeout(() => void restart(), 150);
    });
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      server.once('exit', () => process.exit(0));
      if (!server.kill('SIGTERM')) process.exit(0);
    });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--watch')) await watchApi();
  else await buildApi({ clean: !process.argv.includes('--incremental') });
}
