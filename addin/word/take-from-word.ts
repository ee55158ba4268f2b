import { RefusalError } from '../../server/circulation/errors.ts';
import { officeCall } from './office-call.ts';
import { LARGEST_DOCUMENT_MB } from './open-document.ts';

/** Bytes per slice; Word allows at most 4 MB, and small slices keep the progress honest. */
const SLICE_SIZE = 65_536;

/** `Office.FileType.Compressed`, written out so that nothing here needs office.js at run time. */
const COMPRESSED = 'compressed' as unknown as Office.FileType;

/** The part of `Office.Document` that handing out the file needs. */
export type FileSource = Pick<Office.Document, 'getFileAsync'>;

/**
 * The whole open document as .docx, slice by slice, in order. Word keeps at most two files open, so it is closed whatever happens.
 * @throws RefusalError WORD_FILE_UNAVAILABLE, FILE_TOO_LARGE
 */
export const takeFromWord = async (source: FileSource, onProgress: (share: number) => void, patienceMs?: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await officeCall<Office.File>((answer) => source.getFileAsync(COMPRESSED, { sliceSize: SLICE_SIZE }, answer), patienceMs);
  try {
    if (file.size > LARGEST_DOCUMENT_MB * 1_048_576) throw new RefusalError('FILE_TOO_LARGE', { limit: LARGEST_DOCUMENT_MB });
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index += 1) {
      const { data } = (await officeCall<Office.Slice>((answer) => file.getSliceAsync(index, answer), patienceMs)) as { readonly data: ArrayLike<number> };
      const slice = Uint8Array.from(data);
      if (at + slice.length > bytes.length) throw new RefusalError('WORD_FILE_UNAVAILABLE');
      bytes.set(slice, at);
      at += slice.length;
      onProgress((index + 1) / file.sliceCount);
    }
    if (at !== bytes.length || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new RefusalError('WORD_FILE_UNAVAILABLE');
    return bytes;
  } finally {
    // A file that cannot be closed is Word's to clean up; what was read is good all the same.
    await officeCall((answer) => file.closeAsync(answer), patienceMs).catch(() => undefined);
  }
};
