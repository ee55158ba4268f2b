/** Shapes of request bodies. Lengths are generous for people and small for attackers. */
import { z } from 'zod';
import { CAPACITIES, DOCUMENT_TYPES, FINANCE_CHECKS, REFUSAL_CATEGORIES, STEP_KINDS, URGENCIES, type DraftChanges } from '../circulation/model.ts';
import { TRAYS } from '../acts/views.ts';

const id = z.string().min(1).max(64);
/** Text is stored in NFC, without control characters other than line breaks and tabs. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;
const text = (max: number) => z.string().max(max).transform((value) => value.toWellFormed().replace(CONTROLS, '').normalize('NFC').trim());
const rowVersion = z.number().int().nonnegative();
const calendarDate = z.iso.date();

const plannedStep = z.object({
  kind: z.enum(STEP_KINDS), ownerId: id, capacity: z.enum(CAPACITIES).default('DIRECT'), optional: z.boolean().default(false), parallelGroup: z.string().max(40).nullable().default(null),
}).strict().readonly();

const draft = z.object({
  type: z.enum(DOCUMENT_TYPES),
  subject: text(2000),
  urgency: z.enum(URGENCIES),
  isFinancial: z.boolean(),
  notFinancialReason: text(2000).nullable(),
  recipients: z.array(text(300)).max(200).readonly(),
  addressees: z.array(text(300)).max(200).readonly(),
  watcherIds: z.array(id).max(50).readonly(),
  replyToId: id.nullable(),
  plannedRoute: z.array(plannedStep).max(40).readonly(),
}).strict();

const checklist = z.array(z.object({ check: z.enum(FINANCE_CHECKS), satisfied: z.boolean(), note: text(1000).nullable() }).strict().readonly()).max(FINANCE_CHECKS.length).nullable().default(null);
const opinion = text(2000).nullable().default(null);
const stepAct = { stepId: id, versionNo: z.number().int().positive() };

export const idParam = z.object({ id });
export const signInBody = z.object({ personId: id, password: z.string().min(1).max(500) }).strict();
/** Keys that were not sent are absent, not undefined: `DraftChanges` tells "stays" from "cleared". */
const changes = draft.partial().transform((given): DraftChanges => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));

export const createDraftBody = changes;
export const saveDraftBody = z.object({ rowVersion, changes }).strict();
export const fileQuery = z.object({ name: z.string().min(1).max(400).transform((value) => value.normalize('NFC')) });
export const verifyQuery = z.object({ name: z.string().min(1).max(400).transform((value) => value.toWellFormed().normalize('NFC')).optional() });
export const listQuery = z.object({ tray: z.enum(TRAYS).default('inbox'), q: text(200).optional(), cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) });
export const placesBody = z.object({
  places: z.array(z.object({
    key: z.string().regex(/^(step:\d{1,3}|seal|number|day|month|year)$/), page: z.number().int().min(0).max(5000),
    rect: z.object({ x: z.number().min(0).max(5000), y: z.number().min(0).max(5000), width: z.number().min(4).max(2000), height: z.number().min(4).max(2000) }).strict(),
  }).strict()).max(60).refine((places) => new Set(places.map(({ key }) => key)).size === places.length, 'one box for each place'),
}).strict();
export const submitBody = z.object({ rowVersion, previewId: id }).strict();
export const approveBody = z.object({ ...stepAct, opinion, checklist }).strict();
export const returnBody = z.object({ ...stepAct, reason: text(4000), checklist }).strict();
export const reasonBody = z.object({ reason: text(4000).nullable().default(null) }).strict();
export const newVersionBody = z.object({ reason: text(4000), confirmedSignatureIds: z.array(id).max(100) }).strict();
export const signingRequestBody = z.object({ ...stepAct, opinion, checklist, certificates: z.array(z.base64().max(20_000)).min(1).max(8) }).strict();
export const completeBody = z.object({ signature: z.base64().max(4000) }).strict();
export const remoteSignatureBody = z.object({ credentialId: z.string().min(1).max(200), secrets: z.record(z.string().min(1).max(80), z.string().min(1).max(200)) }).strict();
export const refuseNumberBody = z.object({ category: z.enum(REFUSAL_CATEGORIES), reason: text(4000) }).strict();
export const numberBody = z.object({ issuedDate: calendarDate, rowVersion }).strict();
export const sealBody = z.object({ password: z.string().min(1).max(500) }).strict();
export const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2999).optional() });
export const routeTemplateBody = z.object({
  name: text(200), docTypes: z.array(z.enum(DOCUMENT_TYPES)).max(DOCUMENT_TYPES.length), financial: z.boolean(),
  steps: z.array(z.object({ departmentId: id, kind: z.enum(STEP_KINDS), ownerId: id.nullable() }).strict()).min(1).max(40),
}).strict();
