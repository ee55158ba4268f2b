import type { DocumentNumber } from '../circulation/model.ts';
import { dateParts, padDay, padMonth } from '../registry/local-date.ts';
import type { DocumentVersion } from '../store/versions.ts';
import type { RevisionJudgement } from '../verification/judge-revision.ts';
import { keepUpdate, type DurableUpdate } from './append-to-pdf.ts';
import type { CurrentPdf } from './current-pdf.ts';
import { heavy } from './heavy.ts';
import type { Parts } from './parts.ts';
import { fieldNameOf } from './reserve-places.ts';

/** Field name → text. */
export type FieldTexts = Readonly<Record<string, string>>;

/** What is written on the page: the number always, day and month (and year) only into places the form reserves for them. */
export function textsFor(version: DocumentVersion, number: DocumentNumber, padTo: number): FieldTexts {
  const { year, month, day } = dateParts(number.issuedDate);
  const texts = { number: String(number.number).padStart(padTo, '0'), day: padDay(day), month: padMonth(month), year: String(year) } as const;
  const keys = (Object.keys(texts) as (keyof typeof texts)[]).filter((key) => version.places.some((place) => place.key === key));
  return Object.fromEntries(keys.map((key) => [fieldNameOf(key), texts[key]]));
}

export interface FilledPage {
  readonly texts: FieldTexts;
  readonly update: DurableUpdate;
  readonly verdict: RevisionJudgement;
}

/** The PDF with number and date filled in, judged and durable. */
export async function fillPage(parts: Parts, base: CurrentPdf, texts: FieldTexts): Promise<FilledPage> {
  const delta = await heavy('fillFields', { pdf: base.bytes, values: texts }, base.bytes.length);
  const verdict = await heavy('judgeRevision', {
    previous: base.bytes, current: Buffer.concat([base.bytes, delta]), trust: await parts.trust(), at: parts.clock(), expected: { kind: 'FILL', values: texts },
  }, base.bytes.length);
  return { texts, update: await keepUpdate(parts.blobs, delta, verdict), verdict };
}
