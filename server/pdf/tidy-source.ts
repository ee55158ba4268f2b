import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFRef, PDFStream, PDFString, type PDFContext, type PDFDocument, type PDFObject } from 'pdf-lib';

const N = PDFName.of;

const nameOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

/** Named destinations of both old and new form (ISO 32000-2 §12.3.2.4); the converter writes the old one. */
const namedDestinations = (doc: PDFDocument): ReadonlyMap<string, PDFObject> => {
  const dests = doc.catalog.lookup(N('Dests'));
  return new Map(dests instanceof PDFDict ? dests.entries().map(([key, value]) => [key.decodeText(), value] as const) : []);
};

/**
 * Takes away the anchors that were exported as named destinations, bookmarks and the action on opening.
 * A link inside the document keeps its target, written out in full.
 */
export const dropDestinations = (doc: PDFDocument): void => {
  const { context, catalog } = doc;
  const named = namedDestinations(doc);
  const pin = (holder: PDFDict, key: string): void => {
    const target = nameOf(holder.lookup(N(key)));
    if (target === undefined) return;
    const explicit = context.lookup(named.get(target));
    if (explicit === undefined) holder.delete(N(key));
    else holder.set(N(key), explicit instanceof PDFDict ? explicit.lookup(N('D')) ?? PDFNull : explicit);
  };
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookup(N('Subtype')) !== N('Link')) continue;
    pin(object, 'Dest');
    const action = object.lookup(N('A'));
    if (action instanceof PDFDict && action.lookup(N('S')) === N('GoTo')) pin(action, 'D');
  }
  for (const key of ['Dests', 'Names', 'Outlines', 'OpenAction', 'AA', 'AcroForm', 'Perms', 'DSS', 'PageMode']) catalog.delete(N(key));
};

const childrenOf = (object: PDFObject): readonly PDFObject[] => {
  if (object instanceof PDFArray) return object.asArray();
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFStream ? object.dict.values() : [];
};

/** Removes every object that the document does not use, so that nothing lies hidden in the base; a reference to nothing becomes null. */
export const sweep = (context: PDFContext): void => {
  const reached = new Set<PDFRef>();
  const waiting: PDFObject[] = [context.trailerInfo.Root, context.trailerInfo.Info].filter((value) => value !== undefined);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (!(object instanceof PDFRef)) {
      waiting.push(...childrenOf(object));
      continue;
    }
    if (reached.has(object)) continue;
    reached.add(object);
    const target = context.lookup(object);
    if (target === undefined) context.assign(object, PDFNull);
    else waiting.push(target);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
};
