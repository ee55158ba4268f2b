import { beforeAll, describe, expect, test } from 'vitest';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { BYTES } from './corpus/bytes.ts';
import { CHANGES } from './corpus/changes.ts';
import { FORGERY } from './corpus/forgery.ts';
import { PREPARED } from './corpus/shadow.ts';
import { SIGNATURES } from './corpus/signatures.ts';
import { goRound, NOW, type Round } from './round.ts';

const CORPUS = [...BYTES, ...FORGERY, ...CHANGES, ...PREPARED, ...SIGNATURES];

let round: Round;
beforeAll(async () => {
  round = await goRound();
});

describe('the attack corpus', () => {
  test('has at least a hundred cases, each of its own', () => {
    expect(new Set(CORPUS.map(({ story }) => story)).size).toBe(CORPUS.length);
    expect(CORPUS.length).toBeGreaterThanOrEqual(100);
  });

  test.each(CORPUS)('$story', async ({ make, because, detail, trust, at = NOW }) => {
    const report = await verifyDocument(await make(round), { trust: trust?.(round) ?? round.trust, at });
    const findings = [...report.findings, ...report.revisions.flatMap((revision) => revision.findings), ...report.signatures.flatMap((signature) => signature.findings)];
    expect(report.result).toBe('INVALID');
    expect(findings.map(({ code }) => code)).toContain(because);
    if (detail !== undefined) expect(findings.filter(({ code }) => code === because).map(({ facts }) => facts.detail ?? '').join('\n')).toMatch(new RegExp(detail));
  });
});
