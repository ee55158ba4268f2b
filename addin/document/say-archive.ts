import type { ArchiveView } from '../../server/acts/views.ts';
import type { texts } from './texts.ts';

type Key = Extract<keyof typeof texts.vi, `archive.${string}`>;

const HINDRANCES: Readonly<Record<string, Key>> = {
  TSA_UNAVAILABLE: 'archive.TSA_UNAVAILABLE', TSA_NOT_CONFIGURED: 'archive.TSA_NOT_CONFIGURED', REVOCATION_UNAVAILABLE: 'archive.REVOCATION_UNAVAILABLE',
};

/** How far the file has come towards the archive, then what is missing and who sees to it. */
export const sayArchive = ({ level, hindrance, givenUp }: ArchiveView): readonly Key[] => {
  const reached: Key = `archive.${level}`;
  if (level === 'B-LTA') return [reached];
  if (hindrance === null && !givenUp) return [reached, 'archive.going'];
  return [reached, HINDRANCES[hindrance ?? ''] ?? 'archive.other', givenUp ? 'archive.givenUp' : 'archive.retry'];
};
