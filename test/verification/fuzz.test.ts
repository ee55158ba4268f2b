import { beforeAll, describe, expect, test } from 'vitest';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { rewrittenByQpdf } from '../signing/referees.ts';
import { withEffort } from './effort.ts';
import { addStore } from './long-term.ts';
import { goRound, NOW, type Round } from './round.ts';

const RUNS = process.env['TEST_LENGTH'] === 'long' ? 100_000 : 500;
const SLOWEST_MS = 2000;
const MOST_MEMORY_BYTES = 512 * 1024 * 1024;

/** Numbers that repeat themselves from a seed (xorshift32): a failing input can be made again. */
const dice = (seed: number): ((below: number) => number) => {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
};

const TOKENS = [
  '0', '-1', '4294967295', '99999999999', '<<', '>>', '[', ']', '(', ')', '<', '>', '/', '%', 'R', ' 1 0 R', '1 0 obj', 'endobj', 'stream\n', 'endstream', 'xref\n', 'trailer', 'startxref\n', '%%EOF',
  '/Length 0', '/Prev 0', '/Size 8388607', '/Kids [1 0 R]', '/Type /ObjStm', '/XRefStm 10', '/Encrypt 1 0 R', '/Filter /FlateDecode', '/Index [0 8388607]', '/W [8 8 8]', '/ByteRange [0 1 2 3]',
].map((token) => Buffer.from(token, 'latin1'));

/** One to eight injuries: bytes, tokens, numbers, pieces cut out, doubled or exchanged, and what lies near the ends most of all. */
const injure = (pdf: Uint8Array, seed: number): Uint8Array => {
  const roll = dice(seed * 2654435761);
  let bytes = Buffer.from(pdf);
  const anchors = ['xref', 'trailer', '/Prev', '/Contents <', '/ByteRange', '/Kids', 'obj', '/Length', '/W [', '/Fields'];
  const somewhere = (): number => {
    if (roll(3) > 0) return roll(bytes.length);
    const anchor = Buffer.from(anchors[roll(anchors.length)] ?? 'obj', 'latin1');
    const at = bytes.indexOf(anchor, roll(bytes.length));
    return Math.min(bytes.length - 1, Math.max(0, at < 0 ? bytes.length - 1 - roll(200) : at + roll(24)));
  };
  for (let wound = 1 + roll(8); wound > 0 && bytes.length > 16; wound -= 1) {
    const at = somewhere();
    const token = TOKENS[roll(TOKENS.length)] ?? Buffer.from('0');
    const length = 1 + roll(roll(4) === 0 ? 4000 : 12);
    switch (roll(7)) {
      case 0: bytes[at] = roll(256); break;
      case 1: bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8)); break;
      case 2: token.copy(bytes, at); break;
      case 3: bytes = Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]); break;
      case 4: bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]); break;
      case 5: bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]); break;
      default: bytes.copyWithin(at, somewhere(), somewhere() + length);
    }
  }
  return new Uint8Array(bytes);
};

let round: Round;
let seeds: readonly Uint8Array[];
beforeAll(async () => {
  round = await goRound();
  const issued = round.revisions[6] ?? new Uint8Array();
  const packed = await rewrittenByQpdf(round.revisions[0] ?? new Uint8Array(), ['--object-streams=generate']);
  seeds = [issued, round.revisions[1] ?? issued, addStore(issued, [round.authorities.issuing.der], round.trust.crls), packed, issued.slice(0, round.revisions[4]?.length)];
});

describe('mutilated files', () => {
  test(`${RUNS} of them: no crash, none over ${SLOWEST_MS / 1000} s, memory bounded`, async () => {
    const counts = { INVALID: 0, UNDECIDED: 0, WARNINGS: 0, VALID: 0 };
    for (let run = 1; run <= RUNS; run += 1) {
      const seed = seeds[run % seeds.length] ?? new Uint8Array();
      const input = injure(seed, run);
      const { value: { result }, milliseconds } = await withEffort(() => verifyDocument(input, { trust: round.trust, at: NOW }));
      if (milliseconds > SLOWEST_MS) throw new Error(`input ${run} took ${Math.round(milliseconds)} ms`);
      counts[result] += 1;
      if (run % 500 === 0) expect(process.memoryUsage().rss, `after ${run}`).toBeLessThan(MOST_MEMORY_BYTES);
    }
    expect(counts.INVALID).toBeGreaterThan(RUNS * 0.8);
  });
});
