import type { ConversionWarning } from '../wanted-place.ts';

/** A .docx that passed every check, cleaned: self-contained, NFC, nothing in it that calls out or runs. */
export interface CheckedDocx {
  /** The package's parts by name, `[Content_Types].xml` first. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Name of the main part, by the package's own relationship; mostly `word/document.xml`. */
  readonly mainPart: string;
  /** Text of the main part as it is read, one line per paragraph. */
  readonly text: readonly string[];
  /** Lower-case hex SHA-256 of the text of the main part, headers, footers and notes. */
  readonly textDigest: string;
  readonly warnings: readonly ConversionWarning[];
}
