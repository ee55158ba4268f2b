import type { VerificationResult } from '../../server/acts/views.ts';

export const RESULT_COLOURS = { VALID: 'success', WARNINGS: 'warning', INVALID: 'danger', UNDECIDED: 'important' } as const satisfies Record<VerificationResult, string>;
