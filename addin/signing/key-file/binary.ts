/** node-forge speaks of bytes as strings with one character per byte; these cross over and back. */

/** @param bytes any length; built in slices so that a large file does not exhaust the call stack. */
export const toBinary = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
};

export const fromBinary = (binary: string): Uint8Array<ArrayBuffer> => Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
