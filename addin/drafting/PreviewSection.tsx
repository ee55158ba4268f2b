import { Button, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useCallback, useMemo } from 'react';
import { ERROR_CATALOGUE, messageOf } from '../../server/circulation/errors.ts';
import type { ErrorCode } from '../../server/circulation/errors.ts';
import { findPerson } from '../../server/circulation/people.ts';
import type { PlaceKey } from '../../server/pdf/geometry.ts';
import { ErrorBar } from '../app/ErrorBar.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { Section } from '../app/Section.tsx';
import { useApi } from '../app/session.tsx';
import { vocabulary } from '../app/vocabulary.ts';
import { HandPlacing } from './HandPlacing.tsx';
import { placesNow } from './hand-places.ts';
import { texts } from './texts.ts';
import type { Draft } from './useDraft.ts';
import type { Preview } from './usePreview.ts';

const PdfView = lazy(async () => ({ default: (await import('../pdf/PdfView.tsx')).PdfView }));

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  working: { display: 'grid', gap: '6px' },
  list: { margin: 0, paddingInlineStart: '18px' },
  make: { alignSelf: 'start' },
});
const isCode = (code: string): code is ErrorCode => code in ERROR_CATALOGUE;

interface Props {
  readonly draft: Draft;
  readonly preview: Preview;
  /** Nothing that is known here stands against it. */
  readonly possible: boolean;
}

/** The PDF as it would circulate with every reserved place; what was not found is set by hand here. */
export const PreviewSection = ({ draft, preview, possible }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const v = useTexts(vocabulary);
  const { language } = useLanguage();
  const api = useApi();
  const { view, stale, moved, editing, busy, error } = preview;
  const id = draft.document?.id;
  const previewId = view?.previewId;
  const load = useCallback(() => (id && previewId ? api.previewPdf(id, previewId) : Promise.resolve(new Uint8Array())), [api, id, previewId]);
  const labels = useMemo(() => Object.fromEntries(draft.form.rows.map(({ ownerId, kind }, index): [PlaceKey, string] => [
    `step:${index + 1}`, t('place.step', { name: findPerson(draft.setting.directory, ownerId)?.name ?? '', kind: v(`kind.${kind}`) }),
  ])), [draft.form.rows, draft.setting.directory, t, v]);

  return (
    <Section title={t('previewTitle')}>
      {view === null ? <Text size={200} className={styles.quiet}>{t('previewTeach')}</Text> : null}
      {view === null || stale ? <Button className={styles.make} disabled={!possible || busy} onClick={preview.make}>{t(view === null ? 'previewMake' : 'previewAgain')}</Button> : null}
      {busy ? <div className={styles.working} role="status"><ProgressBar /><Text size={200}>{t('previewWorking')} {view === null ? t('previewSlow') : ''}</Text></div> : null}
      <ErrorBar error={error} />
      {view && stale ? <MessageBar intent="warning" layout="multiline"><MessageBarBody>{t('previewStale')}</MessageBarBody></MessageBar> : null}
      {view && view.warnings.length > 0 ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('warningsTitle')}</MessageBarTitle>
            <ul className={styles.list}>
              {view.warnings.map(({ code, facts }) => (
                <li key={code + JSON.stringify(facts)}>{isCode(code) ? messageOf({ code, facts }, language) : t('warningUnknown', { code, detail: Object.values(facts).join(', ') })}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {view && !stale ? <HandPlacing view={view} preview={preview} labels={labels} /> : null}
      {view && !stale && view.missing.length === 0 && moved.size === 0 ? <MessageBar intent="success" layout="multiline"><MessageBarBody>{t('previewGood')}</MessageBarBody></MessageBar> : null}
      {view ? (
        <Suspense fallback={<ScreenSkeleton rows={1} />}>
          <PdfView load={load} places={placesNow(view, moved)} highlight={editing} labels={labels} editing={editing} onPlace={preview.place} />
        </Suspense>
      ) : null}
    </Section>
  );
};
