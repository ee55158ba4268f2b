import { officeCall } from './office-call.ts';

/**
 * The open document remembers which circulation it belongs to, so that the pane finds it again on any machine. It is a convenience: the server
 * decides what the document is and who may see it. Kept twice, because each place has been lost by some Word (OfficeDev/office-js#1059, #6434).
 */
const PROPERTY = 'LuanChuyen.Id';
const NAMESPACE = 'urn:luan-chuyen:circulation';
/** Word opens the pane whose manifest has this TaskpaneId together with the document. */
const AUTO_OPEN = 'Office.AutoShowTaskpaneWithDocument';
const PATIENCE_MS = 10_000;

interface Place {
  /** Can this Word keep it here? */
  readonly supported: () => boolean;
  readonly keep: (id: string) => Promise<void>;
  readonly find: () => Promise<string | null>;
}

const can = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);

const inProperties: Place = {
  supported: () => can('WordApi', '1.3'),
  keep: (id) => Word.run(async (context) => {
    context.document.properties.customProperties.add(PROPERTY, id);
    await context.sync();
  }),
  find: () => Word.run(async (context) => {
    const property = context.document.properties.customProperties.getItemOrNullObject(PROPERTY);
    property.load('value');
    await context.sync();
    return property.isNullObject ? null : String(property.value);
  }),
};

const ownParts = (): Promise<readonly Office.CustomXmlPart[]> =>
  officeCall<Office.CustomXmlPart[]>((answer) => Office.context.document.customXmlParts.getByNamespaceAsync(NAMESPACE, answer), PATIENCE_MS);

const inParts: Place = {
  supported: () => can('CustomXmlParts', '1.1'),
  keep: async (id) => {
    for (const part of await ownParts()) await officeCall((answer) => part.deleteAsync(answer), PATIENCE_MS);
    await officeCall((answer) => Office.context.document.customXmlParts.addAsync(`<circulation xmlns="${NAMESPACE}" id="${id}"/>`, answer), PATIENCE_MS);
  },
  find: async () => {
    const [part] = await ownParts();
    if (part === undefined) return null;
    const xml = await officeCall<string>((answer) => part.getXmlAsync(answer), PATIENCE_MS);
    return /\bid="([^"]+)"/.exec(xml)?.[1] ?? null;
  },
};

const PLACES = [inProperties, inParts] as const;
const isId = (text: string | null): text is string => text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Word has left calls unanswered; and what Word cannot keep, the server still knows. */
const orNull = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([work.catch(() => null), new Promise<null>((resolve) => { setTimeout(() => resolve(null), PATIENCE_MS); })]);

const openWithDocument = async (): Promise<void> => {
  const { settings } = Office.context.document;
  settings.set(AUTO_OPEN, true);
  await officeCall((answer) => settings.saveAsync(answer), PATIENCE_MS);
};

/** Writes the circulation's id into the document and lets the pane open with it. Never fails: see above. */
export const rememberCirculation = async (id: string): Promise<void> => {
  for (const place of PLACES.filter(({ supported }) => supported())) await orNull(place.keep(id));
  await orNull(openWithDocument());
};

/** The id that the open document remembers, or null. */
export const rememberedCirculation = async (): Promise<string | null> => {
  for (const place of PLACES.filter(({ supported }) => supported())) {
    const found = await orNull(place.find());
    if (isId(found)) return found;
  }
  return null;
};
