import { lazy } from 'react';
import type { ReactNode } from 'react';
import { navigate } from './app/router.ts';
import type { Route } from './app/router.ts';

const TrayScreen = lazy(async () => ({ default: (await import('./inbox/TrayScreen.tsx')).TrayScreen }));
const DocumentScreen = lazy(async () => ({ default: (await import('./document/DocumentScreen.tsx')).DocumentScreen }));
const HandedOverScreen = lazy(async () => ({ default: (await import('./document/HandedOverScreen.tsx')).HandedOverScreen }));
const DraftingScreen = lazy(async () => ({ default: (await import('./drafting/DraftingScreen.tsx')).DraftingScreen }));
const RegisterScreen = lazy(async () => ({ default: (await import('./clerk/RegisterScreen.tsx')).RegisterScreen }));
const HelpScreen = lazy(async () => ({ default: (await import('./help/HelpScreen.tsx')).HelpScreen }));

/** The screen of an address; each is fetched when it is first needed. */
export const showScreen = (route: Route): ReactNode => {
  switch (route.screen) {
    case 'tray': return <TrayScreen key={`${route.tray}|${route.q ?? ''}`} tray={route.tray} q={route.q} />;
    case 'document': return <DocumentScreen key={route.id} id={route.id} />;
    case 'handedOver': return <HandedOverScreen key={route.id} id={route.id} />;
    case 'draft': return <DraftingScreen key={route.id ?? 'new'} documentId={route.id} onDone={(id) => navigate({ screen: 'document', id })} />;
    case 'register': return <RegisterScreen />;
    case 'help': return <HelpScreen />;
  }
};
