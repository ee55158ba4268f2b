import type { DocumentView } from '../../server/acts/views.ts';
import type { Translate } from '../app/language.tsx';
import type { actTexts } from './act-texts.ts';
import { activeStep } from './say-where.ts';

/** Whose turn it is after an act: a person, the clerk, or the drafter. */
export const whereNow = (document: DocumentView, t: Translate<keyof typeof actTexts.vi>): string =>
  activeStep(document)?.ownerName ?? (document.status === 'AWAITING_NUMBER' ? t('theClerk') : document.drafterName);
