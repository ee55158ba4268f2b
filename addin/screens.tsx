import { lazy } from 'react';
import type { ReactNode } from 'react';
import { navigate, readdress } from './app/router.ts';
import type { Route } from './app/router.ts';

/** After the list has asked for its rows. */
const AHEAD_MS = 300;

const tray = () => import('./inbox/TrayScreen.tsx');
const document = () => import('./document/DocumentScreen.tsx');
const handedOver = () => import('./document/HandedOverScreen.tsx');
const drafting = () => import('./drafting/DraftingScreen.tsx');
const register = () => import('./clerk/RegisterScreen.tsx');
const help = () => import('./help/HelpScreen.tsx');
const verify = () => import('./verify/VerifyScreen.tsx');

/** The others are fetched behind the first one: a connection that is lost later must not stand in the way to a document. */
const ahead = (): void => {
  for (const screen of [document, drafting, handedOver, help]) {
    // What cannot be had now is fetched when it is needed.
    screen().catch(() => undefined);
  }
};

const TrayScreen = lazy(async () => {
  const { TrayScreen: Screen } = await tray();
  setTimeout(ahead, AHEAD_MS);
  return { default: Screen };
});
const DocumentScreen = lazy(async () => ({ default: (await document()).DocumentScreen }));
const HandedOverScreen = lazy(async () => ({ default: (await handedOver()).HandedOverScreen }));
const DraftingScreen = lazy(async () => ({ default: (await drafting()).DraftingScreen }));
const RegisterScreen = lazy(async () => ({ default: (await register()).RegisterScreen }));
const HelpScreen = lazy(async () => ({ default: (await help()).HelpScreen }));
const VerifyScreen = lazy(async () => ({ default: (await verify()).VerifyScreen }));

const toDraft = (id: string): void => readdress({ screen: 'draft', id });

/** The screen of an address; each is fetched when it is first needed or a moment before. */
export const showScreen = (route: Route): ReactNode => {
  switch (route.screen) {
    case 'tray': return <TrayScreen key={`${route.tray}|${route.q ?? ''}`} tray={route.tray} q={route.q} />;
    case 'document': return <DocumentScreen key={route.id} id={route.id} />;
    case 'handedOver': return <HandedOverScreen key={route.id} id={route.id} />;
    case 'draft': return <DraftingScreen documentId={route.id} onBegun={toDraft} onDone={(id) => navigate({ screen: 'document', id })} />;
    case 'register': return <RegisterScreen />;
    case 'help': return <HelpScreen />;
    case 'verify': return <VerifyScreen key={route.id} documentId={route.id} />;
  }
};
