import { describe, expect, test } from 'vitest';
import { nameFromWord } from '../../addin/word/name-from-word.ts';
import { checked } from '../../addin/word/open-document.ts';
import { createSerial } from '../../addin/word/serial.ts';
import { takeFromWord } from '../../addin/word/take-from-word.ts';
import type { FileSource } from '../../addin/word/take-from-word.ts';
import { isDarkColour } from '../../addin/word/theme-colour.ts';
import { RefusalError } from '../../server/circulation/errors.ts';

const SLICE = 65_536;
const docx = Uint8Array.from({ length: 3 * SLICE + 100 }, (_, at) => (at === 0 ? 0x50 : at === 1 ? 0x4b : at % 251));

type Behaviour = { readonly failAt?: number; readonly silentAt?: number; readonly size?: number; readonly refuse?: boolean };

/** Word as its Common API answers: callbacks with `status`, slices by index, a file that must be closed. */
const wordWith = (bytes: Uint8Array, { failAt, silentAt, size = bytes.length, refuse = false }: Behaviour = {}) => {
  const record = { closed: 0, asked: [] as number[] };
  const succeed = (value: unknown) => ({ status: 'succeeded', value });
  const fail = () => ({ status: 'failed', error: { code: 5001, message: 'internal error' } });
  const file = {
    size, sliceCount: Math.ceil(bytes.length / SLICE),
    getSliceAsync: (index: number, answer: (result: unknown) => void) => {
      record.asked.push(index);
      if (index === silentAt) return;
      setTimeout(() => answer(index === failAt ? fail() : succeed({ data: [...bytes.subarray(index * SLICE, (index + 1) * SLICE)], index })));
    },
    closeAsync: (answer: (result: unknown) => void) => {
      record.closed += 1;
      answer(succeed(undefined));
    },
  };
  const source = { getFileAsync: (_: unknown, __: unknown, answer: (result: unknown) => void) => answer(refuse ? fail() : succeed(file)) };
  return { source: source as unknown as FileSource, record };
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason);
  return error instanceof RefusalError ? error.refusal.code : `not refused: ${String(error)}`;
};

describe('Word hands out the open document', () => {
  test('all slices in order, with progress, and the file is closed', async () => {
    const { source, record } = wordWith(docx);
    const shares: number[] = [];
    expect(Buffer.from(await takeFromWord(source, (share) => shares.push(share))).equals(Buffer.from(docx))).toBe(true);
    expect(record).toEqual({ closed: 1, asked: [0, 1, 2, 3] });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test.each<[string, Behaviour]>([
    ['a slice fails', { failAt: 2 }],
    ['a slice is never answered', { silentAt: 1 }],
    ['fewer bytes come than were promised', { size: docx.length + 10 }],
    ['more bytes come than were promised', { size: docx.length - 10 }],
  ])('%s: told as one refusal, and the file is closed all the same', async (_, behaviour) => {
    const { source, record } = wordWith(docx, behaviour);
    expect(await codeOf(takeFromWord(source, () => undefined, 50))).toBe('WORD_FILE_UNAVAILABLE');
    expect(record.closed).toBe(1);
  });

  test('Word refuses, or hands out something that is no .docx', async () => {
    expect(await codeOf(takeFromWord(wordWith(docx, { refuse: true }).source, () => undefined))).toBe('WORD_FILE_UNAVAILABLE');
    expect(await codeOf(takeFromWord(wordWith(Uint8Array.of(1, 2, 3)).source, () => undefined))).toBe('WORD_FILE_UNAVAILABLE');
  });
});

test('calls go one after another, and a failed one does not stop the next', async () => {
  const serial = createSerial();
  const order: string[] = [];
  const slow = serial(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push('first');
    throw new Error('failed');
  });
  const quick = serial(() => Promise.resolve(order.push('second')));
  await expect(slow).rejects.toThrow('failed');
  await quick;
  expect(order).toEqual(['first', 'second']);
});

test.each([
  ['bien-ban.docx', [], 'FILE_EMPTY'],
  ['bien-ban.doc', [0xd0, 0xcf, 0x11, 0xe0], 'FILE_LEGACY_DOC'],
  ['bien-ban.docx', [0xd0, 0xcf, 0x11, 0xe0], 'FILE_ENCRYPTED'],
  ['bien-ban.docx', [0x25, 0x50, 0x44, 0x46], 'FILE_NOT_DOCX'],
])('%s beginning with %j is refused before it is sent: %s', async (name, bytes, code) => {
  expect(await codeOf(Promise.resolve().then(() => checked({ name, bytes: Uint8Array.from(bytes) })))).toBe(code);
});

test.each([['#1f1f1f', true], ['FFFFFF', false], ['#d4d4d4', false], ['#0a0a40', true], ['red', false]])('a background of %s is dark: %s', (colour, dark) => {
  expect(isDarkColour(colour)).toBe(dark);
});

test.each([
  ['C:\\Văn bản\\Biên bản.docx', 'Biên bản.docx'],
  ['https://sct.sharepoint.com/sites/vp/Bi%C3%AAn%20b%E1%BA%A3n.docx?web=1', 'Biên bản.docx'],
  ['/Users/mau/cũ.doc', 'cũ.docx'],
  ['100%.docx', '100%.docx'],
  ['', 'van-ban.docx'],
  [null, 'van-ban.docx'],
])('the file that Word calls %s is named %s', (url, name) => {
  expect(nameFromWord(url)).toBe(name);
});
