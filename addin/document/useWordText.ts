import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import type { DocumentStatus } from '../../server/circulation/model.ts';
import type { Api } from '../app/api.ts';
import { useChanges } from '../app/live.tsx';
import { addressOf, navigate } from '../app/router.ts';
import { useApi } from '../app/session.tsx';
import { openDoor } from '../word/door.ts';
import type { WordDoor } from '../word/door.ts';

/** The circulation that the open Word document belongs to. */
export interface WordText {
  readonly document: DocumentView;
  readonly versionNo: number;
  readonly differs: boolean;
}

/** Handing out the file costs Word some time, so it is not asked at every turn of the person's eyes. */
const GAP_MS = 5_000;
/** The text is the drafting side's to change now; nothing circulates. */
const WRITING: ReadonlySet<DocumentStatus> = new Set(['DRAFT', 'RETURNED', 'WITHDRAWN', 'CANCELLED']);
const NEW_DRAFT = addressOf({ screen: 'draft', id: null });

const compare = async (api: Api, door: WordDoor, document: DocumentView): Promise<WordText | null> => {
  if (WRITING.has(document.status)) return null;
  const { versionNo, textDigest } = await api.circulatingText(document.id);
  const taken = await door.takeDocument(() => undefined);
  if (taken === null) return null;
  const { digestOfText } = await import('../../server/format/text-digest.ts');
  return { document, versionNo, differs: await digestOfText(taken.bytes) !== textDigest };
};

/** Compares the open document with what circulates: when the pane opens, when the person comes back to it, when the circulation moves (§4.6 #12). */
export const useWordText = (): { readonly text: WordText | null; readonly look: () => void } => {
  const api = useApi();
  const [text, setText] = useState<WordText | null>(null);
  const looked = useRef(0);
  const first = useRef(true);

  const look = useCallback(() => {
    looked.current = Date.now();
    const find = async (): Promise<WordText | null> => {
      const door = await openDoor();
      const id = await door.remembered();
      if (id === null) return null;
      const document = await api.document(id);
      // «Trình» on a document that is on its way already leads to it, not to a second draft.
      if (first.current && window.location.hash === NEW_DRAFT) navigate({ screen: document.allowed.includes('editDraft') ? 'draft' : 'document', id });
      first.current = false;
      return compare(api, door, document);
    };
    // Somebody else's document, a Word that keeps its file, no connection: then there is nothing to compare, and each is told where it matters.
    find().then(setText, () => setText(null));
  }, [api]);

  useEffect(() => {
    look();
    const again = (): void => { if (Date.now() - looked.current > GAP_MS) look(); };
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [look]);
  useChanges((change) => { if (text !== null && (change === null || change.documentId === text.document.id)) look(); });
  return { text, look };
};
