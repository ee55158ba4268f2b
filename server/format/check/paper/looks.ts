/** How text really looks: document defaults, styles with what they rest on, and what was set by hand, in Word's order (ECMA-376 Part 1, §17.7.2). */
import type { Document, Element } from '@xmldom/xmldom';
import { allOf, childOf, switchOf, valueOf } from '../../read/open-docx.ts';

export interface RunLook {
  /** Font of ASCII characters, and of all others that Vietnamese has. */
  readonly ascii: string;
  readonly hAnsi: string;
  /** Half-points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly caps: boolean;
  /** `auto` or six hexadecimal digits. */
  readonly color: string;
}

/** Lengths in twips. */
export interface ParagraphLook {
  readonly align: string;
  readonly firstLine: number;
  readonly before: number;
  readonly after: number;
  readonly line: number;
  readonly lineRule: string;
  readonly numbered: boolean;
  readonly topRule: boolean;
  readonly bottomRule: boolean;
}

type Partly<Look> = { readonly [Key in keyof Look]?: Look[Key] };
interface Level { readonly run: Partly<RunLook>; readonly paragraph: Partly<ParagraphLook> }

const given = <Value>(entries: Readonly<Record<string, Value | null>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Value] => entry[1] !== null));
const numberOf = (element: Element | undefined, name?: string): number | null => {
  const value = valueOf(element, name);
  return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
};

type FontOfTheme = (name: string | null) => string | null;
const themeFonts = (theme: Document | null): FontOfTheme => {
  const latin = (kind: string): string | null => {
    const fonts = theme === null ? undefined : Array.from(theme.getElementsByTagName('*')).find(({ localName }) => localName === kind);
    return fonts === undefined ? null : Array.from(fonts.childNodes).filter((node): node is Element => node.nodeType === 1).find(({ localName }) => localName === 'latin')?.getAttribute('typeface') ?? null;
  };
  const fonts = { major: latin('majorFont'), minor: latin('minorFont') };
  return (name) => (name === null ? null : name.startsWith('major') ? fonts.major : fonts.minor);
};

const runProperties = (properties: Element | undefined, fontOfTheme: FontOfTheme): Partly<RunLook> => {
  if (properties === undefined) return {};
  const fonts = childOf(properties, 'rFonts');
  return {
    ...given({ ascii: fontOfTheme(valueOf(fonts, 'asciiTheme')) ?? valueOf(fonts, 'ascii'), hAnsi: fontOfTheme(valueOf(fonts, 'hAnsiTheme')) ?? valueOf(fonts, 'hAnsi') }),
    ...given({ size: numberOf(childOf(properties, 'sz')) }),
    ...given({ bold: switchOf(properties, 'b'), italic: switchOf(properties, 'i'), caps: switchOf(properties, 'caps') }),
    ...given({ color: valueOf(childOf(properties, 'color')) }),
  };
};

const isRule = (borders: Element | undefined, side: string): boolean | null => {
  const kind = valueOf(childOf(borders, side));
  return kind === null ? null : kind !== 'nil' && kind !== 'none';
};

const paragraphProperties = (properties: Element | undefined): Partly<ParagraphLook> => {
  if (properties === undefined) return {};
  const [spacing, indent, borders] = [childOf(properties, 'spacing'), childOf(properties, 'ind'), childOf(properties, 'pBdr')];
  const hanging = numberOf(indent, 'hanging');
  return {
    ...given({ align: valueOf(childOf(properties, 'jc')), lineRule: valueOf(spacing, 'lineRule') }),
    ...given({
      firstLine: hanging === null ? numberOf(indent, 'firstLine') : -hanging,
      before: numberOf(spacing, 'before'), after: numberOf(spacing, 'after'), line: numberOf(spacing, 'line'),
    }),
    ...given({ numbered: childOf(properties, 'numPr') === undefined ? null : true, topRule: isRule(borders, 'top'), bottomRule: isRule(borders, 'bottom') }),
  };
};

const NO_LOOK: Level = { run: {}, paragraph: {} };
const WORDS_OWN: RunLook = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', size: 20, bold: false, italic: false, caps: false, color: 'auto' };
const PLAIN: ParagraphLook = { align: 'left', firstLine: 0, before: 0, after: 0, line: 240, lineRule: 'auto', numbered: false, topRule: false, bottomRule: false };
const TOGGLES = ['bold', 'italic', 'caps'] as const;
const DEEPEST = 20;

export interface Looks {
  readonly ofParagraph: (properties: Element | undefined, tableStyle: string | null) => ParagraphLook;
  readonly ofRun: (properties: Element | undefined, paragraphStyle: string | null, tableStyle: string | null) => RunLook;
}

export const readLooks = (styles: Document | null, theme: Document | null): Looks => {
  const fontOfTheme = themeFonts(theme);
  const byId = new Map((styles === null ? [] : allOf(styles, 'style')).map((style) => [valueOf(style, 'styleId') ?? '', style]));
  const defaultStyle = [...byId].find(([, style]) => valueOf(style, 'type') === 'paragraph' && /^(1|true|on)$/.test(valueOf(style, 'default') ?? ''))?.[0] ?? null;
  const defaults = styles === null ? undefined : allOf(styles, 'docDefaults')[0];
  const base: Level = {
    run: runProperties(childOf(childOf(defaults, 'rPrDefault'), 'rPr'), fontOfTheme), paragraph: paragraphProperties(childOf(childOf(defaults, 'pPrDefault'), 'pPr')),
  };
  const known = new Map<string, Level>();
  const levelOf = (id: string | null, depth = 0): Level => {
    const style = id === null || depth > DEEPEST ? undefined : byId.get(id);
    if (style === undefined || id === null) return NO_LOOK;
    const before = known.get(id);
    if (before !== undefined) return before;
    const under = levelOf(valueOf(childOf(style, 'basedOn')), depth + 1);
    const level: Level = {
      run: { ...under.run, ...runProperties(childOf(style, 'rPr'), fontOfTheme) }, paragraph: { ...under.paragraph, ...paragraphProperties(childOf(style, 'pPr')) },
    };
    known.set(id, level);
    return level;
  };
  return {
    ofParagraph: (properties, tableStyle) => ({
      ...PLAIN, ...base.paragraph, ...levelOf(tableStyle).paragraph, ...levelOf(valueOf(childOf(properties, 'pStyle')) ?? defaultStyle).paragraph, ...paragraphProperties(properties),
    }),
    ofRun: (properties, paragraphStyle, tableStyle) => {
      const levels = [levelOf(tableStyle).run, levelOf(paragraphStyle ?? defaultStyle).run, levelOf(valueOf(childOf(properties, 'rStyle'))).run];
      // Toggles of styles on several levels switch each other off again (§17.7.3); what is set by hand stands.
      const toggled = Object.fromEntries(TOGGLES.map((name) => [name, base.run[name] === true || levels.filter((level) => level[name] === true).length % 2 === 1]));
      return { ...WORDS_OWN, ...base.run, ...Object.assign({}, ...levels) as Partly<RunLook>, ...toggled, ...runProperties(properties, fontOfTheme) };
    },
  };
};
