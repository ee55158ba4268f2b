import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The pane's JavaScript that a page asks for before it can show anything may be this large, compressed. */
export const INITIAL_LIMIT_KB = 250;

/**
 * What a built page loads before anything can be shown: its scripts and what they import statically (Vite names these as preloads).
 *
 * @returns compressed size in KB (1024 bytes) by file
 */
export function initialScripts(paneFolder: string, page: 'index.html' | 'word.html'): ReadonlyMap<string, number> {
  const html = readFileSync(join(paneFolder, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  return new Map(named.map((path) => [path, gzipSync(readFileSync(join(paneFolder, path))).length / 1024]));
}
