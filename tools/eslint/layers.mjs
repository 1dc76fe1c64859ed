// The layers inside one app: which folder may import which. Nx tags guard the borders between apps and libs,
// this rule guards the borders inside them (docs/architecture.md has the table). It works on paths alone.
import { posix, relative, sep } from 'node:path';

/** `apps/api/src/features/<x>/…` → `<x>`; undefined for files directly under `features/`. */
const featureOf = (path) => /^features\/([^/]+)\//.exec(path)?.[1];
const inside = (path, ...folders) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const role = (path) => /\.([a-z]+)$/.exec(path)?.[1];

function apiProblem(from, to, typeOnly) {
  if (/\.spec$|(^|\/)(testing|proof)\//.test(from)) return null;
  if (inside(to, 'testing', 'proof')) return 'only specs and proofs may import testing/ and proof/';
  const layer = from.split('/')[0];
  if (layer === 'platform')
    return inside(to, 'platform', 'config') || (to === 'events' && typeOnly)
      ? null
      : 'platform/ knows no ticket words: it imports platform/, config and the type of events only';
  if (layer === 'access')
    return inside(to, 'access', 'platform') || role(to) === 'entity'
      ? null
      : 'access/ imports platform/ and entities only';
  if (layer === 'migrations')
    return inside(to, 'migrations', 'platform/database') ? null : 'migrations use the schema kit only';
  const feature = featureOf(from);
  // Wiring is the one place that knows everybody's classes.
  if (feature && from === `features/${feature}/feature`) return null;
  return feature ? featureProblem(feature, to, typeOnly) : null;
}

/** Roles that no other feature names, not even as a type. */
const privateRoles = ['resolver', 'inputs', 'subscriptions', 'reactions', 'jobs', 'feature'];

/** What every administrative change is made with; its nouns live in their own features. */
const isKit = (to) => featureOf(to) === 'administration' && !privateRoles.includes(role(to));

function featureProblem(feature, to, typeOnly) {
  const other = featureOf(to);
  if (other === feature || inside(to, 'platform', 'access', 'events')) return null;
  if (to === 'config')
    return typeOnly ? null : 'a feature takes its settings as values: import only types from config';
  if (other) {
    const shared = ['entity', 'service', 'enums', 'types'].includes(role(to)) || isKit(to);
    const givenByConstructor = typeOnly && !privateRoles.includes(role(to));
    return shared || givenByConstructor
      ? null
      : `features/${feature} may import only the entity, types, enums and service of features/${other}, and the type of what its constructor is given`;
  }
  return inside(to, 'features') && to !== 'features/index'
    ? null
    : `features/${feature} may import platform/, access/, events and itself`;
}

function portalProblem(from, to) {
  const own = /^app\/([^/]+)\//.exec(from)?.[1];
  const other = /^app\/([^/]+)(\/|$)/.exec(to)?.[1];
  if (!own || !other || own === other || other === 'core') return null;
  if (!to.startsWith(`app/${other}/`) && own !== 'core') return null;
  return own === 'core'
    ? `app/core serves the features, it does not know app/${other}`
    : `app/${own} may not import its sibling feature app/${other}: move the shared part to app/core or libs/ui`;
}

const apps = [
  { root: 'apps/api/src/', problem: apiProblem },
  { root: 'apps/portal/src/', problem: portalProblem },
];

/** @type {import('eslint').Rule.RuleModule} */
const layers = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{ problem }}' } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const app = apps.find(({ root }) => file.startsWith(root));
    if (!app) return {};
    const from = file.slice(app.root.length).replace(/\.ts$/, '');
    const check = (source, typeOnly) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = posix.join(posix.dirname(from), source.value).replace(/\.(js|ts)$/, '');
      const problem = to.startsWith('..') ? null : app.problem(from, to, typeOnly);
      if (problem) context.report({ node: source, messageId: 'forbidden', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
    };
  },
};

export default { meta: { name: 'supportal' }, rules: { layers } };
