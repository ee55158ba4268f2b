import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DocumentEditFilled, DocumentEditRegular } from '@fluentui/react-icons/svg/document-edit';
import { FlowFilled, FlowRegular } from '@fluentui/react-icons/svg/flow';
import { MailInboxFilled, MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { CertificateFilled, CertificateRegular } from '@fluentui/react-icons/svg/certificate';
import type { TrayCounts } from '../../server/acts/views.ts';
import { useTexts } from './language.tsx';
import { isClerk, mayDraft } from './roles.ts';
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
  // The number is drawn, not written: the link's name says it in words.
  badge: {
    position: 'absolute', top: '-6px', left: '11px', minWidth: '16px', height: '16px', boxSizing: 'border-box', padding: '0 4px', borderRadius: '8px', textAlign: 'center',
    fontSize: '10px', lineHeight: '16px', fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground1,
    '::after': { content: 'attr(data-count)' },
    '@media (forced-colors: active)': { border: '1px solid CanvasText', lineHeight: '14px' },
  },
  badgeMine: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
  short: { whiteSpace: 'nowrap', '@media (max-width: 359px)': { fontSize: '11px' }, '@media (min-width: 560px)': { display: 'none' } },
  full: { whiteSpace: 'nowrap', display: 'none', '@media (min-width: 560px)': { display: 'inline' } },
});

const MOST_SHOWN = 99;
const countOf = (counts: TrayCounts, tray: string): number => (tray in counts ? counts[tray as keyof TrayCounts] : 0);

/** The trays with their counts: Văn thư only for those who work there, drafts only for those who draft. */
export const TrayBar = ({ route }: { readonly route: Route }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const me = useMe();
  const items = BAR.filter(({ tray }) => (tray === 'clerk' ? isClerk(me) : tray === 'drafts' || tray === 'sent' ? mayDraft(me) : true));
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
              {count > 0 ? <span className={mergeClasses(styles.badge, (tray === 'inbox' || tray === 'clerk') && styles.badgeMine)} data-count={count > MOST_SHOWN ? `${MOST_SHOWN}+` : count} /> : null}
            </span>
            <span className={styles.short} aria-hidden>{t(`tray.short.${tray}`)}</span>
            <span className={styles.full} aria-hidden>{name}</span>
          </a>
        );
      })}
    </nav>
  );
};
