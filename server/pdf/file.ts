import { inflateStream } from './inflate.ts';
import { LIMITS } from './limits.ts';
import { malformed } from './malformed.ts';
import { isArray, isDict, isInteger, isName, isRef, isStream, type PdfDict, type PdfRef, type PdfStream, type PdfValue } from './objects.ts';
import { hasKeyword, readUnsigned, readValue, skipSpace } from './syntax.ts';
import { readStreamSection, readTable, type XrefEntry, type XrefSection } from './xref.ts';

/** An indirect object where it lies in the file: bytes `start` … `end` from its number to after `endobj`. */
export interface LocatedObject { readonly number: number; readonly generation: number; readonly value: PdfValue; readonly start: number; readonly end: number }

/**
 * A PDF read by its cross-reference chain alone (ISO 32000-2 §7.5): nothing is searched, repaired or guessed.
 * Objects are parsed when asked for. Throws PDF_MALFORMED for whatever it does not understand.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  /** The trailer dictionary that is in force. */
  readonly trailer: PdfDict;
  readonly #values = new Map<number, PdfValue>();
  readonly #containers = new Map<number, readonly PdfValue[]>();
  readonly #numbers = new Map<number, readonly number[]>();
  readonly #loading = new Set<number>();
  readonly #known: ReadonlyMap<number, XrefSection>;
  #inflated = 0;

  /** @param known sections already read from a longer state of the same file, by their offset */
  constructor(bytes: Uint8Array, startxref: number, known: ReadonlyMap<number, XrefSection> = new Map()) {
    this.bytes = bytes;
    this.#known = known;
    // Until the chain is known nothing can be looked up: a cross-reference stream must carry its own length.
    this.sections = [];
    this.trailer = { kind: 'dict', entries: new Map() };
    const sections: XrefSection[] = [];
    const seen = new Set<number>();
    let entries = 0;
    for (let offset: number | undefined = startxref; offset !== undefined;) {
      if (seen.has(offset)) throw malformed('the cross-reference chain runs in a circle');
      if (seen.size >= LIMITS.sections) throw malformed('too many revisions');
      seen.add(offset);
      const section = this.#readSection(offset);
      sections.push(section);
      entries += section.ranges.reduce((sum, { count }) => sum + count, 0);
      if (entries > LIMITS.entries) throw malformed('too many cross-reference entries');
      const prev: PdfValue | undefined = section.trailer.entries.get('Prev');
      if (prev !== undefined && !isInteger(prev)) throw malformed('/Prev is no number');
      offset = prev;
    }
    const [newest] = sections;
    if (newest === undefined) throw malformed('no cross-reference');
    if (sections.some(({ trailer }) => trailer.entries.has('Encrypt'))) throw malformed('encrypted files are not accepted');
    this.sections = sections;
    this.trailer = newest.trailer;
    if (!isInteger(this.trailer.entries.get('Size')) || !isRef(this.trailer.entries.get('Root'))) throw malformed('the trailer lacks /Size or /Root');
  }

  /** One more than the highest object number, as the trailer in force says. */
  get size(): number {
    const size = this.trailer.entries.get('Size');
    return isInteger(size) ? size : 0;
  }

  get rootRef(): PdfRef {
    const root = this.trailer.entries.get('Root');
    if (!isRef(root)) throw malformed('the trailer lacks /Root');
    return root;
  }

  get catalog(): PdfDict {
    return this.dictOf(this.rootRef, 'catalog');
  }

  /** The entry in force: the newest section that speaks of the number decides. */
  entry(number: number): XrefEntry | undefined {
    if (number >= this.size) return undefined;
    for (const section of this.sections) {
      const entry = section.entry(number);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** The object a reference means; a missing or freed one is null (ISO 32000-2 §7.3.10). */
  load({ number, generation }: PdfRef): PdfValue {
    const entry = this.entry(number);
    if (entry === undefined || entry.kind === 'free') return null;
    if (entry.kind === 'plain' ? entry.generation !== generation : generation !== 0) return null;
    const known = this.#values.get(number);
    if (known !== undefined) return known;
    if (this.#loading.has(number)) throw malformed(`object ${number} needs itself to be read`);
    this.#loading.add(number);
    try {
      const value = entry.kind === 'plain' ? this.objectAt(entry.offset, number, generation).value : this.#unpack(number, entry.container, entry.index);
      this.#values.set(number, value);
      return value;
    } finally {
      this.#loading.delete(number);
    }
  }

  /** Follows references until a value is reached. */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hop = 0; isRef(current); hop += 1) {
      if (hop >= LIMITS.hops) throw malformed('reference leads to reference too often');
      current = this.load(current);
    }
    return current;
  }

  get(dict: PdfDict, key: string): PdfValue {
    return this.resolve(dict.entries.get(key));
  }

  dictOf(value: PdfValue | undefined, what: string): PdfDict {
    const resolved = this.resolve(value);
    if (!isDict(resolved)) throw malformed(`${what} is no dictionary`);
    return resolved;
  }

  itemsOf(value: PdfValue | undefined, what: string): readonly PdfValue[] {
    const resolved = this.resolve(value);
    if (!isArray(resolved)) throw malformed(`${what} is no array`);
    return resolved.items;
  }

  /** The indirect object whose number stands at `offset`; refused unless it is `expected`. */
  objectAt(offset: number, expected?: number, expectedGeneration?: number): LocatedObject {
    const { bytes } = this;
    if (offset < 8 || offset >= bytes.length) throw malformed(`offset ${offset} is outside the file`);
    const number = readUnsigned(bytes, offset);
    const generation = readUnsigned(bytes, skipSpace(bytes, number.next));
    const keyword = skipSpace(bytes, generation.next);
    if (!hasKeyword(bytes, keyword, 'obj') || (expected ?? number.value) !== number.value || (expectedGeneration ?? generation.value) !== generation.value) throw malformed(`object ${expected ?? ''} expected at ${offset}`);
    const parsed = readValue(bytes, skipSpace(bytes, keyword + 3));
    let value: PdfValue = parsed.value;
    let at = skipSpace(bytes, parsed.next);
    if (isDict(value) && hasKeyword(bytes, at, 'stream')) {
      const body = this.#streamAt(value, at);
      value = body.value;
      at = skipSpace(bytes, body.next);
    }
    if (!hasKeyword(bytes, at, 'endobj')) throw malformed(`object ${number.value} has no end`);
    return { number: number.value, generation: generation.value, value, start: offset, end: at + 6 };
  }

  #streamAt(dict: PdfDict, keyword: number): { readonly value: PdfStream; readonly next: number } {
    const { bytes } = this;
    let start = keyword + 6;
    if (bytes[start] === 0x0d) start += 1;
    if (bytes[start] !== 0x0a) throw malformed(`no line end after "stream" at ${keyword}`);
    start += 1;
    const length = this.get(dict, 'Length');
    if (!isInteger(length) || length < 0 || start + length > bytes.length) throw malformed(`bad stream length at ${keyword}`);
    const end = skipSpace(bytes, start + length);
    if (end - start - length > 2 || !hasKeyword(bytes, end, 'endstream')) throw malformed(`stream at ${keyword} is not as long as it says`);
    return { value: { kind: 'stream', dict, data: bytes.subarray(start, start + length) }, next: end + 9 };
  }

  #unpack(number: number, container: number, index: number): PdfValue {
    let values = this.#containers.get(container);
    if (values === undefined) {
      if (this.entry(container)?.kind !== 'plain') throw malformed(`object stream ${container} is missing`);
      const stream = this.load({ kind: 'ref', number: container, generation: 0 });
      if (!isStream(stream) || !isName(stream.dict.entries.get('Type'), 'ObjStm')) throw malformed(`object ${container} is no object stream`);
      values = this.#readContainer(stream, container);
      this.#containers.set(container, values);
    }
    const value = values[index];
    const numbered = this.#numbers.get(container)?.[index];
    if (value === undefined || numbered !== number) throw malformed(`object ${number} is not in object stream ${container}`);
    return value;
  }

  #readContainer(stream: PdfStream, container: number): readonly PdfValue[] {
    const count = this.get(stream.dict, 'N');
    const first = this.get(stream.dict, 'First');
    if (!isInteger(count) || !isInteger(first) || count < 0 || count > LIMITS.items || first < 0) throw malformed(`bad object stream ${container}`);
    const plain = inflateStream(stream);
    this.#inflated += plain.length;
    if (this.#inflated > LIMITS.inflatedAll) throw malformed('the object streams hold too much');
    const numbers: number[] = [];
    const values: PdfValue[] = [];
    let at = 0;
    for (let i = 0; i < count; i += 1) {
      const number = readUnsigned(plain, skipSpace(plain, at));
      const offset = readUnsigned(plain, skipSpace(plain, number.next));
      at = offset.next;
      if (at > first) throw malformed(`bad object stream ${container}`);
      numbers.push(number.value);
      values.push(readValue(plain, skipSpace(plain, first + offset.value)).value);
    }
    this.#numbers.set(container, numbers);
    return values;
  }

  #readSection(offset: number): XrefSection {
    if (offset < 8 || offset >= this.bytes.length) throw malformed(`cross-reference offset ${offset} is outside the file`);
    const known = this.#known.get(offset);
    if (known !== undefined && known.end <= this.bytes.length) return known;
    if (hasKeyword(this.bytes, offset, 'xref')) return readTable(this.bytes, offset);
    const { value, end } = this.objectAt(offset);
    if (!isStream(value)) throw malformed(`no cross-reference at ${offset}`);
    return readStreamSection(value, offset, end);
  }
}

