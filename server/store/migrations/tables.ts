/** The only column types both engines understand alike. */
import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

export type TextOrInteger = 'text' | 'integer';

/** A column's shape: its type, and `?` where it may be null. */
export type ColumnKind = TextOrInteger | 'text?' | 'integer?';

const isNullable = (kind: ColumnKind): boolean => kind.endsWith('?');
const typeOf = (kind: ColumnKind): TextOrInteger => (kind.startsWith('text') ? 'text' : 'integer');

/** Where a column points, as `table.column`. */
export type References = Readonly<Record<string, string>>;

export interface TablePlan {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly primaryKey: readonly string[];
  readonly references?: References;
  /** Unique column lists by index name. */
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  /** Index columns by index name; a column may end in ` desc`. */
  readonly indices?: Readonly<Record<string, readonly string[]>>;
}

const shaped = (column: ColumnDefinitionBuilder, kind: ColumnKind, target: string | undefined): ColumnDefinitionBuilder => {
  const required = isNullable(kind) ? column : column.notNull();
  return target === undefined ? required : required.references(target);
};

/** Creates a table with its keys and indices. Names are camelCase; SQL sees snake_case. */
export const createTable = async <DB>(db: Kysely<DB>, name: string, plan: TablePlan): Promise<void> => {
  let table = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(plan.columns)) {
    table = table.addColumn(column, typeOf(kind), (builder) => shaped(builder, kind, plan.references?.[column]));
  }
  await table.addPrimaryKeyConstraint(`${name}Key`, [...plan.primaryKey] as never).execute();
  for (const [index, columns] of Object.entries(plan.unique ?? {})) await db.schema.createIndex(index).unique().on(name).columns([...columns]).execute();
  for (const [index, columns] of Object.entries(plan.indices ?? {})) await db.schema.createIndex(index).on(name).columns([...columns]).execute();
};
