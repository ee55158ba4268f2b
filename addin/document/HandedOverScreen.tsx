import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useEffect, useRef } from 'react';
import { formatDate, formatTime } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { LoadFailed } from '../app/LoadFailed.tsx';
import { navigate } from '../app/router.ts';
import { ScreenSkeleton } from '../app/ScreenSkeleton.tsx';
import { useApi, useMe } from '../app/session.tsx';
import { useLoad } from '../app/useLoad.ts';
import { actTexts } from './act-texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center', gap: '12px', padding: '48px 20px', maxWidth: '480px', margin: '0 auto' },
  icon: { fontSize: '72px', color: tokens.colorPaletteGreenForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.01em', ':focus': { outline: 'none' } },
  subject: { margin: 0, fontWeight: tokens.fontWeightSemibold, lineHeight: tokens.lineHeightBase300 },
  text: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexDirection: 'column', gap: '8px', width: '100%', maxWidth: '280px', marginTop: '12px' },
});

/** BR1.6: the verified signature has already put the document into the clerk's tray; «Thoát» only leaves. */
export const HandedOverScreen = ({ id }: { readonly id: string }) => {
  const styles = useStyles();
  const t = useTexts(actTexts);
  const api = useApi();
  const me = useMe();
  const { value: document, error, reload } = useLoad(`handed-over|${id}`, (signal) => api.document(id, signal));
  const title = useRef<HTMLHeadingElement>(null);
  const signedAt = document?.finalSignedAt ?? null;
  useEffect(() => {
    title.current?.focus();
    // An address kept from before, of a document that is not signed to its end: show the document itself.
    if (document !== null && document.finalSignedAt === null) navigate({ screen: 'document', id });
  }, [document, id]);

  if (document === null) return error === null ? <ScreenSkeleton rows={1} /> : <LoadFailed error={error} onRetry={reload} />;
  if (signedAt === null) return null;
  return (
    <div className={styles.root}>
      <CheckmarkCircleFilled className={styles.icon} aria-hidden />
      <h1 ref={title} tabIndex={-1} className={styles.title}>{t('handedTitle')}</h1>
      <p className={styles.subject}>{document.subject}</p>
      <p className={styles.text}>{t('handedText', { time: formatTime(signedAt), date: formatDate(signedAt) })}</p>
      <p className={styles.quiet}>{me.counts.inbox > 0 ? t('handedNext', { n: me.counts.inbox }) : t('handedNone')}</p>
      <div className={styles.buttons}>
        <Button appearance="primary" size="large" onClick={() => navigate({ screen: 'tray', tray: 'inbox' })}>{t('exit')}</Button>
        <Button appearance="subtle" onClick={() => navigate({ screen: 'document', id })}>{t('lookAgain')}</Button>
      </div>
      <p className={styles.quiet}>{t('handedExit')}</p>
    </div>
  );
};
