/**
 * The ways one typed PIN may have been spelled when the key file was made.
 *
 * The same Vietnamese letters arrive composed (NFC, Windows) or decomposed (NFD, macOS),
 * and OpenSSL before 1.1 took the UTF-8 bytes of a PIN for Latin-1 letters.
 * Most likely first; a PIN of plain ASCII has one spelling.
 */
export const pinSpellings = (pin: string): readonly string[] => {
  const typed = [pin, pin.normalize('NFC'), pin.normalize('NFD')];
  return [...new Set([...typed, ...typed.map(utf8)])];
};

/** The UTF-8 bytes of a text as a string with one character per byte, the form node-forge takes bytes in. */
export const utf8 = (text: string): string => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
