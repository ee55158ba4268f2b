/** Stamps of secrecy and urgency (ô 10a, 10b): a line of their own. */
import type { Urgency } from '../../circulation/model.ts';
import type { Line } from './lines.ts';
import { spelled } from './spelling.ts';

const SECRET = new Set(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'].map(spelled));
const URGENT: ReadonlyMap<string, Urgency> = new Map([[spelled('KHẨN'), 'URGENT'], [spelled('THƯỢNG KHẨN'), 'VERY_URGENT'], [spelled('HỎA TỐC'), 'FLASH']]);

const inCapitals = (lines: readonly Line[]): readonly string[] => lines.map(({ text }) => text).filter((text) => text === text.toUpperCase());

/** Secret documents do not belong on this system (I14): what says that this is one. */
export const readSecretMarks = (lines: readonly Line[]): readonly string[] => inCapitals(lines).filter((text) => SECRET.has(spelled(text)));

export const readUrgency = (lines: readonly Line[]): Urgency | null =>
  inCapitals(lines).flatMap((text) => URGENT.get(spelled(text)) ?? [])[0] ?? null;
