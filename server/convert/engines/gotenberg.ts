import { RefusalError } from '../../circulation/errors.ts';
import type { Conversion, Converter, ConverterLimits } from '../converter.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const LARGEST_PDF = 100 * 1024 * 1024;
const VERSION_MS = 5_000;

/** The form of `POST /forms/libreoffice/convert` (Gotenberg 8): PDF/A-2b, bookmarks as named destinations. */
const formOf = (docx: Uint8Array): FormData => {
  const form = new FormData();
  form.set('files', new Blob([Uint8Array.from(docx)], { type: DOCX }), 'document.docx');
  form.set('pdfa', 'PDF/A-2b');
  form.set('exportBookmarks', 'false');
  form.set('exportBookmarksToPdfDestination', 'true');
  form.set('exportFormFields', 'false');
  return form;
};

type Outcome = { readonly pdf: Uint8Array } | { readonly failure: RefusalError };

/** Bad files are told by 4xx; a service that is busy, away or broken by everything else. */
const convertOnce = async (url: URL, docx: Uint8Array, timeoutMs: number): Promise<Outcome> => {
  try {
    const response = await fetch(url, { method: 'POST', body: formOf(docx), signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    if (response.status >= 400 && response.status < 500 && ![408, 429].includes(response.status)) {
      return { failure: new RefusalError('CONVERT_FAILED', { detail: `Gotenberg ${response.status}` }) };
    }
    if (!response.ok) return { failure: new RefusalError('CONVERTER_UNAVAILABLE', {}, { cause: new Error(`Gotenberg ${response.status}`) }) };
    if (Number(response.headers.get('content-length') ?? 0) > LARGEST_PDF) return { failure: new RefusalError('CONVERT_FAILED', { detail: 'PDF > 100 MB' }) };
    return { pdf: await response.bytes() };
  } catch (cause) {
    return { failure: new RefusalError('CONVERTER_UNAVAILABLE', {}, { cause }) };
  }
};

/** A Gotenberg service at an address. It converts one document at a time, so this end keeps the queue too; the service limits its own processes. */
export const gotenbergConverter = (address: string, limits: ConverterLimits): Converter => {
  const base = address.endsWith('/') ? address : `${address}/`;
  const url = new URL('forms/libreoffice/convert', base);
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const convert = async (docx: Uint8Array): Promise<Conversion> => {
    const started = performance.now();
    let outcome = await convertOnce(url, docx, limits.timeoutMs);
    if ('failure' in outcome && outcome.failure.refusal.code === 'CONVERTER_UNAVAILABLE') outcome = await convertOnce(url, docx, limits.timeoutMs);
    if ('failure' in outcome) throw outcome.failure;
    return { pdf: outcome.pdf, milliseconds: Math.round(performance.now() - started) };
  };
  return {
    name: 'gotenberg',
    version: async () => {
      const response = await fetch(new URL('version', base), { signal: AbortSignal.timeout(VERSION_MS) }).catch(() => null);
      return `Gotenberg ${response?.ok ? (await response.text()).trim().slice(0, 40) : ''}`.trim();
    },
    convert: (docx) => {
      if (waiting >= limits.maxWaiting) return Promise.reject(new RefusalError('CONVERTER_UNAVAILABLE'));
      waiting += 1;
      const turn = line.then(() => convert(docx)).finally(() => {
        waiting -= 1;
      });
      line = turn.catch(() => undefined);
      return turn;
    },
    warm: () => Promise.resolve(),
    close: async () => {
      await line;
    },
  };
};
