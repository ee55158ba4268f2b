import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { DirectoryView } from '../../server/acts/views.ts';
import { LoadFailed } from './LoadFailed.tsx';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';
import { useApi } from './session.tsx';
import { useLoad } from './useLoad.ts';

interface DirectoryValue {
  readonly directory: DirectoryView;
  readonly reload: () => void;
}
const DirectoryContext = createContext<DirectoryValue | null>(null);

/** Loads the organisation once after sign-in; what is inside may rely on it being there. */
export const DirectoryProvider = ({ children }: { readonly children: ReactNode }) => {
  const api = useApi();
  const { value: directory, error, reload } = useLoad('directory', (signal) => api.directory(signal));
  const value = useMemo(() => (directory === null ? null : { directory, reload }), [directory, reload]);
  if (value === null) return error === null ? <ScreenSkeleton /> : <LoadFailed error={error} onRetry={reload} />;
  return <DirectoryContext value={value}>{children}</DirectoryContext>;
};

const useDirectoryValue = (): DirectoryValue => {
  const value = useContext(DirectoryContext);
  if (value === null) throw new Error('useDirectory outside DirectoryProvider');
  return value;
};

export const useDirectory = (): DirectoryView => useDirectoryValue().directory;

/** To be called after a saved route was added or removed. */
export const useReloadDirectory = (): (() => void) => useDirectoryValue().reload;
