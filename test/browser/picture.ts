import { execFile } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL('../../.readme', import.meta.url));
const LARGEST = 150 * 1024;

/** Pictures of the README are taken anew only when asked for (`README_PICTURES=1`), so that tests leave the sources as they are. */
const wanted = process.env['README_PICTURES'] === '1';

/** One picture of the README: the window as the person sees it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!wanted) return;
  const path = join(FOLDER, `${name}.png`);
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 20_000 }).toBe(0);
  // What comes and goes by itself is let come to rest.
  await page.waitForTimeout(700);
  await page.screenshot({ path, animations: 'disabled' });
  expect((await stat(path)).size).toBeLessThan(LARGEST);
}

/** One page of a PDF as poppler draws it, in so many pixels of width. */
export async function pagePicture(pdf: string, page: number, name: string, width = 560): Promise<void> {
  if (!wanted) return;
  const path = join(FOLDER, name);
  await rm(`${path}.png`, { force: true });
  await run('pdftoppm', ['-png', '-singlefile', '-f', String(page), '-l', String(page), '-scale-to-x', String(width), '-scale-to-y', '-1', pdf, path]);
  expect((await stat(`${path}.png`)).size).toBeLessThan(LARGEST);
}
