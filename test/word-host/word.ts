import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { customProperties, customPropertiesThing } from './custom-properties.ts';
import { addPart, dropPart, partsOf, xmlOf } from './custom-xml.ts';
import { processQuery, type Batch, type Thing } from './rich-api.ts';

/** What this Word can do, and what it refuses. */
export interface WordManners {
  /** Word on the web has refused to hand out the file (OfficeDev/office-js#6747). */
  readonly refusesFile?: boolean;
  /** An older Word has no custom properties to write. */
  readonly lacksProperties?: boolean;
}

/** A Word with one document open: a real package, whose parts it reads and writes. */
export interface PlayedWord {
  /** Answers one message of office.js; null: no answer is expected. */
  readonly answer: (action: string, data: unknown) => unknown;
  /** The document as it would be saved now. */
  readonly save: () => Uint8Array;
  /** Types into the document: every occurrence of `before` in its text becomes `after`. */
  readonly type: (before: string, after: string) => void;
  readonly becomes: (manners: WordManners) => void;
  /** What the document remembers, read out of its package. */
  readonly properties: () => ReadonlyMap<string, string>;
  /** What add-ins have stored with the document. */
  readonly settings: () => Readonly<Record<string, unknown>>;
  readonly record: { filesOpen: number; slicesAsked: number; filesTaken: number };
}

/** Requirement sets of Word on the web that the pane may rely on: WordApi 1.3 and the Common API (see README.md, In Word). */
const SETS = { wordapi: 1.3, settings: 1.1, file: 1.1, compressedfile: 1.1, dialogapi: 1.1, documentevents: 1.1, customxmlparts: 1.1, addincommands: 1.1 };
const SLICE = 65_536;
/** Error numbers of the Common API: internal error; the file's data is not to be had. */
const INTERNAL = 5001;

/** Numbers of the calls inside `executeMethod` (`OSF.DDA.MethodDispId` in office.js). */
const CALL = { loadSettings: 75, saveSettings: 76, getFile: 77, getSlice: 80, closeFile: 81, richApi: 93, addPart: 128, partsByNamespace: 130, partXml: 131, deletePart: 133 } as const;

type Call = Readonly<Record<string, unknown>> & { readonly DdaMethod?: { readonly DispatchId?: number } };
const ok = (more: object = {}): object => ({ Version: 1, Error: 0, ...more });
const failed = (code: number): object => ({ Version: 1, Error: code });

/**
 * Plays Word on the web to the real office.js. It proves our code and the wire, not Word's own behaviour.
 * The wire was read off office.js itself; settings live beside the package, and are lost with it, as Word has done (OfficeDev/office-js#6434).
 */
export function playWord(docx: Uint8Array, docUrl: string, locale: string): PlayedWord {
  const parts = new Map(Object.entries(unzipSync(docx)));
  const record = { filesOpen: 0, slicesAsked: 0, filesTaken: 0 };
  let manners: WordManners = {};
  let handedOut: Uint8Array = new Uint8Array();
  let settings: readonly unknown[] = [];
  const save = (): Uint8Array => zipSync(Object.fromEntries(parts), { level: 6 });

  const root: Thing = { get: { Properties: () => ({ get: manners.lacksProperties === true ? {} : { CustomProperties: () => customPropertiesThing(parts) } }) } };

  const getFile = (): object => {
    if (manners.refusesFile === true || record.filesOpen >= 2) return failed(INTERNAL);
    handedOut = save();
    record.filesOpen += 1;
    record.filesTaken += 1;
    return ok({ 0: `file-${record.filesTaken}`, 1: handedOut.length });
  };
  const getSlice = (index: number): object => {
    record.slicesAsked += 1;
    const slice = handedOut.subarray(index * SLICE, (index + 1) * SLICE);
    return ok({ 0: [...slice], 1: slice.length });
  };
  const execute = (call: Call): object => {
    switch (call.DdaMethod?.DispatchId) {
      case CALL.loadSettings: return ok({ Settings: settings });
      case CALL.saveSettings:
        settings = ((call['DdaSettingsMethod'] as { readonly Properties?: readonly unknown[] } | undefined)?.Properties) ?? [];
        return ok();
      case CALL.getFile: return getFile();
      case CALL.getSlice: return getSlice(Number(call['3']));
      case CALL.closeFile:
        record.filesOpen -= 1;
        return ok();
      case CALL.richApi: {
        const batch = JSON.parse(String((call['ArrayData'] as readonly unknown[])[4])) as Batch;
        return ok({ Data: [200, ['Content-Type', 'application/json'], JSON.stringify(processQuery(root, batch))] });
      }
      case CALL.addPart: return ok({ DataPartProperties: { id: addPart(parts, String(call['xml'])), DataPartBuiltIn: false } });
      case CALL.partsByNamespace: return ok({ DataPartList: partsOf(parts, String(call['namespace'])).map((id) => ({ id, DataPartBuiltIn: false })) });
      case CALL.partXml: return ok({ Data: xmlOf(parts, String(call['id'])) });
      case CALL.deletePart:
        dropPart(parts, String(call['id']));
        return ok();
      default: throw new Error(`Word was asked for something it does not play: ${JSON.stringify(call)}`);
    }
  };
  const context = (): object => ({
    _id: 'control', _appName: 32, _appVersion: '16.01', _appUILocale: locale, _dataLocale: locale, _docUrl: docUrl, _clientMode: 1, _settings: {}, _reason: 'documentOpened',
    _osfControlType: 2, _eToken: '', _correlationId: 'played', _appInstanceId: 'control', _requirementMatrix: JSON.stringify(SETS),
  });
  return {
    record, save,
    answer: (action, data) => {
      if (action === 'ContextActivationManager_getAppContextAsync') return context();
      if (action === 'executeMethod') return execute(data as Call);
      return {};
    },
    type: (before, after) => {
      const name = 'word/document.xml';
      parts.set(name, strToU8(strFromU8(parts.get(name) ?? new Uint8Array()).replaceAll(before, after)));
    },
    becomes: (next) => { manners = next; },
    properties: () => customProperties(parts),
    settings: () => Object.fromEntries(settings as readonly (readonly [string, unknown])[]),
  };
}
