import { beforeAll, describe, expect, test } from 'vitest';
import { RefusalError } from '../../server/circulation/errors.ts';
import { withDelta } from '../../server/pdf/append.ts';
import { withEntries, unicodeText } from '../../server/pdf/objects.ts';
import { fillFields } from '../../server/signing/fill.ts';
import { judgeRevision, type ExpectedRevision } from '../../server/verification/judge-revision.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { makeBase, signField } from '../signing/circulation-file.ts';
import { opensslAccepts, pdfsigOf, qpdfCheck, signaturesIn } from '../signing/referees.ts';
import { stamp } from '../signing/pki.ts';
import { addDocumentTimestamp, addStore } from './long-term.ts';
import { goRound, NOW, SIGNED_AT, type Round } from './round.ts';
import { field, update } from './tamper.ts';

let round: Round;
beforeAll(async () => {
  round = await goRound();
});

const at = (index: number): Uint8Array => round.revisions[index] ?? new Uint8Array();
const signer = (index: number): Uint8Array => round.people[index]?.der ?? new Uint8Array();
const refusal = async (previous: Uint8Array, current: Uint8Array, expected: ExpectedRevision): Promise<{ code: string; detail: string }> => {
  const judged = judgeRevision({ previous, current, expected, trust: round.trust, at: NOW });
  return judged.then(() => ({ code: 'accepted', detail: '' }), (cause: unknown) => {
    if (!(cause instanceof RefusalError)) throw new TypeError('no refusal', { cause });
    return { code: cause.refusal.code, detail: String(cause.refusal.facts['detail'] ?? '') };
  });
};

describe('a revision in the flow', () => {
  test('must grow from the file that was sent', async () => {
    const expected = { kind: 'SIGN', fieldName: 'Step_2', certificate: signer(1) } as const;
    const changed = at(2).slice();
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect((await refusal(at(1), changed, expected)).code).toBe('FILE_TAMPERED');
    expect((await refusal(at(1), at(1), expected)).code).toBe('FILE_TAMPERED');
    expect((await refusal(at(2), at(1), expected)).code).toBe('FILE_TAMPERED');
  });

  test('must be one update, not two', async () => {
    expect((await refusal(at(0), at(2), { kind: 'SIGN', fieldName: 'Step_2', certificate: signer(1) })).code).toBe('REVISION_NOT_ALLOWED');
  });

  test('must sign the expected field with the announced certificate', async () => {
    expect((await refusal(at(0), at(1), { kind: 'SIGN', fieldName: 'Step_2', certificate: signer(0) })).code).toBe('REVISION_NOT_ALLOWED');
    expect((await refusal(at(0), at(1), { kind: 'SIGN', fieldName: 'Step_1', certificate: signer(2) })).code).toBe('SIGNATURE_INVALID');
    expect((await refusal(at(0), at(1), { kind: 'FILL', values: { Number: '15' } })).code).toBe('REVISION_NOT_ALLOWED');
    expect((await refusal(at(0), at(1), { kind: 'DSS' })).code).toBe('REVISION_NOT_ALLOWED');
  });

  test('must fill exactly the expected number', async () => {
    expect((await refusal(at(4), at(5), { kind: 'FILL', values: { Number: '16', Day: '22' } })).code).toBe('REVISION_NOT_ALLOWED');
    expect((await refusal(at(4), at(5), { kind: 'FILL', values: { Number: '15' } })).code).toBe('REVISION_NOT_ALLOWED');
    expect((await refusal(at(4), at(5), { kind: 'FILL', values: { Day: '22', Number: '15' } })).code).toBe('accepted');
  });

  test('must not do anything besides', async () => {
    const also = update(at(1), (file) => [{ ref: field(file, 'Step_3').ref, body: withEntries(field(file, 'Step_3').dict, { TU: unicodeText('khác') }) }]);
    expect(await refusal(at(1), also, { kind: 'SIGN', fieldName: 'Step_3', certificate: signer(2) })).toMatchObject({ code: 'REVISION_NOT_ALLOWED', detail: expect.stringContaining('TU') as unknown });
  });

  test('may not follow the seal, unless it brings long-term data', async () => {
    const base = await makeBase();
    const sealedFirst = await signField({ pdf: base, fieldName: 'Seal', holder: round.seal, when: SIGNED_AT });
    const filled = withDelta(sealedFirst, fillFields({ pdf: sealedFirst, values: { Number: '15' } }));
    expect(await refusal(sealedFirst, filled, { kind: 'FILL', values: { Number: '15' } })).toMatchObject({ code: 'REVISION_NOT_ALLOWED', detail: 'Number was locked by Seal' });
    const [person] = round.people;
    if (person === undefined) throw new Error('nobody');
    const signed = await signField({ pdf: sealedFirst, fieldName: 'Step_1', holder: person, when: SIGNED_AT });
    expect((await refusal(sealedFirst, signed, { kind: 'SIGN', fieldName: 'Step_1', certificate: person.der })).code).toBe('REVISION_NOT_ALLOWED');
    const report = await verifyDocument(signed, { trust: round.trust, at: NOW });
    expect(report.revisions[2]?.findings.map(({ code }) => code)).toEqual(['CHANGED_AFTER_LOCK']);
    expect(report.signatures.find(({ fieldName }) => fieldName === 'Seal')?.result).toBe('INVALID');
  });

  test('of long-term data and document timestamps is allowed after the seal, twice', async () => {
    const authority = stamp(round.authorities.tsa, () => SIGNED_AT);
    const stored = addStore(at(6), [round.authorities.issuing.der], round.trust.crls);
    expect((await refusal(at(6), stored, { kind: 'DSS' })).code).toBe('accepted');
    const dated = addDocumentTimestamp(stored, authority);
    const judged = await judgeRevision({ previous: stored, current: dated, expected: { kind: 'DOCTS', fieldName: 'DocTS1' }, trust: round.trust, at: NOW });
    expect(judged.signature?.kind).toBe('timestamp');
    const again = addStore(dated, [round.authorities.tsa.der], []);
    expect((await refusal(dated, again, { kind: 'DSS' })).code).toBe('accepted');
    const report = await verifyDocument(again, { trust: round.trust, at: NOW });
    expect(report.result).toBe('VALID');
    expect(report.signatures.at(-1)).toMatchObject({ fieldName: 'DocTS1', kind: 'timestamp', intact: true, timestampedAt: SIGNED_AT });
    expect(await qpdfCheck(again)).toContain('No syntax or stream encoding errors found');
    // poppler 22 does not judge document timestamps.
    expect((await pdfsigOf(again)).match(/Signature is Valid/g)).toHaveLength(5);
    for (const signature of signaturesIn(at(6))) expect(await opensslAccepts(signature, round.authorities.root.der)).toBe(true);
  });

  test('without a timestamp is accepted with a warning that is kept', async () => {
    const base = await makeBase();
    const [person] = round.people;
    if (person === undefined) throw new Error('nobody');
    const signed = await signField({ pdf: base, fieldName: 'Step_1', holder: person, when: SIGNED_AT });
    const judged = await judgeRevision({ previous: base, current: signed, expected: { kind: 'INITIAL', fieldName: 'Step_1', certificate: person.der }, trust: { ...round.trust, crls: [] }, at: NOW });
    expect(judged.warnings.map(({ code }) => code).sort()).toEqual(['NO_TIMESTAMP', 'REVOCATION_UNKNOWN']);
    expect(judged.signature).toMatchObject({ level: 'B-B', timestampedAt: null });
  });
});
