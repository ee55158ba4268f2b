/** JSON columns. What the store wrote it may trust to have the shape it wrote. */

export const toJson = (value: unknown): string => JSON.stringify(value);

/** Reads a column that only `toJson` of the same type has written. */
export const fromJson = <T>(text: string): T => JSON.parse(text) as T;

export const fromJsonOrNull = <T>(text: string | null): T | null => (text === null ? null : fromJson<T>(text));
