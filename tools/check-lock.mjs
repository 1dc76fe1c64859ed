// Guards package-lock.json: `npm install` silently leaves out platform packages that it could not find, and then
// `npm ci` fails with "Missing: … from lock file" on another machine.
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const manifest = read('package.json');
const { packages } = read('package-lock.json');
const problems = [];

/** Finds the entry that `name` resolves to from the package at `from`, as Node does: the nearest node_modules upwards. */
function resolve(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const key = at ? `${at}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[key]) return packages[key];
    if (!at) return undefined;
  }
}

for (const [path, entry] of Object.entries(packages)) {
  const optionalPeers = entry.peerDependenciesMeta ?? {};
  const wanted = {
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...Object.fromEntries(
      Object.entries(entry.peerDependencies ?? {}).filter(([name]) => !optionalPeers[name]?.optional),
    ),
  };
  for (const name of Object.keys(wanted))
    if (!resolve(path, name))
      problems.push(`${path || 'package.json'} wants ${name}, which the lock file lacks`);
}

for (const kind of ['dependencies', 'devDependencies'])
  for (const [name, range] of Object.entries(manifest[kind])) {
    if (packages['']?.[kind]?.[name] !== range)
      problems.push(`${kind}.${name} is ${range} in package.json, not in the lock file`);
    if (packages[`node_modules/${name}`]?.version !== range)
      problems.push(`${name} is not locked at ${range}: pin the exact version in package.json`);
  }

const unlisted = Object.entries(packages).filter(
  ([path, entry]) =>
    entry.hasInstallScript && !(path.split('node_modules/').at(-1) in (manifest.allowScripts ?? {})),
);
for (const [path] of unlisted) problems.push(`${path} has an install script that allowScripts does not name`);

if (problems.length) {
  console.error(problems.join('\n'));
  console.error('\nInstall with the registry reachable, or override the version (package.json "overrides").');
  process.exit(1);
}
console.log(`package-lock.json: ${Object.keys(packages).length} packages, nothing missing`);
