import { useState } from 'react';
import type { Answers } from './judge-acts.ts';

export interface StepDraft {
  readonly opinion: string;
  readonly setOpinion: (text: string) => void;
  readonly answers: Answers;
  readonly setAnswers: (answers: Answers) => void;
}

interface Kept {
  readonly stepId: string | null;
  readonly opinion: string;
  readonly answers: Answers;
}

/** What I say with my step, before it is sent; it outlives a live refresh and starts empty for another step. */
export const useStepAnswer = (stepId: string | null): StepDraft => {
  const [kept, setKept] = useState<Kept>({ stepId, opinion: '', answers: {} });
  const { opinion, answers } = kept.stepId === stepId ? kept : { opinion: '', answers: {} };
  return {
    opinion,
    answers,
    setOpinion: (text) => setKept({ stepId, answers, opinion: text }),
    setAnswers: (given) => setKept({ stepId, opinion, answers: given }),
  };
};
