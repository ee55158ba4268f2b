import { withDelta } from '../../server/pdf/append.ts';
import { fillFields } from '../../server/signing/fill.ts';
import type { Trust } from '../../server/verification/trust.ts';
import { ringPng } from '../pdf/png.ts';
import { makeBase, signField } from '../signing/circulation-file.ts';
import { makeAuthorities, revoke, stamp, type Holder } from '../signing/pki.ts';

export const NOW = new Date('2026-11-22T07:10:00Z');
export const SIGNED_AT = new Date('2026-11-22T07:06:00Z');

/** One document on its whole way, with everybody who had a hand in it. */
export interface Round {
  readonly authorities: ReturnType<typeof makeAuthorities>;
  readonly people: readonly Holder[];
  readonly seal: Holder;
  readonly trust: Trust;
  /** base, four signatures, number and day, seal. */
  readonly revisions: readonly Uint8Array[];
}

export const goRound = async ({ timestamped = true }: { readonly timestamped?: boolean } = {}): Promise<Round> => {
  const authorities = makeAuthorities();
  const { root, issuing, tsa, person } = authorities;
  const timestamp = timestamped ? stamp(tsa, () => new Date(SIGNED_AT.getTime() + 1000)) : null;
  const people = [person('Nguyễn Văn Ân'), person('Trần Thị Bưởi', { key: 'p256' }), person('Lê Đình Đức'), person('Phạm Ỷ Lan', { key: 'p384' })];
  const seal = person('SỞ CÔNG THƯƠNG');
  const revisions = [await makeBase()];
  const last = (): Uint8Array => revisions.at(-1) ?? new Uint8Array();
  for (const [i, holder] of people.entries()) {
    revisions.push(await signField({ pdf: last(), fieldName: `Step_${i + 1}`, holder, timestamp, when: SIGNED_AT, picture: { png: ringPng(60, [20, 40, 160]), fit: 'center' } }));
  }
  revisions.push(withDelta(last(), fillFields({ pdf: last(), values: { Number: '15', Day: '22' } })));
  revisions.push(await signField({ pdf: last(), fieldName: 'Seal', holder: seal, timestamp, when: SIGNED_AT, picture: { png: ringPng(120, [200, 0, 0]), fit: 'fill' } }));
  const [from, to] = [new Date('2026-11-20T00:00:00Z'), new Date('2026-12-20T00:00:00Z')];
  return { authorities, people, seal, revisions, trust: { anchors: [root.der], intermediates: [], crls: [revoke(issuing, [], from, to), revoke(root, [], from, to)] } };
};
