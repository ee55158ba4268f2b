import type { Instant } from '../circulation/model.ts';
import type { PlaceKey, Rect } from '../pdf/geometry.ts';
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** The .docx last handed in for a draft. */
export interface DraftFile {
  readonly documentId: string;
  readonly name: string;
  readonly size: number;
  /** Blob of the file. */
  readonly sha256: string;
  readonly textDigest: string | null;
  /** What was read from the file, as JSON; null when it was not read. */
  readonly reading: unknown;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
}

/** Sets a document's draft file in place of the one before. */
export const saveDraftFile = async (tx: Tx, file: DraftFile): Promise<void> => {
  const row = { ...file, reading: toJsonOrNull(file.reading) };
  await tx.insertInto('draftFiles').values(row).onConflict((conflict) => conflict.column('documentId').doUpdateSet(row)).execute();
};

export const findDraftFile = async (db: Db, documentId: string): Promise<DraftFile | null> => {
  const row = await db.selectFrom('draftFiles').selectAll().where('documentId', '=', documentId).executeTakeFirst();
  return row ? { ...row, reading: fromJsonOrNull(row.reading) } : null;
};

/** A place the officer set by hand on the preview. */
export interface HandPlace {
  readonly key: PlaceKey;
  readonly page: number;
  readonly rect: Rect;
}

/** Sets all places of a document that were set by hand. */
export const saveHandPlaces = async (tx: Tx, documentId: string, places: readonly HandPlace[]): Promise<void> => {
  await tx.deleteFrom('handPlaces').where('documentId', '=', documentId).execute();
  const rows = places.map(({ key, page, rect }) => ({ documentId, placeKey: key, page, rect: toJson(rect) }));
  if (rows.length > 0) await tx.insertInto('handPlaces').values(rows).execute();
};

export const listHandPlaces = async (db: Db, documentId: string): Promise<readonly HandPlace[]> => {
  const rows = await db.selectFrom('handPlaces').selectAll().where('documentId', '=', documentId).orderBy('placeKey').execute();
  return rows.map(({ placeKey, page, rect }) => ({ key: placeKey as PlaceKey, page, rect: fromJson(rect) }));
};
