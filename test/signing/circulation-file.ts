import { readFileSync } from 'node:fs';
import { createPrivateKey, sign } from 'node:crypto';
import { buildBase, type FieldPlan } from '../../server/pdf/base.ts';
import { withDelta } from '../../server/pdf/append.ts';
import { completeSignature } from '../../server/signing/complete.ts';
import { prepareSignature, type SignatureRequest } from '../../server/signing/prepare.ts';
import type { Timestamper } from '../../server/signing/timestamper.ts';
import type { Holder } from './pki.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

export const FIELDS: readonly FieldPlan[] = [
  ...[1, 2, 3, 4].map((n): FieldPlan => ({ kind: 'signature', name: `Step_${n}`, page: 0, rect: box(60 + ((n - 1) % 2) * 250, 420 - Math.floor((n - 1) / 2) * 90, 150, 60), tooltip: `Chữ ký bước ${n}`, lock: false })),
  { kind: 'signature', name: 'Seal', page: 0, rect: box(300, 180, 102, 102), tooltip: 'Dấu cơ quan', lock: true },
  { kind: 'text', name: 'Number', page: 0, rect: box(110, 742, 40, 18), size: 13, align: 'center', italic: false },
  { kind: 'text', name: 'Day', page: 0, rect: box(300, 700, 20, 18), size: 13, align: 'center', italic: true },
];

/** A page as the converter exports it (PDF/A-2b, named destinations as anchors). */
export const EXPORTED: Uint8Array = new Uint8Array(readFileSync(new URL('./exported.pdf', import.meta.url)));

export const makeBase = (pdf: Uint8Array = EXPORTED, fields: readonly FieldPlan[] = FIELDS): Promise<Uint8Array> =>
  buildBase({ pdf, fields, title: 'Biên bản bàn giao xe', author: 'Sở Công Thương', subject: 'Bàn giao xe ô tô', createdAt: new Date('2026-11-22T07:05:09Z') });

export interface SignWish extends Partial<Pick<SignatureRequest, 'picture' | 'reason' | 'when'>> {
  readonly pdf: Uint8Array;
  readonly fieldName: string;
  readonly holder: Holder;
  readonly timestamp?: Timestamper | null;
  readonly encoding?: 'der' | 'ieee-p1363';
}

/** Both phases, the key between them. */
export const signField = async ({ pdf, fieldName, holder, timestamp = null, encoding = 'der', picture = null, reason = 'Ký số', when = new Date('2026-11-22T07:06:00Z') }: SignWish): Promise<Uint8Array> => {
  const certificates = holder.chain;
  const prepared = prepareSignature({ pdf, fieldName, signerName: 'Nguyễn Văn Ân', reason, when, picture, certificates, timestamped: timestamp !== null });
  const signature = new Uint8Array(sign('sha256', prepared.signedAttributes, { key: createPrivateKey(holder.key.export({ type: 'pkcs8', format: 'pem' })), dsaEncoding: encoding }));
  const { delta } = await completeSignature({ pdf, prepared, signature, certificates, timestamp });
  return withDelta(pdf, delta);
};
