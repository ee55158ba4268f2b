import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDelta } from '../../server/pdf/append.ts';
import { listFields } from '../../server/pdf/fields.ts';
import { array, dict, withEntries, unicodeText } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { addDss, readDss } from '../../server/signing/long-term/add-dss.ts';
import { completeDocumentTimestamp, prepareDocumentTimestamp } from '../../server/signing/long-term/document-timestamp.ts';
import { judgeRevision, type ExpectedRevision } from '../../server/verification/judge-revision.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { field, firstPage, update } from '../verification/tamper.ts';
import { goRound, NOW, SIGNED_AT, type Round } from '../verification/round.ts';
import { stamp } from './pki.ts';
import { pdfsigOf, qpdfCheck, signaturesIn } from './referees.ts';
import { tokenAccepted } from './token-referee.ts';

let round: Round;
let sealed: Uint8Array;
beforeAll(async () => {
  round = await goRound();
  sealed = round.revisions.at(-1) ?? new Uint8Array();
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const stored = (pdf: Uint8Array, certificates: readonly Uint8Array[], crls: readonly Uint8Array[] = []): Uint8Array => {
  const delta = addDss({ pdf, data: { certificates, ocsps: [], crls } });
  return delta === null ? pdf : withDelta(pdf, delta);
};
const dated = async (pdf: Uint8Array): Promise<Uint8Array> => {
  const prepared = prepareDocumentTimestamp({ pdf });
  const token = await stamp(round.authorities.tsa, () => SIGNED_AT).timestamp(prepared.documentDigest);
  return withDelta(pdf, completeDocumentTimestamp(prepared, token));
};
const judge = (previous: Uint8Array, current: Uint8Array, expected: ExpectedRevision) => judgeRevision({ previous, current, expected, trust: round.trust, at: NOW });

describe('the document security store', () => {
  test('takes certificates and lists once, grows later, and loses nothing', async () => {
    const { issuing, root, tsa } = round.authorities;
    const first = stored(sealed, [issuing.der, root.der, issuing.der], round.trust.crls);
    await judge(sealed, first, { kind: 'DSS' });
    const held = readDss(openPdf(first));
    expect([...held.certificates, ...held.crls].map(sha256)).toEqual([issuing.der, root.der, ...round.trust.crls].map(sha256));
    expect(addDss({ pdf: first, data: { certificates: [root.der], ocsps: [], crls: [] } })).toBeNull();
    const second = stored(first, [root.der, tsa.der]);
    await judge(first, second, { kind: 'DSS' });
    expect(readDss(openPdf(second)).certificates).toHaveLength(3);
    expect(await qpdfCheck(second)).toContain('No syntax or stream encoding errors found');
  });
});

describe('a document timestamp', () => {
  test('takes the reserved field; a renewal adds an invisible field of its own, and its own again', async () => {
    const names: string[] = [];
    let pdf = stored(sealed, [round.authorities.issuing.der]);
    for (const fieldName of ['DocTS1', 'DocTS2', 'DocTS3']) {
      const next = await dated(pdf);
      const judged = await judge(pdf, next, { kind: 'DOCTS', fieldName });
      names.push(judged.signature?.fieldName ?? '');
      pdf = stored(next, [round.authorities.tsa.der]);
    }
    expect(names).toEqual(['DocTS1', 'DocTS2', 'DocTS3']);
    const report = await verifyDocument(pdf, { trust: round.trust, at: NOW });
    expect(report.result).toBe('VALID');
    expect(report.signatures.slice(-3).map(({ kind, intact }) => [kind, intact])).toEqual([['timestamp', true], ['timestamp', true], ['timestamp', true]]);
    expect(await qpdfCheck(pdf)).toContain('No syntax or stream encoding errors found');
    const said = await pdfsigOf(pdf);
    expect(said.match(/Signature is Valid/g)).toHaveLength(5);
    expect(said).toContain('DocTS3');
    for (const found of signaturesIn(pdf).slice(-3)) expect(await tokenAccepted(found, round.authorities.root.der)).toBe(true);
  });

  const further = async (): Promise<Uint8Array> => dated(await dated(sealed));
  test.each([
    ['that is seen', { Rect: array([10, 10, 100, 100]) }],
    ['with an appearance', { AP: dict({}) }],
    ['under a name of the flow', { T: unicodeText('Step_9') }],
    ['under a name that is taken', { T: unicodeText('DocTS1') }],
    ['with an action', { A: dict({}) }],
  ])('in a new field %s is refused', async (_what, entries) => {
    const base = await dated(sealed);
    const honest = openPdf(await further());
    const widget = field(honest, 'DocTS2');
    const bad = update(base, (file, next) => {
      const [ref, signature] = [next(), next()];
      const { ref: pageRef, dict: page } = firstPage(file);
      const formRef = file.catalog.entries.get('AcroForm');
      if (typeof formRef !== 'object' || formRef?.kind !== 'ref') throw new Error('no form');
      const form = file.dictOf(formRef, 'form');
      return [
        { ref: formRef, body: withEntries(form, { Fields: array([...file.itemsOf(form.entries.get('Fields'), 'Fields'), ref]) }) },
        { ref: pageRef, body: withEntries(page, { Annots: array([...file.itemsOf(page.entries.get('Annots'), 'Annots'), ref]) }) },
        { ref, body: withEntries(widget.dict, { V: signature, ...entries }) },
        { ref: signature, body: honest.get(widget.dict, 'V') },
      ];
    });
    const name = listFields(openPdf(bad)).at(-1)?.name ?? '';
    await expect(judge(base, bad, { kind: 'DOCTS', fieldName: name })).rejects.toMatchObject({ refusal: { code: 'REVISION_NOT_ALLOWED' } });
    expect((await verifyDocument(bad, { trust: round.trust, at: NOW })).result).toBe('INVALID');
  });

  test('may not touch the page besides', async () => {
    const base = await dated(sealed);
    const honest = openPdf(await dated(base));
    const { ref, dict: page } = firstPage(honest);
    const bad = update(base, () => [
      { ref, body: withEntries(page, { Rotate: 90 }) },
      ...['DocTS2'].flatMap((name) => { const { ref: widgetRef, dict: widget } = field(honest, name); const v = widget.entries.get('V'); return typeof v === 'object' && v?.kind === 'ref' ? [{ ref: widgetRef, body: widget }, { ref: v, body: honest.load(v) }] : []; }),
      ...(() => { const form = honest.catalog.entries.get('AcroForm'); return typeof form === 'object' && form?.kind === 'ref' ? [{ ref: form, body: honest.load(form) }] : []; })(),
    ]);
    await expect(judge(base, bad, { kind: 'DOCTS', fieldName: 'DocTS2' })).rejects.toMatchObject({ refusal: { code: 'REVISION_NOT_ALLOWED' } });
  });
});
