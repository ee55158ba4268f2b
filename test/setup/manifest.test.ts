import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const PUBLIC = resolve(ROOT, 'addin/public');
const TEXT = readFileSync(resolve(ROOT, 'manifest.xml'), 'utf8');
const ADDRESS = 'https://localhost:3000';
const APP = 'http://schemas.microsoft.com/office/appforoffice/1.1';
const OVERRIDES = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';
const TYPE = 'http://www.w3.org/2001/XMLSchema-instance';

const manifest = new DOMParser({ onError: (level, message) => { throw new Error(`${level}: ${message}`); } }).parseFromString(TEXT, 'text/xml');
const all = (name: string): readonly Element[] => Array.from(manifest.getElementsByTagNameNS('*', name));
const inside = (element: Element): readonly Element[] => Array.from(element.childNodes).filter((node) => node.nodeType === 1) as Element[];
const names = (element: Element): readonly string[] => inside(element).map(({ localName }) => localName ?? '');
const root = manifest.documentElement as Element;

/**
 * What may stand in an element and in which order (MS-OWEMXML; the schemas `OfficeAppManifestV1_1` and `TaskPaneAppVersionOverridesV1_0`).
 * `!` must be there, `*` may come several times.
 */
const ORDER: Readonly<Record<string, string>> = {
  OfficeApp: 'Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! SupportUrl! AppDomains Hosts! Requirements DefaultSettings! Permissions! VersionOverrides!',
  VersionOverrides: 'Description Requirements Hosts! Resources! VersionOverrides',
  DesktopFormFactor: 'GetStarted FunctionFile! ExtensionPoint!*',
  GetStarted: 'Title! Description! LearnMoreUrl!',
  OfficeTab: 'Group!*',
  Group: 'Label! Icon! Control!*',
  Control: 'Label! ToolTip Supertip! Icon! Action!',
  Supertip: 'Title! Description!',
  Action: 'TaskpaneId! SourceLocation!',
  Resources: 'Images! Urls! ShortStrings! LongStrings!',
};
const patternOf = (order: string): RegExp =>
  new RegExp(`^${order.split(' ').map((part) => `(?:${part.replace(/[!*]/g, '')} )${part.includes('*') ? (part.includes('!') ? '+' : '*') : part.includes('!') ? '' : '?'}`).join('')}$`);

const values = (element: Element): readonly string[] => [element.getAttribute('DefaultValue') ?? '', ...inside(element).map((override) => override.getAttribute('Value') ?? '')];
const pngSize = (path: string): readonly [number, number] => {
  const file = readFileSync(path);
  expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  return [file.readUInt32BE(16), file.readUInt32BE(20)];
};
const fileOf = (address: string): string => resolve(PUBLIC, address.slice(ADDRESS.length + 1));

describe('the manifest, as Microsoft’s validator would judge it', () => {
  test('it is a task pane for documents, with overrides of version 1.0', () => {
    expect(root.namespaceURI).toBe(APP);
    expect(root.getAttributeNS(TYPE, 'type')).toBe('TaskPaneApp');
    const overrides = all('VersionOverrides');
    expect(overrides.map((element) => [element.namespaceURI, element.getAttributeNS(TYPE, 'type')])).toEqual([[OVERRIDES, 'VersionOverridesV1_0']]);
    expect(all('Host').map((host) => host.getAttribute('Name') ?? host.getAttributeNS(TYPE, 'type'))).toEqual(['Document', 'Document']);
    expect(all('Permissions').map(({ textContent }) => textContent)).toEqual(['ReadWriteDocument']);
  });

  test.each(Object.entries(ORDER))('the parts of %s stand in the order of the schema, and none is missing', (name, order) => {
    expect(all(name).length).toBeGreaterThan(0);
    for (const element of all(name)) expect(`${names(element).join(' ')} `).toMatch(patternOf(order));
  });

  test('the identifier is a GUID of its own, the version has four numbers, the languages are Vietnamese and English', () => {
    expect(all('Id')[0]?.textContent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(all('Version')[0]?.textContent).toMatch(/^\d{1,5}(\.\d{1,5}){3}$/);
    expect(all('DefaultLocale')[0]?.textContent).toBe('vi-VN');
    const spoken = [...all('DisplayName'), ...all('Description').filter((element) => element.hasAttribute('DefaultValue')), ...all('String')];
    expect(spoken.length).toBeGreaterThan(8);
    for (const element of spoken) expect(inside(element).map((override) => override.getAttribute('Locale'))).toEqual(['en-US']);
  });

  test('every resource that is named is there once, and every one that is there is used', () => {
    const there = ['Image', 'Url', 'String'].flatMap((kind) => all(kind).map((element) => element.getAttribute('id')).filter((id) => id !== null));
    const used = Array.from(manifest.getElementsByTagName('*')).map((element) => element.getAttribute('resid')).filter((id) => id !== null);
    expect(new Set(there).size).toBe(there.length);
    expect([...new Set(used)].sort()).toEqual([...there].sort());
    for (const id of there) expect(id.length).toBeLessThanOrEqual(32);
  });

  test('strings keep to their limits: 125 for the short, 250 for the long, in both languages', () => {
    const short = [...all('DisplayName'), ...inside(all('ShortStrings')[0] as Element)].flatMap(values);
    const long = [...all('Description').filter((element) => element.hasAttribute('DefaultValue')), ...inside(all('LongStrings')[0] as Element)].flatMap(values);
    for (const text of [...short, ...long]) expect(text).not.toBe('');
    for (const text of [...short, all('ProviderName')[0]?.textContent ?? '']) expect(text.length).toBeLessThanOrEqual(125);
    for (const text of long) expect(text.length).toBeLessThanOrEqual(250);
  });

  test('every address is https and of one server', () => {
    const addresses = Array.from(manifest.getElementsByTagName('*')).flatMap((element) => [element.getAttribute('DefaultValue') ?? '', element.localName === 'AppDomain' ? element.textContent ?? '' : ''])
      .filter((text) => text.includes('://'));
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      expect(new URL(address).origin).toBe(ADDRESS);
      expect(address.length).toBeLessThanOrEqual(2048);
    }
  });

  test('icons have the sizes they are named for, the three that must be there are, and the files are real', () => {
    const address = new Map(all('Image').filter((image) => image.hasAttribute('id')).map((image) => [image.getAttribute('id'), image.getAttribute('DefaultValue') ?? '']));
    for (const icon of all('Icon')) {
      const sizes = inside(icon).map((image) => Number(image.getAttribute('size')));
      expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
      for (const image of inside(icon)) {
        const size = Number(image.getAttribute('size'));
        expect(pngSize(fileOf(address.get(image.getAttribute('resid')) ?? ''))).toEqual([size, size]);
      }
    }
    expect(pngSize(fileOf(all('IconUrl')[0]?.getAttribute('DefaultValue') ?? ''))).toEqual([32, 32]);
    expect(pngSize(fileOf(all('HighResolutionIconUrl')[0]?.getAttribute('DefaultValue') ?? ''))).toEqual([64, 64]);
  });

  test('three buttons in one group open one pane, the one that comes with the document', () => {
    expect(all('Group')).toHaveLength(1);
    const controls = all('Control');
    expect(controls.map((control) => control.getAttributeNS(TYPE, 'type'))).toEqual(['Button', 'Button', 'Button']);
    expect(new Set(controls.map((control) => control.getAttribute('id'))).size).toBe(3);
    expect(all('TaskpaneId').map(({ textContent }) => textContent)).toEqual(Array.from({ length: 3 }, () => 'Office.AutoShowTaskpaneWithDocument'));
    const label = (id: string): string => all('String').find((element) => element.getAttribute('id') === id)?.getAttribute('DefaultValue') ?? '';
    expect(label('Group.Label')).toBe('Luân chuyển');
    expect(controls.map((control) => label(inside(control)[0]?.getAttribute('resid') ?? ''))).toEqual(['Trình', 'Chờ tôi xử lý', 'Kiểm tra thể thức']);
  });
});
