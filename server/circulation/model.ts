/**
 * The one door to the words of circulation (domain.md §3, §4): plain, frozen data that every room shares. Nothing behind it does I/O.
 */
export * from './words.ts';
export type * from './organisation.ts';
export type * from './document.ts';
export type * from './transition.ts';
