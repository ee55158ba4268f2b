import { beforeAll, describe, expect, test } from 'vitest';
import { array, dict, name, stream } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { textPlaces } from '../../server/pdf/page-text.ts';
import { listPages } from '../../server/pdf/pages.ts';
import type { FieldPlan } from '../../server/pdf/base.ts';
import { verifyDocument } from '../../server/verification/verify-document.ts';
import { ringPng } from '../pdf/png.ts';
import { EXPORTED, FIELDS, makeBase, signField } from '../signing/circulation-file.ts';
import { stamp, type Holder } from '../signing/pki.ts';
import { handSign } from './hand-made.ts';
import { goRound, NOW, SIGNED_AT, type Round } from './round.ts';
import { fromLatin1 } from './tamper.ts';

let round: Round;
/** A stranger's file: its second field was reserved over a line of text before anybody signed. */
let foreign: Uint8Array;
const OVER = { x: 57, y: 740, width: 200, height: 20 };
beforeAll(async () => {
  round = await goRound();
  foreign = await makeBase(EXPORTED, FIELDS.filter(({ name: key }) => key !== 'Number').map((field): FieldPlan => (field.name === 'Step_2' ? { ...field, rect: OVER } : field)));
});
const person = (index: number): Holder => round.people[index] ?? round.seal;
const timestamp = () => stamp(round.authorities.tsa, () => SIGNED_AT);
const picture = { png: ringPng(60, [20, 40, 160]), fit: 'center' } as const;
const sign = (pdf: Uint8Array, fieldName: string, index: number): Promise<Uint8Array> => signField({ pdf, fieldName, holder: person(index), timestamp: timestamp(), when: SIGNED_AT, picture });
const judge = async (pdf: Uint8Array) => {
  const { result, signatures } = await verifyDocument(pdf, { trust: round.trust, at: NOW });
  return { result, codes: signatures.map(({ findings }) => findings.map(({ code }) => code)) };
};

describe('text on a page', () => {
  test('is found where it stands', () => {
    const [page] = listPages(openPdf(EXPORTED));
    if (page === undefined) throw new Error('no page');
    const found = textPlaces(openPdf(EXPORTED), page);
    expect(found.length).toBeGreaterThan(20);
    for (const { x, y, width, height } of found) {
      expect(x).toBeGreaterThan(40);
      expect(x + width).toBeLessThan(560);
      expect(y).toBeGreaterThan(0);
      expect(y + height).toBeLessThan(842);
    }
  });
});

describe('a field that was reserved over text in a foreign file', () => {
  test('is signed with a picture that hides the text: refused, though no object but the field changed', async () => {
    const first = await sign(foreign, 'Step_1', 0);
    const hidden = await handSign({
      pdf: first, fieldName: 'Step_2', holder: person(2), timestamp: timestamp(),
      beside: (_, next) => { const at = next(); return { objects: [{ ref: at, body: stream({ Type: name('XObject'), Subtype: name('Form'), BBox: array([0, 0, OVER.width, OVER.height]), Resources: dict({}) }, fromLatin1('1 g 0 0 200 20 re f')) }], widget: { AP: dict({ N: at }) } }; },
    });
    expect(await judge(hidden)).toEqual({ result: 'INVALID', codes: [[], ['SIGNATURE_HIDES_TEXT']] });
  });

  test('is signed with a picture one can see through: told, not refused', async () => {
    expect(await judge(await sign(await sign(foreign, 'Step_1', 0), 'Step_2', 2))).toEqual({ result: 'WARNINGS', codes: [[], ['SIGNATURE_OVER_TEXT']] });
  });

  test('is signed first: its signer saw what it covers, and so does everybody after', async () => {
    expect(await judge(await sign(await sign(foreign, 'Step_2', 0), 'Step_1', 2))).toEqual({ result: 'VALID', codes: [[], []] });
  });
});
