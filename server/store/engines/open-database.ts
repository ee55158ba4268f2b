import type { Db } from '../schema.ts';

/** An opened database: where transactions run, where reads run, and how to let go of both. */
export interface OpenDatabase {
  readonly writer: Db;
  readonly reader: Db;
  close(): Promise<void>;
}
