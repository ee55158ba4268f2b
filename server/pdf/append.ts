import { createHash } from 'node:crypto';
import type { PdfFile } from './file.ts';
import { malformed } from './malformed.ts';
import { array, bytesText, dict, isArray, isText, name, ref, stream, type PdfRef, type PdfValue } from './objects.ts';
import { writeBody, writeValue } from './serialize.ts';

/** An object of the new revision: a value, or its finished bytes where exact positions matter. */
export interface NewObject { readonly ref: PdfRef; readonly body: PdfValue | Uint8Array }

export interface AppendedRevision {
  /** What follows the file's last byte; file + delta is the new file. */
  readonly delta: Uint8Array;
  /** Where each object's body begins inside the delta, by object number. */
  readonly bodies: ReadonlyMap<number, number>;
}

/** Hands out object numbers that the file has never used. */
export const numbering = (file: PdfFile): (() => PdfRef) => {
  let next = file.size;
  return () => ref(next++);
};

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** /ID (ISO 32000-2 §14.4): the first half stays for the life of the document, the second tells revisions apart. */
const nextId = (file: PdfFile, parts: readonly Uint8Array[]): PdfValue => {
  const old = file.resolve(file.trailer.entries.get('ID'));
  const [first, second] = isArray(old) ? old.items : [];
  const hash = createHash('sha256');
  if (isText(second)) hash.update(second.bytes);
  for (const part of parts) hash.update(part);
  const fresh = bytesText(new Uint8Array(hash.digest().subarray(0, 16)));
  return array([isText(first) ? bytesText(first.bytes) : fresh, fresh]);
};

/** Runs of consecutive object numbers. */
const runsOf = (numbers: readonly number[]): readonly (readonly number[])[] => {
  const runs: number[][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
};

/**
 * Builds one incremental update (ISO 32000-2 §7.5.6): the changed and new objects, then a cross-reference in the file's own style.
 * Costs what is added, never what is there.
 */
export const appendRevision = (file: PdfFile, objects: readonly NewObject[]): AppendedRevision => {
  const [newest] = file.sections;
  if (newest === undefined || objects.length === 0) throw malformed('nothing to append');
  const base = file.bytes.length;
  const last = file.bytes[base - 1];
  const parts: Uint8Array[] = last === 0x0a || last === 0x0d ? [] : [latin1('\n')];
  let length = parts.length;
  const push = (part: Uint8Array): void => { parts.push(part); length += part.length; };
  const offsets = new Map<number, number>();
  const bodies = new Map<number, number>();
  for (const { ref: { number, generation }, body } of objects) {
    if (offsets.has(number)) throw malformed(`object ${number} is written twice`);
    offsets.set(number, base + length);
    push(latin1(`${number} ${generation} obj\n`));
    bodies.set(number, length);
    push(body instanceof Uint8Array ? body : writeBody(body));
    push(latin1('\nendobj\n'));
  }
  const highest = Math.max(...offsets.keys());
  const trailer = {
    Size: Math.max(file.size, highest + 1),
    Root: file.rootRef,
    ...(file.trailer.entries.has('Info') ? { Info: file.trailer.entries.get('Info') ?? null } : {}),
    ID: nextId(file, parts),
    Prev: newest.offset,
  };
  const startxref = base + length;
  const generationOf = new Map(objects.map(({ ref: { number, generation } }) => [number, generation]));
  if (newest.style === 'table') {
    const lines = runsOf([...offsets.keys()]).map((run) =>
      `${run[0] ?? 0} ${run.length}\n${run.map((n) => `${String(offsets.get(n)).padStart(10, '0')} ${String(generationOf.get(n) ?? 0).padStart(5, '0')} n \n`).join('')}`);
    push(latin1(`xref\n${lines.join('')}trailer\n${writeValue(dict(trailer))}\n`));
  } else {
    const own = trailer.Size;
    offsets.set(own, startxref);
    const runs = runsOf([...offsets.keys()]);
    const data = Buffer.alloc(offsets.size * 7);
    runs.flat().forEach((n, i) => {
      data.writeUInt8(1, i * 7);
      data.writeUInt32BE(offsets.get(n) ?? 0, i * 7 + 1);
      data.writeUInt16BE(generationOf.get(n) ?? 0, i * 7 + 5);
    });
    const index = array(runs.flatMap((run) => [run[0] ?? 0, run.length]));
    const section = stream({ Type: name('XRef'), ...trailer, Size: own + 1, W: array([1, 4, 2]), Index: index }, data);
    push(latin1(`${own} 0 obj\n`));
    push(writeBody(section));
    push(latin1('\nendobj\n'));
  }
  push(latin1(`startxref\n${startxref}\n%%EOF\n`));
  return { delta: new Uint8Array(Buffer.concat(parts, length)), bodies };
};

/** The whole file after an update. */
export const withDelta = (base: Uint8Array, delta: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(base.length + delta.length);
  whole.set(base);
  whole.set(delta, base.length);
  return whole;
};
