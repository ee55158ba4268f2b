import type { DocumentView, StepView } from '../../server/acts/views.ts';
import type { Language } from '../../server/circulation/errors.ts';
import { elapsed, formatDate, formatTime } from '../app/dates.ts';
import type { TextFacts } from '../app/language.tsx';
import type { texts } from './texts.ts';

type Key = keyof typeof texts.vi;
/** A sentence before it is put in a language. */
export interface Saying {
  readonly key: Key;
  readonly facts: TextFacts;
}

export const activeStep = (document: DocumentView): StepView | null => document.steps.find((step) => step.status === 'ACTIVE') ?? null;

const moment = (instant: string | null): TextFacts => (instant === null ? {} : { time: formatTime(instant), date: formatDate(instant) });

/** T16: the drafting side itself opened a new version; nobody returned it. Saving the draft afterwards does not change that. */
export const isNewVersion = ({ status, timeline }: Pick<DocumentView, 'status' | 'timeline'>): boolean =>
  status === 'RETURNED' && timeline.toSorted((a, b) => a.seq - b.seq).findLast(({ action }) => action !== 'saveDraft')?.action === 'createNewVersion';

/** Where the document is now, with whom and since when: the question every officer asks first. */
export const sayWhere = (document: DocumentView, myId: string, departmentName: (id: string) => string, now: Date, language: Language): Saying => {
  const code = document.number?.documentCode ?? '';
  switch (document.status) {
    case 'DRAFT': return { key: 'now.DRAFT', facts: {} };
    case 'RETURNED': return { key: isNewVersion(document) ? 'now.newVersion' : 'now.RETURNED', facts: { name: document.drafterName } };
    case 'WITHDRAWN': return { key: 'now.WITHDRAWN', facts: { name: document.drafterName } };
    case 'AWAITING_NUMBER': return { key: 'now.AWAITING_NUMBER', facts: moment(document.finalSignedAt) };
    case 'NUMBERED': return { key: 'now.NUMBERED', facts: { code } };
    case 'SEALED': return { key: 'now.SEALED', facts: { code } };
    case 'ISSUED': return { key: 'now.ISSUED', facts: { code, ...moment(document.issuedAt) } };
    case 'IN_CIRCULATION': {
      const step = activeStep(document);
      if (step === null) return { key: 'now.other', facts: {} };
      const since = step.activatedAt === null ? {} : { ...moment(step.activatedAt), since: elapsed(step.activatedAt, now, language) };
      if (step.ownerId === myId) return { key: 'now.heldByMe', facts: since };
      return { key: 'now.held', facts: { name: step.ownerName, department: departmentName(step.departmentId), ...since } };
    }
    case 'RECALLED': case 'REPLACED': case 'REJECTED': case 'CANCELLED': return { key: 'now.other', facts: {} };
  }
};
