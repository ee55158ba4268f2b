/** The one spelling of a value: keys in code-unit order, no spaces, numbers and texts as JSON writes them (after RFC 8785). */
export type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);

/** @throws TypeError for a number JSON cannot write. */
export const canonicalJson = (value: Canonical): string => {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('Not a number that JSON can write.');
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
};
