import { strFromU8, strToU8 } from 'fflate';

type Parts = Map<string, Uint8Array>;

const NAME = /^customXml\/item(\d+)\.xml$/;
const rootNamespace = (xml: string): string | undefined => /<[^!?][^>]*?\bxmlns="([^"]*)"/.exec(xml)?.[1];

/** Data that add-ins bind to the document: parts of the package of their own, known by their names. */
export const partsOf = (parts: Parts, namespace: string): readonly string[] =>
  [...parts].filter(([name, part]) => NAME.test(name) && rootNamespace(strFromU8(part)) === namespace).map(([name]) => name);

export const addPart = (parts: Parts, xml: string): string => {
  const name = `customXml/item${1 + Math.max(0, ...[...parts.keys()].map((key) => Number(NAME.exec(key)?.[1] ?? 0)))}.xml`;
  parts.set(name, strToU8(xml));
  return name;
};

export const xmlOf = (parts: Parts, name: string): string => strFromU8(parts.get(name) ?? new Uint8Array());
export const dropPart = (parts: Parts, name: string): void => { parts.delete(name); };
