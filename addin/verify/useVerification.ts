import { useState } from 'react';
import type { VerificationView } from '../../server/acts/views.ts';
import { fileNameFor } from '../app/download.ts';
import { useApi } from '../app/session.tsx';
import { useLoad, type Loaded } from '../app/useLoad.ts';

/** A judged file, kept so that its pages can be shown. */
export interface Verified { readonly bytes: Uint8Array; readonly view: VerificationView }

export interface Verification extends Loaded<Verified> {
  /** What is being checked, or was: a file's name, null for the document of the address, undefined for nothing yet. */
  readonly subject: string | null | undefined;
  readonly check: (file: File) => void;
}

/**
 * Has a chosen file judged, or the PDF of a document as it stands.
 * @param documentId null: nothing until a file is chosen
 */
export const useVerification = (documentId: string | null): Verification => {
  const api = useApi();
  const [chosen, setChosen] = useState<{ readonly file: File; readonly turn: number } | null>(null);
  const key = chosen === null ? `document|${documentId ?? ''}` : `file|${chosen.turn}`;
  const loaded = useLoad<Verified | null>(key, async (signal) => {
    if (chosen !== null) {
      const bytes = new Uint8Array(await chosen.file.arrayBuffer());
      return { bytes, view: await api.verify(chosen.file.name, bytes, signal) };
    }
    if (documentId === null) return null;
    const [{ number, subject }, bytes] = await Promise.all([api.document(documentId, signal), api.pdf(documentId, signal)]);
    return { bytes, view: await api.verify(fileNameFor([number?.documentCode ?? null, subject], 'pdf'), bytes, signal) };
  });
  return {
    ...loaded,
    subject: chosen === null ? (documentId === null ? undefined : null) : chosen.file.name,
    check: (file) => setChosen((last) => ({ file, turn: (last?.turn ?? 0) + 1 })),
  };
};
