import { zipSync } from 'fflate';
import type { CheckedDocx } from '../docx/checked-docx.ts';
import { storyText } from '../../format/read/story-text.ts';
import { decodeXml, parseXml, serializeXml } from '../docx/xml.ts';
import { NOTHING_TYPED, type Anchor, type TypedValues } from './anchor.ts';
import { anchorControls, type TypedControl } from './anchor-controls.ts';
import { anchorLines } from './anchor-lines.ts';
import { bookmarksIn } from './bookmarks.ts';

export interface AnchoredDocx {
  /** The package as the engine gets it. */
  readonly docx: Uint8Array;
  readonly anchors: readonly Anchor[];
  readonly typed: TypedValues;
  /** What must be readable in the PDF: the main part's text after the blanks were made. */
  readonly text: readonly string[];
}

const STORY = /\/(header|footer|footnotes|endnotes)\d*\.xml$/;
const EARLIEST_ZIP_DATE = '1980-01-02T00:00:00Z';

const valuesOf = (controls: readonly TypedControl[]): Partial<TypedValues> =>
  Object.fromEntries(controls.map(({ kind, text }) => [kind, kind === 'number' ? text : Number(/\d+/.exec(text)?.[0] ?? 0)]));

/** Marks every place of a checked document before conversion (see `Anchor`) and packs it. Pure computing; run off the event loop. */
export const anchorDocx = (checked: Pick<CheckedDocx, 'parts' | 'mainPart'>): AnchoredDocx => {
  const parts = new Map(checked.parts);
  const anchors: Anchor[] = [];
  let typed = NOTHING_TYPED;
  let text: readonly string[] = [];
  const stories = [checked.mainPart, ...[...parts.keys()].filter((name) => STORY.test(name)).sort()];
  for (const [index, name] of stories.entries()) {
    const part = parts.get(name);
    if (part === undefined) continue;
    const document = parseXml(decodeXml(part));
    const bookmarks = bookmarksIn(document, `${index}x`);
    const controls = anchorControls(document, bookmarks);
    anchors.push(...controls.anchors);
    typed = { ...typed, ...valuesOf(controls.typed) };
    if (name === checked.mainPart) {
      const known = new Set([...anchors.map(({ kind }) => kind), ...controls.typed.map(({ kind }) => kind)]);
      const lines = anchorLines(document, known, bookmarks);
      anchors.push(...lines.anchors);
      typed = { ...lines.typed, ...valuesOf(controls.typed) };
      text = storyText(document);
    }
    parts.set(name, serializeXml(document));
  }
  const docx = zipSync(Object.fromEntries(parts), { level: 1, mtime: EARLIEST_ZIP_DATE });
  return { docx, anchors, typed, text };
};
