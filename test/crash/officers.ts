import { setTimeout as pause } from 'node:timers/promises';
import { RefusalError } from '../../server/circulation/errors.ts';
import type { DocumentView } from '../../server/acts/views.ts';
import { MINUTES_FLOW } from '../../server/demo/flows.ts';
import { sitDown, type Desk, type PersonAtPane } from '../../server/demo/pane.ts';

const CLERK = 'u07';
const ORDER = ['DRAFT', 'IN_CIRCULATION', 'AWAITING_NUMBER', 'NUMBERED', 'SEALED', 'ISSUED'];

/** How far a document has come; only ever grows in these stories. */
export const progressOf = ({ status, steps }: DocumentView): number => ORDER.indexOf(status) * 100 + steps.filter((step) => step.status === 'DONE').length;

const LOST = new Set(['CONNECTION_LOST', 'UNREADABLE_ANSWER']);
/** A retry after a lost answer may find the act already done. */
const DONE_ALREADY = new Set(['WRONG_STATUS', 'ISSUED_IMMUTABLE', 'CONTENT_LOCKED', 'STEP_ALREADY_DONE', 'VERSION_STALE', 'DOCUMENT_CHANGED', 'SIGN_TOKEN_USED', 'STEP_NOT_ACTIVE', 'CONVERTER_UNAVAILABLE']);
const codeOf = (error: unknown): string => {
  if (error instanceof RefusalError) return error.refusal.code;
  if (error !== null && typeof error === 'object' && 'code' in error) return String(error.code);
  return error instanceof TypeError ? 'CONNECTION_LOST' : String(error);
};

/** People who keep working while their server is being killed, and remember what it acknowledged. */
export class Officers {
  readonly acknowledged = new Map<string, number>();
  /** How often the server said that something is done. */
  acts = 0;
  readonly unexpected: string[] = [];
  readonly #people = new Map<string, PersonAtPane>();
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Does `work` until the server has answered; a connection that breaks, or an act that turns out to be done, is not a failure. */
  async #insist(what: string, work: () => Promise<DocumentView>): Promise<DocumentView | null> {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      try {
        const document = await work();
        this.acts += 1;
        this.acknowledged.set(document.id, Math.max(this.acknowledged.get(document.id) ?? 0, progressOf(document)));
        return document;
      } catch (error) {
        const code = codeOf(error);
        if (DONE_ALREADY.has(code)) return null;
        if (!LOST.has(code)) {
          this.unexpected.push(`${what}: ${code}`);
          return null;
        }
        await pause(100);
      }
    }
    this.unexpected.push(`${what}: the server never answered`);
    return null;
  }

  async #person(id: string): Promise<PersonAtPane> {
    for (;;) {
      const known = this.#people.get(id);
      if (known !== undefined) return known;
      await sitDown(this.#desk, id).then((person) => { this.#people.set(id, person); }, () => pause(100));
    }
  }

  /** A draft with its file and its preview made. */
  async draft(): Promise<string | null> {
    const { api } = await this.#person(MINUTES_FLOW.drafterId);
    const draft = await this.#insist('draft', () => api.createDraft(MINUTES_FLOW.draft));
    if (draft === null) return null;
    await this.#insist('file', async () => api.putFile(draft.id, 'bien-ban.docx', await api.templateFile(MINUTES_FLOW.templateId)));
    await this.#insist('preview', async () => {
      await api.preview(draft.id);
      return api.document(draft.id);
    });
    return draft.id;
  }

  /** Takes a document from wherever it stands to ISSUED, asking the server anew before every act. */
  async finish(id: string): Promise<DocumentView | null> {
    const drafter = await this.#person(MINUTES_FLOW.drafterId);
    for (let turn = 0; turn < 200; turn += 1) {
      const document = await this.#insist('read', () => drafter.api.document(id));
      if (document === null) return null;
      if (document.status === 'ISSUED') return document;
      await this.#advance(document, drafter);
    }
    this.unexpected.push(`${id}: came to no end`);
    return null;
  }

  async #advance(document: DocumentView, drafter: PersonAtPane): Promise<void> {
    const { id } = document;
    const clerk = await this.#person(CLERK);
    switch (document.status) {
      case 'DRAFT':
        await this.#insist('submit', async () => {
          const { previewId } = await drafter.api.preview(id);
          return drafter.api.submit(id, (await drafter.api.document(id)).rowVersion, previewId);
        });
        return;
      case 'IN_CIRCULATION': {
        const owner = await this.#person(document.steps.find(({ status }) => status === 'ACTIVE')?.ownerId ?? '');
        await this.#insist('sign', () => owner.sign(id));
        return;
      }
      case 'AWAITING_NUMBER':
        await this.#insist('number', async () => clerk.api.assignNumber(id, (await clerk.api.numberProposal(id)).issuedDate, document.rowVersion));
        return;
      case 'NUMBERED':
        await this.#insist('seal', () => clerk.api.applySeal(id, this.#desk.password));
        return;
      case 'SEALED':
        await this.#insist('issue', () => clerk.api.issue(id));
        return;
      default:
        this.unexpected.push(`${id}: ${document.status}`);
    }
  }
}
