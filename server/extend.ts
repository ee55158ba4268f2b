/**
 * `npm run extend`: raises to the archive's level whatever has not reached it, and dates anew what is dated by a certificate that ends
 * within a year (`-- --within-days N`). To be run every month or so; on SQLite while the server is stopped, on PostgreSQL at any time.
 * Ends with a status other than 0 if a document could not be extended.
 */
import { parseArgs } from 'node:util';
import { extendArchive } from './acts/extend-archive.ts';
import { readConfig } from './config.ts';
import { openParts } from './open-parts.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'within-days': { type: 'string', default: String(YEAR_DAYS) } } });
  const days = Number(values['within-days']);
  if (!Number.isInteger(days) || days < 1) throw new Error('npm run extend -- --within-days N');
  const { parts, close } = await openParts(readConfig(process.env));
  try {
    const { raised, renewed, failed } = await extendArchive(parts, { withinMs: days * DAY_MS, tell: (documentId, what) => { say(`  ${documentId}  ${what}`); } });
    say(`${raised} raised, ${renewed} renewed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

main().then((status) => process.exit(status), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
