/** The start of every document. */
import type { Instant, OutgoingDocument } from './model.ts';

/**
 * An empty draft of its drafter. Type, subject, recipients and route come by the action `saveDraft`,
 * so that what creates a document obeys the rules of what edits one.
 */
export const newDraft = (args: { readonly id: string; readonly drafterId: string; readonly departmentId: string; readonly now: Instant }): OutgoingDocument => ({
  id: args.id, type: 'OFFICIAL_LETTER', subject: '', urgency: 'NORMAL', confidentiality: 'NORMAL', isFinancial: false, notFinancialReason: null,
  recipients: [], addressees: [], drafterId: args.drafterId, departmentId: args.departmentId, presenterId: null, finalSignerId: null,
  watcherIds: [], replyToId: null, plannedRoute: [], status: 'DRAFT', versionNo: 0, steps: [], signatures: [], number: null, returned: null,
  submittedAt: null, finalSignedAt: null, sealedAt: null, issuedAt: null, createdAt: args.now, updatedAt: args.now, rowVersion: 0,
});
