// ESLint over the whole workspace: `node tools/lint.mjs [--fix]`. The module boundaries are read from Nx's project
// graph; without a fresh one the rule would silently forbid nothing, so the graph comes first.
import { ESLint } from 'eslint';
import { refreshProjectGraph } from './workspace.mjs';

refreshProjectGraph();
const fix = process.argv.includes('--fix');
const eslint = new ESLint({ fix });
const results = await eslint.lintFiles(['.']);
if (fix) await ESLint.outputFixes(results);

const report = await (await eslint.loadFormatter('stylish')).format(results);
if (report) console.log(report);
const problems = results.reduce((sum, file) => sum + file.errorCount + file.warningCount, 0);
if (problems === 0) console.log(`ESLint: ${results.length} files, no problems`);
process.exitCode = problems ? 1 : 0;
