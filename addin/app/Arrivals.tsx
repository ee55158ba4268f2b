import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { MailInboxArrowDownRegular } from '@fluentui/react-icons/svg/mail-inbox-arrow-down';
import { useCallback, useEffect, useState } from 'react';
import { useTexts } from './language.tsx';
import { useChanges } from './live.tsx';
import { navigate } from './router.ts';
import type { Route } from './router.ts';
import { texts } from './texts.ts';

const SHOWN_MS = 9000;

const useStyles = makeStyles({
  region: { position: 'fixed', left: '12px', right: '12px', bottom: '12px', zIndex: 8, display: 'flex', justifyContent: 'center', pointerEvents: 'none' },
  // Documents and drafts have their acts in a bar at the bottom.
  aboveActs: { bottom: '80px' },
  notice: {
    pointerEvents: 'auto', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, maxWidth: '480px', boxSizing: 'border-box',
    padding: '8px 8px 8px 14px', borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1, border: `1px solid ${tokens.colorNeutralStroke1}`, boxShadow: tokens.shadow16,
  },
  icon: { fontSize: '20px', color: tokens.colorBrandForeground1, flexShrink: 0 },
  text: { flexGrow: 1, minWidth: 0, lineHeight: tokens.lineHeightBase200 },
});

interface Arrival {
  readonly documentId: string;
  readonly notice: string | null;
}

/** A quiet notice when something comes for me; it goes away by itself and never takes the focus. */
export const Arrivals = ({ route }: { readonly route: Route }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const dismiss = useCallback(() => setArrival(null), []);
  useChanges((change) => {
    if (change?.forMe && !(route.screen === 'document' && route.id === change.documentId)) setArrival({ documentId: change.documentId, notice: change.notice });
  });
  useEffect(() => {
    if (arrival === null) return undefined;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [arrival, dismiss]);

  const opened = arrival !== null && route.screen === 'document' && route.id === arrival.documentId;
  if (opened) setArrival(null);
  const key = `notice.${arrival?.notice ?? ''}`;
  const sentence = key in texts.vi ? t(key as keyof typeof texts.vi) : t('arrived');
  return (
    <div className={mergeClasses(styles.region, (route.screen === 'document' || route.screen === 'draft') && styles.aboveActs)} role="status" aria-live="polite">
      {arrival === null ? null : (
        <div className={styles.notice}>
          <MailInboxArrowDownRegular className={styles.icon} aria-hidden />
          <span className={styles.text}>{sentence}</span>
          <Button size="small" appearance="primary" onClick={() => { navigate({ screen: 'document', id: arrival.documentId }); dismiss(); }}>{t('open')}</Button>
          <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={t('dismiss')} onClick={dismiss} />
        </div>
      )}
    </div>
  );
};
