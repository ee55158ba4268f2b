import { StrictMode, Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/Root.tsx';
import type { Route } from './app/router.ts';
import { showScreen } from './screens.tsx';
import { ribbonStart } from './word/ribbon-start.ts';

const place = document.getElementById('pane');
if (place === null) throw new Error('The page has no place for the pane.');

const start = ribbonStart(window.location.search);
if (start !== null && window.location.hash === '') window.location.hash = start;

const WordBanner = lazy(async () => ({ default: (await import('./document/WordBanner.tsx')).WordBanner }));
/** Inside Word every screen has the open document's own state above it. */
const screensInWord = (route: Route): ReactNode => <><Suspense fallback={null}><WordBanner /></Suspense>{showScreen(route)}</>;

createRoot(place).render(<StrictMode><Root screens={'Office' in globalThis ? screensInWord : showScreen} /></StrictMode>);
