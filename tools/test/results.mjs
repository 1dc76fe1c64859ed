// Reads what the runners counted, from their JSON: nothing is inferred from their text.
import { existsSync, readFileSync } from 'node:fs';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Jest's `--outputFile`: passed, failed (a suite that cannot load counts as one) and the names of tests left out. */
export function jestResults(file, ok) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 1, ran: [], leftOut: [] };
  const tests = report.testResults.flatMap((suite) => suite.assertionResults);
  const named = (wanted) => tests.filter((test) => wanted.includes(test.status)).map((test) => test.fullName);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed || (ok ? 0 : 1),
    ran: named(['passed', 'failed']),
    leftOut: named(['pending', 'todo', 'skipped', 'disabled']),
  };
}

const specsOf = (suite) => [
  ...suite.specs.map((spec) => ({ ...spec, title: `${suite.title} › ${spec.title}` })),
  ...(suite.suites ?? []).flatMap(specsOf),
];

/** Playwright's JSON report, in the same shape. */
export function playwrightResults(file, ok) {
  const report = read(file);
  if (!report) return { passed: 0, failed: 1, ran: [], leftOut: [] };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + report.errors.length;
  const skipped = report.suites
    .flatMap(specsOf)
    .flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'skipped')
        .map((test) => `${spec.title} (${test.projectName})`),
    );
  return { passed: expected + flaky, failed: failed || (ok ? 0 : 1), ran: [], leftOut: skipped };
}
