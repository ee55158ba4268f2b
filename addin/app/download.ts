import { foldVietnamese } from './fold.ts';

/** Hands bytes to the person as a file. The address lives only as long as the browser needs to take it. */
export const saveFile = (bytes: Uint8Array, name: string, mediaType: string): void => {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

const LONGEST_NAME = 80;

/** A file name any system takes: `07-bb-sct-ban-giao-xe-o-to.pdf`. */
export const fileNameFor = (parts: readonly (string | null)[], extension: string): string => {
  const name = foldVietnamese(parts.filter((part) => part !== null).join(' ')).replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_NAME).replace(/^-+|-+$/g, '');
  return `${name === '' ? 'van-ban' : name}.${extension}`;
};

/** `12 KB`, `1,4 MB`; one kilobyte is 1024 bytes. */
export const formatSize = (bytes: number): string => {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
};
