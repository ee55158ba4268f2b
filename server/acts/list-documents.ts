import { RefusalError } from '../circulation/errors.ts';
import type { DocumentStatus, Person, RouteStep, World } from '../circulation/model.ts';
import { findDepartment, isClerk, nameOf } from '../circulation/people.ts';
import { myStep } from '../circulation/allowed-acts.ts';
import { canRead } from '../circulation/permissions.ts';
import { listDocuments as listRows, type ListedDocument } from '../store/document-lists.ts';
import { loadDocument } from '../store/documents.ts';
import type { Db } from '../store/schema.ts';
import type { Parts } from './parts.ts';
import { readerKeysOf, stepOwnersFor } from './tray-readers.ts';
import type { DocumentPage, DocumentRow, Tray } from './views.ts';
import { loadWorld } from './world.ts';

const CLERK_ASKS: Readonly<Partial<Record<DocumentStatus, 'NUMBER' | 'SEAL' | 'ISSUE'>>> = { AWAITING_NUMBER: 'NUMBER', NUMBERED: 'SEAL', SEALED: 'ISSUE' };

const rowOf = (listed: ListedDocument, person: Person, mine: RouteStep | null, { directory }: World): DocumentRow => {
  const active = mine ?? listed.steps.find((step) => step.status === 'ACTIVE');
  const clerkAsks = CLERK_ASKS[listed.status];
  return {
    id: listed.id, type: listed.type, subject: listed.subject, urgency: listed.urgency, isFinancial: listed.isFinancial, status: listed.status,
    drafterName: nameOf(directory, listed.drafterId), departmentAbbr: findDepartment(directory, listed.departmentId)?.abbr ?? listed.departmentId,
    documentCode: listed.documentCode, holderName: active === undefined ? null : nameOf(directory, active.ownerId),
    heldSince: active?.activatedAt ?? (clerkAsks === undefined ? null : listed.finalSignedAt), dueAt: active?.dueAt ?? null,
    asked: mine?.kind ?? (isClerk(person) ? clerkAsks ?? null : null),
    stepsDone: listed.steps.filter((step) => step.status === 'DONE').length, stepsTotal: listed.steps.length, updatedAt: listed.updatedAt,
  };
};

/** A listed document as a row of this person's tray, or null where it is not theirs to see (or, in the inbox, not theirs to do). */
async function judge(db: Db, listed: ListedDocument, person: Person, tray: Tray, world: World): Promise<DocumentRow | null> {
  const actor = { personId: person.id };
  // Mine by the index itself, and nobody waits for me: nothing more to ask.
  const own = stepOwnersFor(person.id, world);
  const mayBeAsked = listed.steps.some(({ status, ownerId }) => status === 'ACTIVE' && own.includes(ownerId));
  if (tray === 'drafts' || (tray === 'sent' && !mayBeAsked)) return rowOf(listed, person, null, world);
  const document = await loadDocument(db, listed.id);
  if (!canRead(document, actor, world)) return null;
  const mine = myStep(document, actor, world);
  return tray === 'inbox' && mine === null ? null : rowOf(listed, person, mine, world);
}

/** One page of a tray. @throws RefusalError NOT_ALLOWED for the clerk's tray of somebody who is none */
export async function listDocuments(
  parts: Parts, personId: string, query: { readonly tray: Tray; readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<DocumentPage> {
  return parts.store.read(async (db) => {
    const world = await loadWorld(parts, db);
    const person = world.directory.people.find(({ id }) => id === personId);
    if (person?.active !== true || (query.tray === 'clerk' && !isClerk(person))) throw new RefusalError('NOT_ALLOWED');
    const page = await listRows(db, {
      tray: query.tray, personId, ownerIds: stepOwnersFor(personId, world), readerKeys: readerKeysOf(person, world),
      query: query.q ?? '', cursor: query.cursor ?? null, limit: query.limit,
    });
    const rows: DocumentRow[] = [];
    for (const listed of page.rows) {
      const row = await judge(db, listed, person, query.tray, world);
      if (row !== null) rows.push(row);
    }
    return { rows, nextCursor: page.nextCursor };
  });
}
