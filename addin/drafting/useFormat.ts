import { useCallback, useState } from 'react';
import { formatContextOf } from '../../server/format/check/context.ts';
import type { Finding, FormatContext } from '../../server/format/check/finding.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import type { OpenDocument } from '../word/open-document.ts';
import { toPlan } from './route-rows.ts';
import type { Draft } from './useDraft.ts';
import type { Preview } from './usePreview.ts';

export interface Format {
  /** What stands against the form of the file as it is now; null while that is not known. */
  readonly findings: readonly Finding[] | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly repair: (ids: readonly string[]) => void;
  /** Brings back the file as it was before the last repair; null where there was none. */
  readonly undo: (() => void) | null;
}

/** What this screen found out itself about a file it made. */
interface Own {
  /** Of the file, as the server tells it. */
  readonly sha256: string;
  readonly findings: readonly Finding[];
  readonly before: OpenDocument | null;
}

const hexDigest = async (bytes: Uint8Array): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())), (byte) => byte.toString(16).padStart(2, '0')).join('');
const noStage = (): void => undefined;

/** The server checks and decides; the same rules put the file right here, where it is handed in anew. */
const contextOf = ({ form, setting: { directory, departmentId, today } }: Draft): FormatContext => {
  const { name, abbr, parentAgency, place } = directory.agency;
  const agency = { name, abbr, profiles: [{ validFrom: '0001-01-01', validTo: null, parentAgency, place }] };
  return formatContextOf({ type: form.type, departmentId, plannedRoute: toPlan(form.rows) }, directory, agency, today);
};

/** Findings about the form of the draft's file, and their repair outside Word. */
export const useFormat = (draft: Draft, preview: Preview): Format => {
  const api = useApi();
  const { run, busy, error } = useAct();
  const [own, setOwn] = useState<Own | null>(null);
  const { document, handIn, saver } = draft;
  const file = document?.file ?? null;
  const mine = own !== null && own.sha256 === file?.sha256 ? own : null;

  const put = useCallback(async (made: OpenDocument, before: OpenDocument | null) => {
    const { checkFormat } = await import('../../server/format/check-format.ts');
    await handIn(made, noStage);
    setOwn({ sha256: await hexDigest(made.bytes), findings: checkFormat(made.bytes, contextOf(draft)), before });
  }, [draft, handIn]);

  const repair = (ids: readonly string[]): void => void run(async () => {
    if (file === null) return;
    const { repairFormat } = await import('../../server/format/check-format.ts');
    const before = { name: file.name, bytes: new Uint8Array(await saver.with(({ id }) => api.docx(id))) };
    const bytes = new Uint8Array(repairFormat(before.bytes, contextOf(draft), ids));
    await put({ name: file.name, bytes }, before);
  });
  const before = mine?.before ?? null;
  return {
    findings: mine?.findings ?? (preview.view === null || preview.stale ? null : preview.view.findings), busy, error, repair,
    undo: before === null ? null : () => void run(() => put(before, null)),
  };
};
