import type { Context } from 'hono';

/** RFC 6266: a plain ASCII name for old programs and the real one in UTF-8. Half a surrogate pair has no UTF-8. */
const contentDisposition = (kind: 'inline' | 'attachment', given: string): string => {
  const name = given.toWellFormed();
  const plain = name.normalize('NFD').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[^\w.\- ]/g, '');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
};

const body = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => (bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes));

export const docxAnswer = (context: Context, bytes: Uint8Array, name: string): Response =>
  context.body(body(bytes), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'Content-Disposition': contentDisposition('attachment', name),
  });

/** A PDF named by its hash: the browser may keep it but must ask again, and gets 304 while it is the same. */
export function pdfAnswer(context: Context, bytes: Uint8Array, sha256: string, name: string): Response {
  const etag = `"${sha256}"`;
  const headers = { 'Content-Type': 'application/pdf', ETag: etag, 'Cache-Control': 'private, no-cache', 'Content-Disposition': contentDisposition('inline', name) };
  return context.req.header('if-none-match') === etag ? context.body(null, 304, headers) : context.body(body(bytes), 200, headers);
}

/** Somebody's upload: always a download, never run or shown by the browser. */
export const uploadAnswer = (context: Context, bytes: Uint8Array, name: string): Response =>
  context.body(body(bytes), 200, { 'Content-Type': 'application/octet-stream', 'Content-Disposition': contentDisposition('attachment', name), 'Cache-Control': 'private, no-store' });
