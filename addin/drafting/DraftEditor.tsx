import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import { findDepartment } from '../../server/circulation/people.ts';
import { codeOf } from '../app/errors.ts';
import { useTexts } from '../app/language.tsx';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { useNow } from '../app/useNow.ts';
import { ReturnedBanner } from '../document/ReturnedBanner.tsx';
import { DetailsSection } from './DetailsSection.tsx';
import { linesOf } from './draft-form.ts';
import { FileSection } from './FileSection.tsx';
import { FormatSection } from './FormatSection.tsx';
import { judgeDraft, judgeRoute, worldOf } from './judge-draft.ts';
import { speaksOfMoney } from './next-form.ts';
import { NotEditable } from './NotEditable.tsx';
import { PapersSection } from './PapersSection.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { RouteSection } from './RouteSection.tsx';
import { toPlan } from './route-rows.ts';
import { SubmitBar } from './SubmitBar.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { texts } from './texts.ts';
import { useDraft } from './useDraft.ts';
import { useFormat } from './useFormat.ts';
import { usePreview } from './usePreview.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px', padding: '12px 12px 0' },
  // The frame's own header stays in view above it.
  preview: { scrollMarginTop: '96px', minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '12px' },
  gone: { position: 'sticky', bottom: 0, zIndex: 4, marginInline: '-12px', backgroundColor: tokens.colorNeutralBackground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly initial: DocumentView | null;
  /** A new draft is saved for the first time. */
  readonly onBegun?: (documentId: string) => void;
  readonly onDone: (documentId: string) => void;
}

/** The whole of a draft on one screen, from the file to Trình; saved as it is written. */
export const DraftEditor = ({ initial, onBegun, onDone }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const api = useApi();
  const draft = useDraft(initial);
  const preview = usePreview(draft);
  const format = useFormat(draft, preview);
  const [asking, setAsking] = useState(false);
  const { run, busy, error, clear } = useAct();
  const { form, setting, reading, document } = draft;
  const now = useNow();
  const id = document?.id;
  useEffect(() => {
    if (initial === null && id !== undefined) onBegun?.(id);
  }, [initial, id, onBegun]);
  const previewPart = useRef<HTMLDivElement>(null);

  const judged = useMemo(() => {
    const world = worldOf(setting.directory, now.toISOString());
    const route = { type: form.type, isFinancial: form.isFinancial, departmentId: setting.departmentId, plannedRoute: toPlan(form.rows) };
    return {
      route: judgeRoute(route, world),
      all: judgeDraft({
        ...route, subject: form.subject, recipients: linesOf(form.recipients), notFinancialReason: form.notFinancialReason,
        hasFile: (document?.file ?? null) !== null, suggestedByText: speaksOfMoney(reading), secret: (reading?.secretMarks.length ?? 0) > 0,
      }, world),
    };
  }, [setting, now, form, document?.file, reading]);
  const seen = preview.view !== null && !preview.stale && preview.view.missing.length === 0 && preview.moved.size === 0;
  const previewId = preview.view?.previewId;

  const submit = (): void => void run(async () => {
    if (previewId === undefined) return;
    try {
      const submitted = await draft.saver.with(({ id, rowVersion }) => api.submit(id, rowVersion, previewId));
      onDone(submitted.id);
    } catch (failure) {
      // Another window changed the draft: the preview there is must be made anew before anything goes.
      if (codeOf(failure) === 'PREVIEW_REQUIRED') preview.make();
      throw failure;
    }
  });
  const financeDepartment = findDepartment(setting.directory, setting.directory.financeDepartmentId)?.abbr ?? '';
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t(initial?.returned ? 'titleEdit' : 'titleNew')}</h1>
      {document ? <ReturnedBanner document={document} /> : null}
      <FileSection file={document?.file ?? null} reading={reading} onFile={draft.handIn} />
      <DetailsSection form={form} reading={reading} fromFile={draft.fromFile} financeDepartment={financeDepartment} onChange={draft.set} />
      <RouteSection rows={form.rows} onRows={(rows) => draft.set({ rows })} type={form.type} isFinancial={form.isFinancial} setting={setting} problem={judged.route} />
      <PapersSection draft={draft} />
      <div ref={previewPart} className={styles.preview}>
        <FormatSection format={format} />
        <PreviewSection draft={draft} preview={preview} possible={judged.all.length === 0} />
      </div>
      {document === null || document.allowed.includes('editDraft') || busy ? (
        <SubmitBar
          saveState={draft.saveState} onSaveNow={() => void draft.saver.flush().catch(() => undefined)} problems={judged.all} seen={seen} moved={preview.moved.size > 0} missing={preview.stale ? 0 : preview.view?.missing.length ?? 0} busy={preview.busy || format.busy || busy} formatErrors={format.findings?.filter(({ level }) => level === 'E').length ?? 0}
          onPreview={() => { preview.make(); previewPart.current?.scrollIntoView({ block: 'start' }); }} onSubmit={() => { clear(); setAsking(true); }}
        />
      ) : <div className={styles.gone}><NotEditable onOpen={() => onDone(document.id)} /></div>}
      {asking ? <SubmitDialog draft={draft} busy={busy} error={error} onConfirm={submit} onClose={() => setAsking(false)} /> : null}
    </div>
  );
};
