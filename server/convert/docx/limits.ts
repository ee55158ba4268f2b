/** What a .docx may be at most. Far above any administrative document, far below what hurts the server. */
export const DOCX_LIMITS = Object.freeze({
  fileMb: 30,
  entries: 3000,
  /** All parts unpacked, bytes. */
  unpacked: 150_000_000,
  /** One XML part unpacked, bytes. */
  xmlPart: 30_000_000,
  depth: 120,
  paragraphs: 60_000,
  elements: 1_000_000,
  /** Width × height of one picture. */
  pixels: 60_000_000,
});
