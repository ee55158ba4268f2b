import { beforeAll, describe, expect, test } from 'vitest';
import { judgeRevision, type ExpectedRevision } from '../../server/verification/judge-revision.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { goRound, NOW, type Round } from './round.ts';

let round: Round;
beforeAll(async () => {
  round = await goRound();
});

const at = (index: number): Uint8Array => round.revisions[index] ?? new Uint8Array();

describe('an honest document', () => {
  test('is valid from zero, with every signer named', async () => {
    const report = await verifyDocument(at(6), { trust: round.trust, at: NOW });
    expect(report.findings).toEqual([]);
    expect(report.signatures.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.result).toBe('VALID');
    expect(report.signatures.map(({ signer }) => signer?.commonName)).toEqual(['Nguyễn Văn Ân', 'Trần Thị Bưởi', 'Lê Đình Đức', 'Phạm Ỷ Lan', 'SỞ CÔNG THƯƠNG']);
    expect(report.signatures.every(({ level, intact, revocation }) => level === 'B-T' && intact && revocation?.status === 'GOOD')).toBe(true);
    expect(report.revisions.map(({ changes }) => changes.length)).toEqual([0, 0, 1, 1, 1, 2, 1]);
  });

  test('each revision is what the flow expected of it', async () => {
    const expected: readonly ExpectedRevision[] = [
      ...round.people.map((holder, i): ExpectedRevision => ({ kind: 'SIGN', fieldName: `Step_${i + 1}`, certificate: holder.der })),
      { kind: 'FILL', values: { Number: '15', Day: '22' } },
      { kind: 'SEAL', fieldName: 'Seal', certificate: round.seal.der },
    ];
    for (const [i, wanted] of expected.entries()) {
      const judged = await judgeRevision({ previous: at(i), current: at(i + 1), expected: wanted, trust: round.trust, at: NOW });
      expect(judged.warnings).toEqual([]);
    }
  });
});
