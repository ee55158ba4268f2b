import type {
  DirectoryView, DocumentPage, DocumentView, MeView, NumberProposalView, PreviewView, ReferenceView, RegisterRow, RemoteKeyView, RouteTemplateView, SessionView, SigningOfferView, SigningOutcomeView, SigningRequestView, Tray, VerificationView,
} from '../../server/acts/views.ts';
import type { ChecklistEntry, DocumentType, DraftChanges, PlannedStep, RefusalCategory, Urgency } from '../../server/circulation/model.ts';
import type { PlaceKey, Rect } from '../../server/pdf/geometry.ts';
import type { Transport } from './transport.ts';

/** A person offered on the sign-in screen of the sample organisation. */
export interface SignInPerson {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly departmentName: string;
}
export interface TemplateView {
  readonly id: string;
  readonly fileName: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly docType: DocumentType;
}
export interface NewDraft {
  readonly type: DocumentType;
  readonly subject: string;
  readonly urgency: Urgency;
  readonly isFinancial: boolean;
  readonly notFinancialReason: string | null;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
  readonly plannedRoute: readonly PlannedStep[];
}
export type NewRouteTemplate = Pick<RouteTemplateView, 'name' | 'docTypes' | 'financial' | 'steps'>;
export interface ListQuery {
  readonly tray: Tray;
  readonly q?: string;
  readonly cursor?: string | null;
}
/** What a step's owner says when completing it. */
export interface StepAnswer {
  readonly stepId: string;
  readonly versionNo: number;
  readonly opinion: string | null;
  readonly checklist: readonly ChecklistEntry[] | null;
}
export interface ReturnAnswer {
  readonly stepId: string;
  readonly versionNo: number;
  readonly reason: string;
  readonly checklist: readonly ChecklistEntry[] | null;
}
export interface HandPlace {
  readonly key: PlaceKey;
  readonly page: number;
  readonly rect: Rect;
}

const escaped = encodeURIComponent;
const documentPath = (id: string, rest = ''): string => `/api/documents/${escaped(id)}${rest}`;

const listPath = ({ tray, q, cursor }: ListQuery): string => {
  const query = new URLSearchParams({ tray });
  if (q) query.set('q', q);
  if (cursor) query.set('cursor', cursor);
  return `/api/documents?${query.toString()}`;
};

/** Every call of the pane, typed by the server's views. Failures are ApiError; bytes come whole. */
export const createApi = (transport: Transport) => {
  const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await transport(path, { signal })).json() as Promise<T>;
  const bytes = async (path: string, signal?: AbortSignal): Promise<Uint8Array> => new Uint8Array(await (await transport(path, { signal, accept: '*/*' })).arrayBuffer());
  const send = async <T>(method: 'POST' | 'PUT', path: string, json: unknown): Promise<T> => (await transport(path, { method, json })).json() as Promise<T>;
  const post = <T>(path: string, json: unknown): Promise<T> => send('POST', path, json);
  const sendOnly = async (method: 'PUT' | 'DELETE', path: string, json?: unknown): Promise<void> => {
    await transport(path, json === undefined ? { method } : { method, json });
  };

  return {
    signInPeople: (signal?: AbortSignal) => get<readonly SignInPerson[]>('/api/sign-in/people', signal),
    signIn: (personId: string, password: string) => post<SessionView>('/api/sessions', { personId, password }),
    signOut: () => sendOnly('DELETE', '/api/sessions/current'),
    me: (signal?: AbortSignal) => get<MeView>('/api/me', signal),
    signatureImage: (signal?: AbortSignal) => bytes('/api/me/signature-image', signal),
    sampleKeyFile: (signal?: AbortSignal) => bytes('/api/sample/key-file', signal),
    directory: (signal?: AbortSignal) => get<DirectoryView>('/api/directory', signal),
    saveRouteTemplate: (template: NewRouteTemplate) => post<RouteTemplateView>('/api/route-templates', template),
    deleteRouteTemplate: (id: string) => sendOnly('DELETE', `/api/route-templates/${escaped(id)}`),
    templates: (signal?: AbortSignal) => get<readonly TemplateView[]>('/api/templates', signal),
    templateFile: (id: string, signal?: AbortSignal) => bytes(`/api/templates/${escaped(id)}`, signal),

    documents: (query: ListQuery, signal?: AbortSignal) => get<DocumentPage>(listPath(query), signal),
    document: (id: string, signal?: AbortSignal) => get<DocumentView>(documentPath(id), signal),
    createDraft: (draft: NewDraft) => post<DocumentView>('/api/documents', draft),
    saveDraft: (id: string, rowVersion: number, changes: DraftChanges) => send<DocumentView>('PUT', documentPath(id), { rowVersion, changes }),
    putFile: async (id: string, name: string, file: Uint8Array) =>
      (await transport(documentPath(id, `/file?name=${escaped(name)}`), { method: 'PUT', bytes: file })).json() as Promise<DocumentView>,
    addReference: async (id: string, name: string, file: Uint8Array) =>
      (await transport(documentPath(id, `/references?name=${escaped(name)}`), { method: 'POST', bytes: file })).json() as Promise<ReferenceView>,
    removeReference: (id: string, referenceId: string) => sendOnly('DELETE', documentPath(id, `/references/${escaped(referenceId)}`)),
    referenceFile: (id: string, referenceId: string, signal?: AbortSignal) => bytes(documentPath(id, `/references/${escaped(referenceId)}`), signal),
    preview: (id: string) => post<PreviewView>(documentPath(id, '/preview'), {}),
    previewPdf: (id: string, previewId: string, signal?: AbortSignal) => bytes(documentPath(id, `/previews/${escaped(previewId)}/pdf`), signal),
    putPlaces: (id: string, places: readonly HandPlace[]) => sendOnly('PUT', documentPath(id, '/places'), { places }),
    submit: (id: string, rowVersion: number, previewId: string) => post<DocumentView>(documentPath(id, '/submit'), { rowVersion, previewId }),
    pdf: (id: string, signal?: AbortSignal) => bytes(documentPath(id, '/pdf'), signal),
    docx: (id: string, signal?: AbortSignal) => bytes(documentPath(id, '/docx'), signal),
    /** Which text circulates, to compare with what is open in Word; the digest is that of `server/format/text-digest.ts`. */
    circulatingText: (id: string, signal?: AbortSignal) => get<{ readonly versionNo: number; readonly textDigest: string }>(documentPath(id, '/text'), signal),

    approve: (id: string, answer: StepAnswer) => post<DocumentView>(documentPath(id, '/approve'), answer),
    returnDocument: (id: string, answer: ReturnAnswer) => post<DocumentView>(documentPath(id, '/return'), answer),
    withdraw: (id: string, reason: string | null) => post<DocumentView>(documentPath(id, '/withdraw'), { reason }),
    cancelDraft: (id: string) => post<DocumentView>(documentPath(id, '/cancel-draft'), {}),
    newVersion: (id: string, reason: string, confirmedSignatureIds: readonly string[]) => post<DocumentView>(documentPath(id, '/new-version'), { reason, confirmedSignatureIds }),
    /** `certificates`: base64 DER, the signer's own first. */
    prepareSignature: (id: string, request: StepAnswer & { readonly certificates: readonly string[] }) => post<SigningRequestView>(documentPath(id, '/signing-requests'), request),
    preparedPdf: (requestId: string, signal?: AbortSignal) => bytes(`/api/signing-requests/${escaped(requestId)}/pdf`, signal),
    /** `signature`: base64 of the raw signature value over `signedAttributes`. */
    completeSignature: (requestId: string, signature: string) => post<DocumentView>(`/api/signing-requests/${escaped(requestId)}/complete`, { signature }),

    /** The PDF offered to a signing program on this machine by addresses of one use. */
    offerToDesktop: (id: string, answer: StepAnswer) => post<SigningOfferView>(documentPath(id, '/signing-offers'), answer),
    remoteKeys: (signal?: AbortSignal) => get<readonly RemoteKeyView[]>('/api/remote-signing', signal),
    /** `secrets`: what the owner typed, by its name; handed on to the service and kept nowhere. */
    signRemotely: (requestId: string, credentialId: string, secrets: Readonly<Record<string, string>>) => post<DocumentView>(`/api/remote-signing/${escaped(requestId)}`, { credentialId, secrets }),
    desktopOutcome: (offerId: string, signal?: AbortSignal) => get<SigningOutcomeView>(`/api/signing-offers/${escaped(offerId)}`, signal),

    numberProposal: (id: string, signal?: AbortSignal) => get<NumberProposalView>(documentPath(id, '/number-proposal'), signal),
    assignNumber: (id: string, issuedDate: string, rowVersion: number) => post<DocumentView>(documentPath(id, '/number'), { issuedDate, rowVersion }),
    refuseNumber: (id: string, category: RefusalCategory, reason: string) => post<DocumentView>(documentPath(id, '/refuse-number'), { category, reason }),
    applySeal: (id: string, password: string) => post<DocumentView>(documentPath(id, '/seal'), { password }),
    issue: (id: string) => post<DocumentView>(documentPath(id, '/issue'), {}),
    /** The live stream, to be read line by line; the bearer token goes in the header, never in the address. */
    live: (signal: AbortSignal) => transport('/api/live', { signal, accept: 'text/event-stream' }),
    /** Any PDF from anywhere; the server keeps nothing of it. */
    verify: async (name: string, file: Uint8Array, signal?: AbortSignal) =>
      (await transport(`/api/verify?name=${escaped(name)}`, { method: 'POST', bytes: file, signal })).json() as Promise<VerificationView>,
    outgoingRegister: (year: number, signal?: AbortSignal) => get<readonly RegisterRow[]>(`/api/registers/outgoing?year=${year}`, signal),
  } as const;
};

export type Api = ReturnType<typeof createApi>;
