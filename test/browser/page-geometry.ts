import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';

const run = promisify(execFile);

/** Points, origin at the page's bottom-left corner. */
export interface Box {
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}
export interface Word extends Box { readonly text: string }

/** Where every field lies, as pdf.js reads it. */
async function fieldsOf(pdf: Uint8Array): Promise<ReadonlyMap<string, Box>> {
  const opening = getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await opening.promise;
  const found = new Map<string, Box>();
  for (let page = 0; page < document.numPages; page += 1) {
    for (const { fieldName, rect } of await (await document.getPage(page + 1)).getAnnotations()) {
      const [left, bottom, right, top] = rect as readonly [number, number, number, number];
      found.set(String(fieldName), { page, left, bottom, right, top });
    }
  }
  await opening.destroy();
  return found;
}

/** Ink does not fill the whole height that a font declares: the share of a word's height that is taken off above and below. */
const AIR = 0.18;
const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g;

/** Every printed word with its place, as poppler reads it; what stands in fields counts too. */
async function wordsOf(path: string): Promise<readonly Word[]> {
  const { stdout } = await run('pdftotext', ['-bbox', path, '-'], { maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  return [...stdout.matchAll(/<page width="[\d.]+" height="([\d.]+)">([\s\S]*?)<\/page>/g)].flatMap(([, height = '0', body = ''], page) =>
    [...body.matchAll(WORD)].map(([, left, yMin, right, yMax, text = '']): Word => {
      const air = (Number(yMax) - Number(yMin)) * AIR;
      return { page, text, left: Number(left), right: Number(right), bottom: Number(height) - Number(yMax) + air, top: Number(height) - Number(yMin) - air };
    }));
}

/** Do they cover each other by more than a hair (0.5 pt)? */
const HAIR = 0.5;
const cover = (a: Box, b: Box): boolean =>
  a.page === b.page && a.left < b.right - HAIR && b.left < a.right - HAIR && a.bottom < b.top - HAIR && b.bottom < a.top - HAIR;

const besideEachOther = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right;

/** The last time these words stand one after another on a page. */
function lastRun(words: readonly Word[], text: string): readonly Word[] {
  const wanted = text.normalize('NFC').split(' ');
  for (let start = words.length - wanted.length; start >= 0; start -= 1) {
    const candidate = words.slice(start, start + wanted.length);
    if (candidate.every((word, index) => word.text.normalize('NFC') === wanted[index])) return candidate;
  }
  throw new Error(`«${text}» is not on any page`);
}

const around = (words: readonly Word[]): Box => ({
  page: words[0]?.page ?? -1, left: Math.min(...words.map(({ left }) => left)), right: Math.max(...words.map(({ right }) => right)),
  bottom: Math.min(...words.map(({ bottom }) => bottom)), top: Math.max(...words.map(({ top }) => top)),
});

/** A block of a signatory: the printed title above, the signature, the printed name below. */
export interface Block {
  readonly field: string;
  /** Lines from the top; the last of them stands right over the signature. */
  readonly title: readonly string[];
  readonly name: string;
}

interface Looked {
  /** The PDF as it was submitted: its words are the document's own, no field is filled yet. */
  readonly submitted: string;
  readonly issued: Uint8Array;
  readonly blocks: readonly Block[];
  readonly leader: Block;
  /** By how much positions may differ, in points. */
  readonly tolerance?: number;
}

/**
 * Nothing covers anything, but for the seal over one third of the leader's signature, the leader's title and name;
 * and every signature stands between its title and its name.
 */
export async function expectOrderOnThePage({ submitted, issued, blocks, leader, tolerance = 1 }: Looked): Promise<void> {
  const words = await wordsOf(submitted);
  const fields = await fieldsOf(issued);
  const field = (name: string): Box => fields.get(name) ?? (() => { throw new Error(`no field ${name}`); })();

  for (const { field: name, title, name: printed } of [...blocks, leader]) {
    const [box, above, below] = [field(name), around(lastRun(words, title.at(-1) ?? '')), around(lastRun(words, printed))];
    expect(above.page, `${name} and its title`).toBe(box.page);
    expect(above.bottom, `${name} lies under its title`).toBeGreaterThanOrEqual(box.top - HAIR);
    expect(below.top, `${name} lies over its name`).toBeLessThanOrEqual(box.bottom + HAIR);
    expect(besideEachOther(box, below) && besideEachOther(box, above), `${name} stands in its own column`).toBe(true);
  }

  const leaderBox = field(leader.field);
  const seal = field('Seal');
  expect(seal.page).toBe(leaderBox.page);
  expect(Math.abs(seal.right - (leaderBox.left + (leaderBox.right - leaderBox.left) / 3)), 'the seal ends one third into the signature').toBeLessThanOrEqual(tolerance);
  expect(Math.abs((seal.top + seal.bottom - leaderBox.top - leaderBox.bottom) / 2), 'the seal is centred on the signature').toBeLessThanOrEqual(tolerance);
  expect(Math.abs((seal.right - seal.left) - (seal.top - seal.bottom)), 'the seal is round').toBeLessThanOrEqual(tolerance);

  const own = new Set([...leader.title, leader.name].flatMap((line) => lastRun(words, line)));
  const covered = [...fields].flatMap(([name, box]) => words.filter((word) => cover(box, word) && !(name === 'Seal' && own.has(word))).map(({ text }) => `${name} covers «${text}»`));
  const names = [...fields.keys()].filter((name) => field(name).right > field(name).left);
  const overlapping = names.flatMap((a, index) => names.slice(index + 1).filter((b) => cover(field(a), field(b)) && !(new Set([a, b, 'Seal', leader.field]).size === 2)).map((b) => `${a} and ${b}`));
  expect([...covered, ...overlapping]).toEqual([]);
}

/** What stands in a filled field, by its place on the page. */
export async function textIn(path: string, issued: Uint8Array, fieldName: string): Promise<string> {
  const box = (await fieldsOf(issued)).get(fieldName);
  if (!box) throw new Error(`no field ${fieldName}`);
  return (await wordsOf(path)).filter((word) => word.page === box.page && word.left >= box.left - 1 && word.right <= box.right + 1 && word.bottom >= box.bottom - 3 && word.top <= box.top + 3).map(({ text }) => text).join(' ');
}
