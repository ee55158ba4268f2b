import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { THEMES } from './theme.ts';
import type { ThemeName } from './theme.ts';

/** What the host (Word) asks for; null outside a host, where the system's setting counts. */
let hostTheme: ThemeName | null = null;
const listeners = new Set<() => void>();

/** Called by the Word door when Word's own theme is known or changes. */
export const setHostTheme = (theme: ThemeName | null): void => {
  hostTheme = theme;
  for (const listener of listeners) listener();
};

const contrastQuery = window.matchMedia('(forced-colors: active)');
const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  contrastQuery.addEventListener('change', listener);
  darkQuery.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    contrastQuery.removeEventListener('change', listener);
    darkQuery.removeEventListener('change', listener);
  };
};

const currentTheme = (): ThemeName => {
  if (contrastQuery.matches) return 'highContrast';
  return hostTheme ?? (darkQuery.matches ? 'dark' : 'light');
};

/** The theme in force: high contrast before all, then the host's, then the system's. */
const useThemeName = (): ThemeName => useSyncExternalStore(subscribe, currentTheme);

export const ThemeRoot = ({ children }: { readonly children: ReactNode }) => {
  const name = useThemeName();
  useEffect(() => {
    document.documentElement.style.colorScheme = name === 'light' ? 'light' : 'dark';
    document.body.style.margin = '0';
    document.body.style.backgroundColor = THEMES[name].colorNeutralBackground2;
  }, [name]);
  return <FluentProvider theme={THEMES[name]}>{children}</FluentProvider>;
};
