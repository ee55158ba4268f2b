/** JSON columns that remember what they hold. */

declare const held: unique symbol;

/** JSON text of a `T`. Only `toJson` makes one, so reading it back needs no checks. */
export type Json<T> = string & { readonly [held]: T };

export const toJson = <T>(value: T): Json<T> => JSON.stringify(value) as Json<T>;

export const fromJson = <T>(text: Json<T>): T => JSON.parse(text) as T;

export const toJsonOrNull = <T>(value: T | null): Json<T> | null => (value === null ? null : toJson(value));

export const fromJsonOrNull = <T>(text: Json<T> | null): T | null => (text === null ? null : fromJson(text));
