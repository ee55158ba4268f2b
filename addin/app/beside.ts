/** A click beside a dialogue does not close it: the second one of a double click falls there, and so may a slip after a long reason. */
export const BESIDE = 'backdropClick';
