/** XML as text, escaped once, at the leaf. */

export type Attributes = Readonly<Record<string, string | number>>;

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (value: string): string => escapeText(value).replaceAll('"', '&quot;');

/** Character data for an element, in NFC (NĐ 30/2020, Phụ lục I: TCVN 6909:2001). */
export const chars = (text: string): string => escapeText(text.normalize('NFC'));

/** `<name a="…">children</name>`; children are XML already. */
export const el = (name: string, attributes: Attributes = {}, ...children: readonly string[]): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`).join('');
  const inner = children.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
};

/** A standalone UTF-8 part of the package. */
export const part = (root: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
