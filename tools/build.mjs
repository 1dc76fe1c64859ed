// Builds what is stale: `node tools/build.mjs [api] [portal] [--force]`, both when none is named.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { apiSources, buildApi } from './build-api.mjs';
import { stamp } from './fingerprint.mjs';
import { nx, quietEnv, root } from './workspace.mjs';

const portalSources = ['apps/portal', 'libs/ui', 'libs/domain/src'];

async function ifStale(name, sources, build, force) {
  const output = stamp(name, sources);
  if (!force && output.fresh()) return console.log(`dist/${name} is up to date`);
  await build();
  output.remember();
}

function buildPortal() {
  const [command, args] = nx('build', 'portal');
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: quietEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The portal does not build');
}

/** Builds the named parts ("api", "portal") whose sources changed since their last build. */
export async function build(parts = ['api', 'portal'], force = false) {
  if (parts.includes('api')) await ifStale('api', apiSources, () => buildApi({ clean: true }), force);
  if (parts.includes('portal')) await ifStale('portal', portalSources, buildPortal, force);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const parts = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  await build(parts.length ? parts : undefined, process.argv.includes('--force')).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
