import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Tray } from '../../server/acts/views.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { Arrivals } from './Arrivals.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { useTexts } from './language.tsx';
import { useChanges } from './live.tsx';
import { Mark } from './Mark.tsx';
import { addressOf, navigate, useRoute } from './router.ts';
import type { Route } from './router.ts';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';
import { TrayBar } from './TrayBar.tsx';

const useStyles = makeStyles({
  root: { minHeight: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 },
  top: { position: 'sticky', top: 0, zIndex: 5, backgroundColor: tokens.colorNeutralBackground1 },
  bar: { display: 'flex', alignItems: 'center', gap: '4px', padding: `6px ${tokens.spacingHorizontalM}`, minHeight: '32px' },
  trays: { backgroundColor: tokens.colorNeutralBackground1, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  leaf: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  back: { marginLeft: '-8px' },
  grow: { flexGrow: 1 },
  main: { flexGrow: 1, width: '100%', maxWidth: '960px', margin: '0 auto', boxSizing: 'border-box', ':focus-visible': { outline: 'none' }, ':focus': { outline: 'none' } },
  skip: {
    position: 'absolute', left: '-10000px',
    ':focus': { left: tokens.spacingHorizontalM, top: '4px', zIndex: 10, backgroundColor: tokens.colorNeutralBackground1, padding: '6px 10px', color: tokens.colorBrandForeground1, borderRadius: tokens.borderRadiusMedium },
  },
});

/** Header with trays, notices, and the screen of the address. */
export const Frame = ({ screens }: { readonly screens: (route: Route) => ReactNode }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const route = useRoute();
  const { refreshMe } = useSession();
  const main = useRef<HTMLElement>(null);
  const address = addressOf(route);
  const shown = useRef(address);
  const onTray = route.screen === 'tray';
  // «Quay lại» leads to the tray one came from: Word's pane has no back button of its own.
  const [tray, setTray] = useState<Tray>(onTray ? route.tray : 'inbox');
  if (onTray && route.tray !== tray) setTray(route.tray);

  // Counts follow every change; if they cannot be had now, the banner says so and the next change tries again.
  useChanges(() => void refreshMe().catch(() => undefined));
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [address]);

  return (
    <div className={styles.root}>
      <header className={mergeClasses(styles.top, !onTray && styles.leaf)}>
        <a className={styles.skip} href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t('skipToContent')}</a>
        <div className={styles.bar}>
          {onTray ? null : <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} aria-label={t('back')} onClick={() => navigate({ screen: 'tray', tray })} />}
          <Mark />
          <div className={styles.grow} />
          <AccountMenu />
        </div>
        <ConnectionBanner />
      </header>
      <div className={styles.trays}><TrayBar route={route} /></div>
      <main ref={main} id="content" tabIndex={-1} className={styles.main}>
        <CrashGuard resetKey={address}>
          <Suspense fallback={<ScreenSkeleton />}>{screens(route)}</Suspense>
        </CrashGuard>
      </main>
      <Arrivals route={route} />
    </div>
  );
};
