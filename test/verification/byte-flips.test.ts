import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { judgeRevision } from '../../server/verification/judge-revision.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { goRound, NOW, type Round } from './round.ts';

const RUNS = process.env['TEST_LENGTH'] === 'long' ? 3000 : 150;

let round: Round;
beforeAll(async () => {
  round = await goRound({ timestamped: false });
});

describe('any single byte changed inside a signed range', () => {
  test('makes the document invalid', async () => {
    const pdf = round.revisions[6] ?? new Uint8Array();
    const { signatures } = await verifyDocument(pdf, { trust: round.trust, at: NOW });
    expect(signatures.map(({ result }) => result)).toEqual(Array(5).fill('WARNINGS'));
    const holes = [...Buffer.from(pdf).toString('latin1').matchAll(/\/Contents (<[0-9A-F]{500,}>)/g)].map((match) => [match.index + 10, match.index + 10 + (match[1]?.length ?? 0)] as const);
    expect(holes).toHaveLength(5);
    const last = holes.at(-1) ?? [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: pdf.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        // The last hole alone is under no signature; every other byte is under the seal.
        fc.pre(at < last[0] || at >= last[1]);
        const changed = pdf.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect((await verifyDocument(changed, { trust: round.trust, at: NOW })).result).toBe('INVALID');
      }),
      { numRuns: RUNS },
    );
  });

  test('makes the flow refuse the revision', async () => {
    const [previous = new Uint8Array(), current = new Uint8Array()] = round.revisions;
    const certificate = round.people[0]?.der ?? new Uint8Array();
    const hole = /\/Contents (<[0-9A-F]{500,}>)/.exec(Buffer.from(current).toString('latin1'));
    const [from, to] = [(hole?.index ?? 0) + 10, (hole?.index ?? 0) + 10 + (hole?.[1]?.length ?? 0)];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: current.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        fc.pre(at < from || at >= to);
        const changed = current.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        await expect(judgeRevision({ previous, current: changed, expected: { kind: 'SIGN', fieldName: 'Step_1', certificate }, trust: round.trust, at: NOW })).rejects.toHaveProperty('name', 'RefusalError');
      }),
      { numRuns: RUNS },
    );
  });
});
