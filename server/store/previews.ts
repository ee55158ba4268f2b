import { RefusalError } from '../circulation/errors.ts';
import type { Facts } from '../circulation/errors.ts';
import type { Instant } from '../circulation/model.ts';
import type { PageSize, Place, PlaceKey } from '../pdf/geometry.ts';
import { fromJson, toJson } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** The PDF as it would circulate, made from one .docx and one route; submitting names it, so what was seen is what goes. */
export interface Preview {
  readonly id: string;
  readonly documentId: string;
  readonly docxSha256: string;
  /** Digest of whatever decides the layout beside the .docx: type, route, places set by hand. */
  readonly routeDigest: string;
  /** Blob of the PDF with its reserved fields. */
  readonly pdfSha256: string;
  readonly pdfLength: number;
  readonly textDigest: string;
  readonly pages: readonly PageSize[];
  readonly places: readonly Place[];
  readonly missing: readonly { readonly key: PlaceKey; readonly label: string; readonly page: number }[];
  readonly warnings: readonly { readonly code: string; readonly facts: Facts }[];
  /** What submit needs to know besides, e.g. the date typed in the text; JSON. */
  readonly facts: unknown;
  readonly engine: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
}

export const insertPreview = async (tx: Tx, preview: Preview): Promise<void> => {
  await tx.insertInto('previews').values({
    ...preview, pages: toJson(preview.pages), places: toJson(preview.places), missing: toJson(preview.missing),
    warnings: toJson(preview.warnings), facts: toJson(preview.facts),
  }).execute();
};

/** The preview already made of this text, route and places, or null. */
export const findPreviewOf = async (db: Db, documentId: string, docxSha256: string, routeDigest: string): Promise<Preview | null> => {
  const row = await db.selectFrom('previews').select('id').where('documentId', '=', documentId)
    .where('docxSha256', '=', docxSha256).where('routeDigest', '=', routeDigest).orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? loadPreview(db, documentId, row.id) : null;
};

/** A preview of this document. Throws NOT_FOUND, also for another document's preview. */
export const loadPreview = async (db: Db, documentId: string, previewId: string): Promise<Preview> => {
  const row = await db.selectFrom('previews').selectAll().where('id', '=', previewId).where('documentId', '=', documentId).executeTakeFirst();
  if (!row) throw new RefusalError('NOT_FOUND');
  return {
    ...row, pages: fromJson(row.pages), places: fromJson(row.places), missing: fromJson(row.missing), warnings: fromJson(row.warnings), facts: fromJson(row.facts),
  };
};
