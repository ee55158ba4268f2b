import type { TimelineEntry } from '../../server/acts/views.ts';

export interface GatheredEntry extends TimelineEntry {
  /** How many entries stand in this one. */
  readonly times: number;
}

/** The record, newest first. A draft saves itself as it is written: one person's saves in a row are one entry, at the time of the last. */
export const gatherSaves = (timeline: readonly TimelineEntry[]): readonly GatheredEntry[] =>
  timeline.toSorted((a, b) => b.seq - a.seq).reduce<readonly GatheredEntry[]>((gathered, entry) => {
    const newer = gathered.at(-1);
    const joins = newer?.action === 'saveDraft' && entry.action === 'saveDraft' && newer.actorName === entry.actorName;
    return joins ? [...gathered.slice(0, -1), { ...newer, times: newer.times + 1 }] : [...gathered, { ...entry, times: 1 }];
  }, []);
