import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DocumentEditFilled, DocumentEditRegular } from '@fluentui/react-icons/svg/document-edit';
import { FlowFilled, FlowRegular } from '@fluentui/react-icons/svg/flow';
import { MailInboxFilled, MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { CertificateFilled, CertificateRegular } from '@fluentui/react-icons/svg/certificate';
import type { TrayCounts } from '../../server/acts/views.ts';
import { useTexts } from './language.tsx';
import { isClerk } from './roles.ts';
import { addressOf } from './router.ts';
import type { Route } from './router.ts';
import { useMe } from './session.tsx';
import { texts } from './texts.ts';

const BAR = [
  { tray: 'inbox', Icon: MailInboxRegular, Current: MailInboxFilled },
  { tray: 'drafts', Icon: DocumentEditRegular, Current: DocumentEditFilled },
  { tray: 'sent', Icon: FlowRegular, Current: FlowFilled },
  { tray: 'clerk', Icon: CertificateRegular, Current: CertificateFilled },
  { tray: 'done', Icon: CheckmarkCircleRegular, Current: CheckmarkCircleFilled },
] as const;

const useStyles = makeStyles({
  nav: { display: 'flex', padding: '4px 6px 0', maxWidth: '960px', margin: '0 auto' },
  item: {
    position: 'relative', flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '2px',
    padding: '6px 2px 8px', color: tokens.colorNeutralForeground2, textDecorationLine: 'none', fontSize: '12px', lineHeight: '16px',
    borderTopLeftRadius: tokens.borderRadiusLarge, borderTopRightRadius: tokens.borderRadiusLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold,
    '::after': { content: '""', position: 'absolute', left: '14%', right: '14%', bottom: 0, height: '3px', borderRadius: '3px 3px 0 0', backgroundColor: tokens.colorCompoundBrandStroke },
  },
  icon: { position: 'relative', display: 'inline-flex', fontSize: '20px' },
  badge: { position: 'absolute', top: '-6px', left: '12px' },
  short: { whiteSpace: 'nowrap', '@media (min-width: 560px)': { display: 'none' } },
  full: { whiteSpace: 'nowrap', display: 'none', '@media (min-width: 560px)': { display: 'inline' } },
});

const countOf = (counts: TrayCounts, tray: string): number => (tray in counts ? counts[tray as keyof TrayCounts] : 0);

/** The trays with their counts; Văn thư only for those who work there. */
export const TrayBar = ({ route }: { readonly route: Route }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const me = useMe();
  const items = BAR.filter(({ tray }) => tray !== 'clerk' || isClerk(me));
  return (
    <nav aria-label={t('trays')} className={styles.nav}>
      {items.map(({ tray, Icon, Current }) => {
        const here = route.screen === 'tray' && route.tray === tray;
        const count = countOf(me.counts, tray);
        const name = t(`tray.${tray}`);
        return (
          <a
            key={tray}
            href={addressOf({ screen: 'tray', tray })}
            className={mergeClasses(styles.item, here && styles.current)}
            aria-current={here ? 'page' : undefined}
            aria-label={count > 0 ? t('trayCount', { tray: name, count }) : name}
          >
            <span className={styles.icon} aria-hidden>
              {here ? <Current /> : <Icon />}
              {count > 0 ? <CounterBadge className={styles.badge} size="small" count={count} overflowCount={99} color={tray === 'inbox' || tray === 'clerk' ? 'brand' : 'informative'} /> : null}
            </span>
            <span className={styles.short} aria-hidden>{t(`tray.short.${tray}`)}</span>
            <span className={styles.full} aria-hidden>{name}</span>
          </a>
        );
      })}
    </nav>
  );
};
