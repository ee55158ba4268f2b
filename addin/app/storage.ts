/** Small convenience memory. In Word for the web the pane is a cross-site frame where storage may throw: then nothing is remembered. */
type Area = 'session' | 'local';

const areaOf = (area: Area): Storage => (area === 'session' ? window.sessionStorage : window.localStorage);
const keyOf = (key: string): string => `luan-chuyen.${key}`;

export const recall = (key: string, area: Area = 'local'): string | null => {
  try {
    return areaOf(area).getItem(keyOf(key));
  } catch {
    return null;
  }
};

/** Stores a value, or forgets it when `value` is null. */
export const remember = (key: string, value: string | null, area: Area = 'local'): void => {
  try {
    if (value === null) areaOf(area).removeItem(keyOf(key));
    else areaOf(area).setItem(keyOf(key), value);
  } catch {
    // Storage is a convenience only; the pane works without it.
  }
};
