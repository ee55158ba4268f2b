import { fromJson, toJson } from './json.ts';
import type { Db, Tx } from './schema.ts';

/** A named value of the installation (any JSON), or null. */
export const readSetting = async (db: Db, name: string): Promise<unknown> => {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row ? fromJson(row.value) : null;
};

export const writeSetting = async (tx: Tx, name: string, value: unknown): Promise<void> => {
  const row = { name, value: toJson(value) };
  await tx.insertInto('settings').values(row).onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute();
};
