import type { ReactNode } from 'react';
import type { Route } from './app/router.ts';

/** The screen of an address. */
export const showScreen = (_route: Route): ReactNode => null;
