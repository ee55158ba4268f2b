/** Bounds of the strict reader: a file that needs more is refused, so that no number of a file decides what it costs to read it. */
export const LIMITS = {
  /** Bytes of a whole file. */
  fileBytes: 256 * 1024 * 1024,
  /** Arrays and dictionaries inside each other. */
  depth: 48,
  /** Items of one array, entries of one dictionary. */
  items: 200_000,
  /** Bytes of one name or number token. */
  token: 256,
  /** Cross-reference sections in the /Prev chain (each revision adds one). */
  sections: 512,
  /** Subsections of one cross-reference section. */
  subsections: 65_536,
  /** ISO 32000-2 Annex C: largest object number in common use. */
  objectNumber: 8_388_607,
  /** Bytes that one stream may inflate to. */
  inflated: 64 * 1024 * 1024,
  /** Bytes that all object streams of one file may inflate to. */
  inflatedAll: 256 * 1024 * 1024,
  /** Entries of all cross-reference sections of one file. */
  entries: 2_000_000,
  /** Steps through indirect references that only lead to another reference. */
  hops: 8,
} as const;
