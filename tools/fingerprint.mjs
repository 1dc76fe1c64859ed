// Says whether a build output is still that of its sources, by names, sizes and times of the files it came from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './workspace.mjs';

const always = ['package-lock.json', 'tsconfig.base.json'];

/** Every file under `path` (a file or a folder of the workspace), sorted. */
export function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function fingerprint(sources) {
  const hash = createHash('sha1');
  for (const file of [...always, ...sources].flatMap((source) => filesUnder(at(source)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** A build remembered by a stamp beside its output: `fresh()` before, `remember()` after. */
export function stamp(output, sources) {
  const file = at('dist', `.${output}.stamp`);
  const before = fingerprint(sources);
  return {
    fresh: () => existsSync(at('dist', output)) && existsSync(file) && readFileSync(file, 'utf8') === before,
    remember() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, before);
    },
  };
}
