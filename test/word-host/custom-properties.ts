import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { NOTHING, type Thing } from './rich-api.ts';

type Parts = Map<string, Uint8Array>;

const PART = 'docProps/custom.xml';
const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const VALUES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** ECMA-376 Part 1, §15.2.12.2; the first number a property may have, and the one format identifier. */
const FMTID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

const treeOf = (parts: Parts, name: string, empty: string): Document => new DOMParser().parseFromString(strFromU8(parts.get(name) ?? strToU8(empty)), 'text/xml');
const keep = (parts: Parts, name: string, tree: Document): void => { parts.set(name, strToU8(new XMLSerializer().serializeToString(tree))); };
const add = (parts: Parts, name: string, namespace: string, element: string, attributes: Readonly<Record<string, string>>): void => {
  const tree = treeOf(parts, name, '');
  const added = tree.createElementNS(namespace, element);
  for (const [key, value] of Object.entries(attributes)) added.setAttribute(key, value);
  tree.documentElement?.appendChild(added);
  keep(parts, name, tree);
};

const propertiesOf = (tree: Document): readonly Element[] => Array.from(tree.getElementsByTagNameNS(CUSTOM, 'property'));

/** The document's own custom properties: a part of the package, as Word keeps them. */
export const customProperties = (parts: Parts): ReadonlyMap<string, string> =>
  new Map(propertiesOf(treeOf(parts, PART, `<Properties xmlns="${CUSTOM}"/>`)).map((property) => [property.getAttribute('name') ?? '', property.textContent ?? '']));

const write = (parts: Parts, values: ReadonlyMap<string, string>): void => {
  if (!parts.has(PART)) {
    add(parts, '[Content_Types].xml', TYPES, 'Override', { PartName: `/${PART}`, ContentType: 'application/vnd.openxmlformats-officedocument.custom-properties+xml' });
    add(parts, '_rels/.rels', RELATIONSHIPS, 'Relationship', { Id: 'rIdCustom', Type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties', Target: PART });
  }
  const tree = new DOMParser().parseFromString(`<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="${CUSTOM}" xmlns:vt="${VALUES}"/>`, 'text/xml');
  for (const [index, [name, value]] of [...values].entries()) {
    const property = tree.createElementNS(CUSTOM, 'property');
    for (const [key, attribute] of [['fmtid', FMTID], ['pid', String(index + 2)], ['name', name]] as const) property.setAttribute(key, attribute);
    const text = tree.createElementNS(VALUES, 'vt:lpwstr');
    text.textContent = value;
    property.appendChild(text);
    tree.documentElement?.appendChild(property);
  }
  keep(parts, PART, tree);
};

const asThing = (parts: Parts, key: string): Thing | null => {
  const value = customProperties(parts).get(key);
  return value === undefined ? NOTHING : { get: { Key: () => key, Value: () => value, Type: () => 'String' } };
};

/** `document.properties.customProperties` of WordApi 1.3. */
export const customPropertiesThing = (parts: Parts): Thing => ({
  call: {
    Add: (key, value) => {
      write(parts, new Map([...customProperties(parts), [String(key), String(value)]]));
      return asThing(parts, String(key));
    },
    GetItemOrNullObject: (key) => asThing(parts, String(key)),
  },
});

/** The same document with one custom property more. */
export const withProperty = (docx: Uint8Array, name: string, value: string): Uint8Array => {
  const parts: Parts = new Map(Object.entries(unzipSync(docx)));
  write(parts, new Map([...customProperties(parts), [name, value]]));
  return zipSync(Object.fromEntries(parts));
};
