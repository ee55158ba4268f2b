import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { AccountMenu } from './AccountMenu.tsx';
import { Arrivals } from './Arrivals.tsx';
import { useConnection } from './connection.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { useTexts } from './language.tsx';
import { useChanges } from './live.tsx';
import { Mark } from './Mark.tsx';
import { addressOf, useRoute } from './router.ts';
import type { Route } from './router.ts';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';
import { useSession } from './session.tsx';
import { texts } from './texts.ts';
import { TrayBar } from './TrayBar.tsx';

const useStyles = makeStyles({
  root: { minHeight: '100vh', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1 },
  top: {
    position: 'sticky', top: 0, zIndex: 5, backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, padding: `6px ${tokens.spacingHorizontalM} 0` },
  grow: { flexGrow: 1 },
  main: { flexGrow: 1, width: '100%', maxWidth: '960px', margin: '0 auto', boxSizing: 'border-box', ':focus-visible': { outline: 'none' }, ':focus': { outline: 'none' } },
  skip: {
    position: 'absolute', left: '-10000px',
    ':focus': { left: tokens.spacingHorizontalM, top: '4px', zIndex: 10, backgroundColor: tokens.colorNeutralBackground1, padding: '6px 10px', color: tokens.colorBrandForeground1, borderRadius: tokens.borderRadiusMedium },
  },
});

const ConnectionBanner = () => {
  const { reached, retry } = useConnection();
  const t = useTexts(texts);
  if (reached) return null;
  return (
    <MessageBar intent="warning" layout="multiline" shape="square" role="alert">
      <MessageBarBody>{t('lost')}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={retry}>{t('retry')}</Button></MessageBarActions>
    </MessageBar>
  );
};

/** Header with trays, notices, and the screen of the address. */
export const Frame = ({ screens }: { readonly screens: (route: Route) => ReactNode }) => {
  const styles = useStyles();
  const t = useTexts(texts);
  const route = useRoute();
  const { refreshMe } = useSession();
  const main = useRef<HTMLElement>(null);
  const address = addressOf(route);
  const shown = useRef(address);

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
      <a className={styles.skip} href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t('skipToContent')}</a>
      <header className={styles.top}>
        <div className={styles.bar}>
          <Mark />
          <div className={styles.grow} />
          <AccountMenu />
        </div>
        <TrayBar route={route} />
        <ConnectionBanner />
      </header>
      <main ref={main} tabIndex={-1} className={styles.main}>
        <CrashGuard resetKey={address}>
          <Suspense fallback={<ScreenSkeleton />}>{screens(route)}</Suspense>
        </CrashGuard>
      </main>
      <Arrivals route={route} />
    </div>
  );
};
