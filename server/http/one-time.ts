import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { desktopOutcome, readOfferedPdf } from '../acts/offer-to-desktop.ts';
import type { Parts } from '../acts/parts.ts';
import { MOST_ADDED_BYTES, offerForUpload, receiveSignedFile } from '../acts/receive-signed-file.ts';
import { ERROR_CATALOGUE, RefusalError, messageOf } from '../circulation/errors.ts';
import { errorView } from './answer-errors.ts';
import { pdfAnswer } from './bytes.ts';
import type { Environment } from './environment.ts';
import { addressOf } from './require-sign-in.ts';
import { idParam } from './schemas.ts';
import { valid } from './validate.ts';

/** Room for the wrapping of a form upload. */
const MULTIPART_BYTES = 16_384;

/** Reads a body as far as it may go. @throws RefusalError BODY_TOO_LARGE */
const readAtMost = async (request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) throw new RefusalError('BODY_TOO_LARGE');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts, length));
};

/** The one file of a form upload, under whatever name, or the body itself: what the service sends is not written down anywhere (domain.md §2.3). */
const fileIn = async (body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Uint8Array> => {
  if (!contentType.toLowerCase().startsWith('multipart/')) return body;
  const form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData().catch((cause: unknown) => { throw new RefusalError('BAD_REQUEST', { detail: 'multipart' }, { cause }); });
  const [file, second] = [...form.values()].filter((value) => typeof value !== 'string');
  if (file === undefined || second !== undefined) throw new RefusalError('BAD_REQUEST', { detail: 'multipart' });
  return new Uint8Array(await file.arrayBuffer());
};

/**
 * Addresses of one use for the VGCA desktop service, which knows no session: the only tokens that may stand in an address (decisions.md).
 * The answer to an upload has the service's own keys (`Status`, `Message`) beside ours.
 */
export const oneTimeRoutes = (parts: Parts) =>
  new Hono<Environment>()
    .get('/:token/pdf', async (context) => {
      const { bytes, sha256 } = await readOfferedPdf(parts, context.req.param('token'));
      return pdfAnswer(context, bytes, sha256, 'ban-sap-ky.pdf');
    })
    .post('/:token/signed', async (context) => {
      try {
        const offer = await offerForUpload(parts, context.req.param('token'));
        const body = await readAtMost(context.req.raw, offer.baseLength + MOST_ADDED_BYTES + MULTIPART_BYTES);
        const address = addressOf(context, parts.config.TRUST_PROXY);
        const client = `${address} ${(context.req.header('user-agent') ?? '').slice(0, 160)}`.trim();
        await receiveSignedFile(parts, offer, await fileIn(body, context.req.header('content-type') ?? ''), { address, client });
        return context.json({ Status: true, Message: '', FileName: '', FileServer: '' });
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        return context.json({ Status: false, Message: messageOf(error.refusal, 'vi'), FileName: '', FileServer: '', ...errorView(error.refusal) }, ERROR_CATALOGUE[error.refusal.code].status as ContentfulStatusCode);
      }
    });

/** What became of an offer, for the person who asked. */
export const signingOfferRoutes = (parts: Parts) =>
  new Hono<Environment>().get('/:id', valid('param', idParam), async (context) =>
    context.json(await desktopOutcome(parts, context.get('signedIn'), context.req.valid('param').id)));
