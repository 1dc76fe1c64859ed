// Proves that the boundaries forbid: lints snippets that must fail, and twins of them that must pass.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { at, refreshProjectGraph } from './workspace.mjs';

const nxRule = '@nx/enforce-module-boundaries';
const layers = 'supportal/layers';

/** [file, code, the rule that must object, or null when the code is fine] */
const cases = [
  ['libs/domain/src/tickets/x.ts', `import 'rxjs';`, 'no-restricted-imports'],
  ['libs/domain/src/tickets/x.ts', `import { of } from 'rxjs'; of();`, nxRule],
  ['libs/domain/src/tickets/x.ts', `import 'node:fs';`, 'no-restricted-imports'],
  ['libs/domain/src/tickets/x.ts', `import './y';`, null],
  ['libs/domain/src/tickets/x.spec.ts', `import 'fast-check';`, null],
  ['libs/ui/src/x.ts', `import '@apollo/client';`, nxRule],
  ['libs/ui/src/x.ts', `import 'apollo-angular';`, nxRule],
  ['libs/ui/src/x.ts', `import 'typeorm';`, nxRule],
  ['libs/ui/src/x.ts', `import '@angular/material/button'; import '@supportal/domain';`, null],
  ['apps/api/src/features/tickets/x.ts', `import '@supportal/ui';`, nxRule],
  ['apps/api/src/features/tickets/x.ts', `import '@angular/core';`, nxRule],
  ['apps/api/src/features/tickets/x.ts', `import '@supportal/domain'; import 'typeorm';`, null],
  ['apps/api/src/features/tickets/x.ts', `import '../../../../portal/src/main';`, nxRule],
  ['apps/portal/src/app/tickets/x.ts', `import '../../../../api/src/config';`, nxRule],
  ['apps/portal/src/app/tickets/x.ts', `import 'type-graphql';`, nxRule],
  ['apps/portal/src/app/tickets/x.ts', `import '@apollo/client'; import '@supportal/domain';`, null],
  ['apps/portal-e2e/src/x.ts', `import '@supportal/ui';`, nxRule],
  ['apps/api/src/platform/database/x.ts', `import '../../features/tickets/ticket.entity';`, layers],
  ['apps/api/src/platform/x.ts', `import '../access/viewer';`, layers],
  ['apps/api/src/platform/x.ts', `import '../events';`, layers],
  ['apps/api/src/platform/x.ts', `import type { E } from '../events'; export type F = E;`, null],
  ['apps/api/src/access/viewer.ts', `import '../features/tickets/ticket.service';`, layers],
  ['apps/api/src/access/viewer.ts', `import '../features/tickets/ticket.entity';`, null],
  ['apps/api/src/features/tickets/x.ts', `import '../groups/group.resolver';`, layers],
  ['apps/api/src/features/tickets/x.ts', `import('../groups/group.inputs');`, layers],
  ['apps/api/src/features/tickets/x.ts', `export * from '../groups/group.inputs';`, layers],
  ['apps/api/src/features/tickets/x.ts', `import '../groups/group.service';`, null],
  ['apps/api/src/features/tickets/x.ts', `import '../groups/membership';`, layers],
  [
    'apps/api/src/features/tickets/x.ts',
    `import type { M } from '../groups/membership'; export type N = M;`,
    null,
  ],
  [
    'apps/api/src/features/tickets/x.ts',
    `import type { R } from '../groups/group.resolver'; export type N = R;`,
    layers,
  ],
  ['apps/api/src/features/tickets/feature.ts', `import '../groups/membership';`, null],
  ['apps/api/src/features/tickets/x.ts', `import '../../access/viewer';`, null],
  ['apps/api/src/features/tickets/x.ts', `import '../../testing/app';`, layers],
  ['apps/api/src/features/tickets/x.spec.ts', `import '../../testing/app';`, null],
  ['apps/api/src/migrations/1-x.ts', `import '../features/tickets/ticket.entity';`, layers],
  ['apps/api/src/migrations/1-x.ts', `import '../platform/database/migration';`, null],
  ['apps/api/src/features/tickets/x.ts', `export const x = process.env.X;`, 'no-restricted-syntax'],
  ['apps/api/src/config.ts', `export const x = process.env.X;`, null],
  ['apps/portal/src/app/tickets/x.ts', `import '../desktop/y';`, layers],
  ['apps/portal/src/app/tickets/list/x.ts', `import '../../admin/y';`, layers],
  ['apps/portal/src/app/core/x.ts', `import '../tickets/y';`, layers],
  ['apps/portal/src/app/tickets/list/x.ts', `import '../../core/y'; import '../z';`, null],
];

refreshProjectGraph();
const eslint = new ESLint();
const guards = [nxRule, layers, 'no-restricted-imports', 'no-restricted-syntax'];
const wrong = [];
for (const [filePath, code, rule] of cases) {
  const [{ messages }] = await eslint.lintText(code, { filePath });
  const raised = messages
    .map((message) => message.ruleId ?? message.message)
    .filter((id) => guards.includes(id));
  const right = rule ? raised.includes(rule) : raised.length === 0;
  if (!right)
    wrong.push(
      `${filePath}: ${code}\n  expected ${rule ?? 'no objection'}, got ${raised.join(', ') || 'none'}`,
    );
}

await provesCycles();

/** Import cycles need real files: three of them in a folder of their own, which is removed again. */
async function provesCycles() {
  mkdirSync(at('tmp'), { recursive: true });
  const folder = mkdtempSync(at('tmp', 'cycle-'));
  try {
    writeFileSync(`${folder}/a.ts`, `import './b';`);
    writeFileSync(`${folder}/b.ts`, `import './a';`);
    writeFileSync(`${folder}/c.ts`, `import './a';`);
    const lint = new ESLint({ ignore: false });
    const results = await lint.lintFiles([`${folder}/*.ts`]);
    const found = results.filter(({ messages }) =>
      messages.some(({ ruleId }) => ruleId === 'import-x/no-cycle'),
    );
    if (found.length !== 2) wrong.push(`a cycle of two files: found in ${found.length} of them`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (wrong.length) console.error(wrong.join('\n'));
const proofs = cases.length + 1;
console.log(`Boundaries: ${proofs - wrong.length} of ${proofs} proofs hold`);
process.exitCode = wrong.length ? 1 : 0;
