import { z } from 'zod';
import type { PreparedSignature } from '../signing/prepare.ts';

/** What phase two needs of phase one, as it is kept in the store; the added bytes are a blob of their own. */
const PreparedRecord = z.object({
  fieldName: z.string(),
  byteRange: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  holeLength: z.number(),
  documentDigest: z.base64(),
  signedAttributes: z.base64(),
  baseLength: z.number(),
  baseSha256: z.string(),
  preparedAt: z.iso.datetime(),
});
export type PreparedRecord = z.infer<typeof PreparedRecord>;

export const toRecord = (prepared: PreparedSignature, preparedAt: Date): PreparedRecord => ({
  fieldName: prepared.fieldName, byteRange: [...prepared.byteRange], holeLength: prepared.holeLength,
  documentDigest: Buffer.from(prepared.documentDigest).toString('base64'), signedAttributes: Buffer.from(prepared.signedAttributes).toString('base64'),
  baseLength: prepared.baseLength, baseSha256: prepared.baseSha256, preparedAt: preparedAt.toISOString(),
});

/** The prepared signature again, from its record and its blob. */
export const fromRecord = (stored: unknown, delta: Uint8Array): PreparedSignature & { readonly preparedAt: string } => {
  const record = PreparedRecord.parse(stored);
  return { ...record, delta, documentDigest: Buffer.from(record.documentDigest, 'base64'), signedAttributes: Buffer.from(record.signedAttributes, 'base64') };
};
