import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { messageOf, refusal } from '../../server/circulation/errors.ts';
import type { Refusal } from '../../server/circulation/errors.ts';
import { formatTime } from '../app/dates.ts';
import { describeError } from '../app/errors.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import type { SaveState } from './draft-saver.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky', bottom: 0, zIndex: 4, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px', padding: '8px 12px', marginInline: '-12px',
    backgroundColor: tokens.colorNeutralBackground1, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, boxShadow: tokens.shadow8,
  },
  state: { flexGrow: 1, flexBasis: '120px', minWidth: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  failed: { color: tokens.colorStatusDangerForeground1 },
  remaining: { flexBasis: '100%', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly saveState: SaveState;
  readonly onSaveNow: () => void;
  readonly problems: readonly Refusal[];
  /** A preview of exactly this draft has been seen, with every place found. */
  readonly seen: boolean;
  /** Boxes moved by hand wait to be saved with the next preview. */
  readonly moved: boolean;
  /** Places the last preview did not find. */
  readonly missing: number;
  /** What must be put right in the form before it may go. */
  readonly formatErrors: number;
  readonly busy: boolean;
  readonly onPreview: () => void;
  readonly onSubmit: () => void;
}

/** Always in sight: is it saved, what is still to do, and the next act. */
export const SubmitBar = ({ saveState, onSaveNow, problems, seen, moved, missing, formatErrors, busy, onPreview, onSubmit }: Props) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [first] = problems;
  const remaining = problems.length > 1 ? ` (+${problems.length - 1})` : '';
  return (
    <div className={styles.bar}>
      {first ? <Text size={200} className={styles.remaining} role="status">{t('remaining')}{remaining}: {messageOf(first, language)}</Text> : missing > 0 ? <Text size={200} className={styles.remaining} role="status">{t('remaining')}: {t('missingTitle', { count: missing })}</Text>
        : formatErrors > 0 ? <Text size={200} className={styles.remaining} role="status">{t('remaining')}: {messageOf(refusal('FORMAT_ERRORS', { k: formatErrors }), language)}</Text> : null}
      <Text size={200} className={saveState.at === 'failed' ? styles.failed : styles.state} role="status">{sayState(saveState, t, language)}</Text>
      {saveState.at === 'failed' ? <Button size="small" onClick={onSaveNow}>{t('saveNow')}</Button> : null}
      {seen
        ? <Button appearance="primary" size="large" icon={<SendRegular />} disabled={busy || first !== undefined || formatErrors > 0} onClick={onSubmit}>{t('submit')}</Button>
        : <Button appearance="primary" disabled={busy || first !== undefined} onClick={onPreview}>{t(moved ? 'placesSave' : missing > 0 ? 'previewAgain' : 'previewMake')}</Button>}
    </div>
  );
};

const sayState = (state: SaveState, t: ReturnType<typeof useTexts<keyof (typeof texts)['vi']>>, language: 'vi' | 'en'): string => {
  switch (state.at) {
    case 'idle': return t('stateIdle');
    case 'waiting': return t('stateWaiting');
    case 'saving': return t('stateSaving');
    case 'saved': return t('stateSaved', { time: formatTime(state.since) });
    case 'failed': return state.willRetry ? t('stateRetrying') : `${t('stateFailed')} ${describeError(state.error, language)}`;
  }
};
