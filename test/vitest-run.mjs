import { readFileSync, rmSync } from 'node:fs';
import { run } from '../server/setup/run.mjs';
import { say } from '../server/setup/say.mjs';

const REPORT = '.test/vitest.json';

/**
 * Runs the tests and counts them from vitest's own report. A test that was skipped, left to do, or never reached counts as failed.
 *
 * @param {{ node: string, filters: readonly string[], long: boolean }} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest({ node, filters, long }) {
  rmSync(REPORT, { force: true });
  const code = await run(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...filters],
    { env: { ...process.env, TEST_LENGTH: long ? 'long' : 'short' } },
  );
  const report = readReport();
  if (report === null) return { passed: 0, failed: 1 };

  // The file itself failed: it could not be read, or its last tidying up threw.
  const files = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status === 'passed'));
  const skipped = report.testResults.flatMap((file) => file.assertionResults
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => `${file.name}: ${test.fullName}`));
  for (const test of skipped) say(`not run, counts as failed: ${test}`);
  const failed = report.numFailedTests + files.length + skipped.length;
  // Errors outside any test (an unhandled rejection) show only in the exit code.
  return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/**
 * @returns {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] } | null}
 */
function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    // Vitest ended before it could tell anything; its own words are on the screen.
    return null;
  }
}
