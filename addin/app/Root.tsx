import type { ReactNode } from 'react';
import { ConnectionProvider } from './connection.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { DirectoryProvider } from './directory.tsx';
import { Frame } from './Frame.tsx';
import { LanguageProvider } from './language.tsx';
import { LiveProvider } from './live.tsx';
import type { Route } from './router.ts';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { SignIn } from './SignIn.tsx';
import { ThemeRoot } from './ThemeRoot.tsx';

type Screens = (route: Route) => ReactNode;

const Gate = ({ screens }: { readonly screens: Screens }) => {
  const { me, restoring } = useSession();
  if (restoring) return <><ConnectionBanner /><ScreenSkeleton /></>;
  if (me === null) return <SignIn />;
  return (
    <DirectoryProvider key={me.id}>
      <LiveProvider>
        <Frame screens={screens} />
      </LiveProvider>
    </DirectoryProvider>
  );
};

/** The pane around its screens: language, theme, connection, session, organisation, live updates. */
export const Root = ({ screens }: { readonly screens: Screens }) => (
  <LanguageProvider>
    <ThemeRoot>
      <ConnectionProvider>
        <SessionProvider>
          <Gate screens={screens} />
        </SessionProvider>
      </ConnectionProvider>
    </ThemeRoot>
  </LanguageProvider>
);
