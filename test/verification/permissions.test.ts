import { beforeAll, describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import { fillFields } from '../../server/signing/fill.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { opensslAccepts, signaturesIn } from '../signing/referees.ts';
import { handSign, pssAlgorithm, type HandWish } from './hand-made.ts';
import { addStore } from './long-term.ts';
import { goRound, NOW, type Round } from './round.ts';
import { stamp, type Holder } from '../signing/pki.ts';

let round: Round;
beforeAll(async () => {
  round = await goRound();
});
const person = (index: number): Holder => round.people[index] ?? round.seal;
const base = (): Uint8Array => round.revisions[0] ?? new Uint8Array();
const timestamp = () => stamp(round.authorities.tsa, () => NOW);
const codes = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const report = await verifyDocument(pdf, { trust: round.trust, at: NOW });
  return [...new Set([...report.findings, ...report.revisions.flatMap(({ findings }) => findings), ...report.signatures.flatMap(({ findings }) => findings)].map(({ code }) => code))];
};
const sign = (wish: Partial<HandWish> = {}): Promise<Uint8Array> => handSign({ pdf: base(), fieldName: 'Step_1', holder: person(0), timestamp: timestamp(), ...wish });

describe('signatures of other programs', () => {
  test.each<readonly [string, () => Partial<HandWish>, string]>([
    ['RSASSA-PSS with SHA-256', () => ({ salt: 32, algorithm: pssAlgorithm('sha256', 'sha256', 32) }), 'RSASSA-PSS SHA-256'],
    ['RSASSA-PSS with SHA-512', () => ({ hash: 'sha512', salt: 64, algorithm: pssAlgorithm('sha512', 'sha512', 64) }), 'RSASSA-PSS SHA-512'],
    ['RSA with SHA-384', () => ({ hash: 'sha384' }), 'RSA SHA-384'],
    ['RSA with SHA-512', () => ({ hash: 'sha512' }), 'RSA SHA-512'],
    ['ECDSA on P-256', () => ({ holder: person(1) }), 'ECDSA SHA-256'],
    ['ECDSA on P-384', () => ({ holder: person(3) }), 'ECDSA SHA-256'],
  ])('%s is valid, and OpenSSL says so too', async (_, wish, algorithm) => {
    const pdf = await sign(wish());
    const report = await verifyDocument(pdf, { trust: round.trust, at: NOW });
    expect(report.signatures.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report).toMatchObject({ result: 'VALID', signatures: [{ algorithm, intact: true }] });
    for (const signature of signaturesIn(pdf)) expect(await opensslAccepts(signature, round.authorities.root.der)).toBe(true);
  });

  test('an old detached CMS counts, with a warning that it is no PAdES', async () => {
    const report = await verifyDocument(await sign({ subFilter: 'adbe.pkcs7.detached' }), { trust: round.trust, at: NOW });
    expect(report.result).toBe('WARNINGS');
    expect(report.signatures[0]?.findings.map(({ code }) => code)).toEqual(['NOT_PADES']);
  });
});

const certified = (level: number): string => `/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P ${level} /V /1.2>>>>]`;
const locking = (parameters: string): string => `/Reference [<</Type /SigRef /TransformMethod /FieldMDP /TransformParams <</Type /TransformParams /V /1.2 ${parameters}>>>>]`;

const signSecond = (pdf: Uint8Array, fieldName = 'Step_2'): Promise<Uint8Array> => handSign({ pdf, fieldName, holder: person(2), timestamp: timestamp() });
const numbered = (pdf: Uint8Array): Uint8Array => withDelta(pdf, fillFields({ pdf, values: { Number: '15' } }));

describe('what a signature lets follow (ISO 32000-2 §12.8.2)', () => {
  test.each([
    ['DocMDP 1: no further signature', certified(1), (pdf: Uint8Array) => signSecond(pdf), ['CHANGED_AFTER_LOCK']],
    ['DocMDP 1: no number', certified(1), numbered, ['CHANGED_AFTER_LOCK']],
    ['DocMDP 1: long-term data may', certified(1), (pdf: Uint8Array) => addStore(pdf, [round.authorities.issuing.der], []), []],
    ['DocMDP 2: a further signature may', certified(2), (pdf: Uint8Array) => signSecond(pdf), []],
    ['DocMDP 2: a number may', certified(2), numbered, []],
    ['DocMDP 3: a further signature may', certified(3), (pdf: Uint8Array) => signSecond(pdf), []],
    ['FieldMDP over all: no further signature', locking('/Action /All'), (pdf: Uint8Array) => signSecond(pdf), ['CHANGED_AFTER_LOCK']],
    ['FieldMDP naming the number: no number', locking('/Action /Include /Fields [(Number)]'), numbered, ['CHANGED_AFTER_LOCK']],
    ['FieldMDP naming the number: a further signature may', locking('/Action /Include /Fields [(Number)]'), (pdf: Uint8Array) => signSecond(pdf), []],
    ['FieldMDP over all but the number: a number may', locking('/Action /Exclude /Fields [(Number)]'), numbered, []],
    ['FieldMDP over all but the number: no further signature', locking('/Action /Exclude /Fields [(Number)]'), (pdf: Uint8Array) => signSecond(pdf), ['CHANGED_AFTER_LOCK']],
    ['FieldMDP without a known action closes everything', locking('/Action /Perhaps'), numbered, ['CHANGED_AFTER_LOCK']],
  ] as const)('%s', async (_, more, follow, expected) => {
    expect(await codes(await follow(await sign({ more })))).toEqual(expected);
  });

  test('a lock stays though two signatures later another one opens it', async () => {
    const locked = await sign({ more: locking('/Action /Include /Fields [(Number)]') });
    const opened = await handSign({ pdf: locked, fieldName: 'Step_2', holder: person(2), timestamp: timestamp(), more: locking('/Action /Exclude /Fields [(Number)]') });
    expect(await codes(numbered(opened))).toEqual(['CHANGED_AFTER_LOCK']);
  });
});
