import { execFileSync } from 'node:child_process';
import { createHash, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendRevision, numbering, withDelta } from '../../server/pdf/append.ts';
import { findField } from '../../server/pdf/fields.ts';
import { pdfDate } from '../../server/pdf/metadata.ts';
import { array, dict, isArray, isDict, isRef, name, stream, unicodeText, withEntries, type PdfRef } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { readCertificate } from '../../server/signing/certificate.ts';
import { buildCms, signedAttributes } from '../../server/signing/cms.ts';

/** A key as the service's token holds it. */
export interface TokenKey { readonly key: KeyObject; readonly certificates: readonly Uint8Array[] }

export interface BesideWish {
  readonly pdf: Uint8Array;
  /** Reserved field whose box the new widget is put into. */
  readonly box: string;
  readonly token: TokenKey;
  readonly when: Date;
  /** Moves the widget out of its box by so many points. */
  readonly shift?: number;
  /** Further entries of the new widget. */
  readonly extra?: Parameters<typeof dict>[0];
}

const HOLE = 16_384;
const RANGE = 60;

/** Signs as the desktop service is taken to do: a whole new file with one new signature widget inside the box. Written apart from the server's own way. */
export const signBeside = ({ pdf, box, token, when, shift = 0, extra = {} }: BesideWish): Uint8Array => {
  const file = openPdf(pdf);
  const reserved = findField(file, box);
  const page = reserved.dict.entries.get('P');
  const formRef = file.catalog.entries.get('AcroForm');
  if (!isRef(page) || !isRef(formRef) || reserved.rect === null) throw new Error('not a circulated file');
  const { x, y, width, height } = reserved.rect;
  const next = numbering(file);
  const [widget, value, picture] = [next(), next(), next()];
  const head = '<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ';
  const body = Buffer.from(`${head}${' '.repeat(RANGE)}/M (${pdfDate(when)}) /Contents <${'0'.repeat(HOLE)}>>>`, 'latin1');
  const holeAt = body.length - HOLE - 4;
  const grown = (owner: PdfRef, key: string) => {
    const holder = file.dictOf(owner, key);
    const list = file.get(holder, key);
    const held = holder.entries.get(key);
    if (!isArray(list)) throw new Error(key);
    const longer = array([...list.items, widget]);
    return isRef(held) ? { ref: held, body: longer } : { ref: owner, body: withEntries(holder, { [key]: longer }) };
  };
  const objects = [
    { ref: widget, body: dict({
      Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), T: unicodeText(`VGCA_${widget.number}`), F: 132, P: page, V: value,
      Rect: array([x + shift, y, x + shift + width, y + height]), AP: dict({ N: picture }), ...extra,
    }) },
    { ref: value, body },
    { ref: picture, body: stream({ Type: name('XObject'), Subtype: name('Form'), BBox: array([0, 0, width, height]), Resources: dict({}) }, Buffer.from('0 0 1 RG 1 1 10 10 re S\n')) },
    grown(formRef, 'Fields'), grown(page, 'Annots'),
  ];
  const { delta, bodies } = appendRevision(file, objects);
  const at = bodies.get(value.number) ?? 0;
  const whole = Buffer.from(withDelta(pdf, delta));
  const before = pdf.length + at + holeAt;
  const after = before + HOLE + 2;
  whole.write(`[0 ${before} ${after} ${whole.length - after}]`, pdf.length + at + head.length, 'latin1');
  const digest = createHash('sha256').update(whole.subarray(0, before)).update(whole.subarray(after)).digest();
  const chain = token.certificates.map(readCertificate);
  const [leaf] = chain;
  if (leaf === undefined || !isDict(file.catalog)) throw new Error('no certificate');
  const attributes = signedAttributes(digest, leaf);
  const cms = buildCms(attributes, new Uint8Array(sign('sha256', attributes, token.key)), chain, null);
  whole.write(Buffer.from(cms).toString('hex'), before + 1, 'latin1');
  return new Uint8Array(whole);
};

/** How the person at the service and the service itself behave this time. */
export interface Manners {
  /** What is done with the fetched file; null: the person cancels. */
  readonly sign: (pdf: Uint8Array) => Uint8Array | null;
  /** How it is handed in. */
  readonly upload?: 'multipart' | 'raw' | 'twice' | 'never';
  /** Does not even answer the first question; or says nothing after all is done. */
  readonly silent?: 'always' | 'after';
  /** Another address than the one it was given. */
  readonly address?: (given: string) => string;
}

export interface DesktopService {
  /** `wss://127.0.0.1:port` */
  readonly origin: string;
  /** PEM to trust. */
  readonly certificate: string;
  /** HTTP statuses of what it fetched and handed in, in order. */
  readonly seen: number[];
  readonly behave: (manners: Manners) => void;
  readonly close: () => Promise<void>;
}

const selfSigned = (): { readonly key: Buffer; readonly cert: Buffer } => {
  const folder = mkdtempSync(join(tmpdir(), 'vgca-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'pipe' });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
};

/** One text message in (RFC 6455 §5), unmasked; the pane's are short enough for one frame. */
const readText = (frame: Buffer): string => {
  const short = (frame[1] ?? 0) & 0x7f;
  const [length, start] = short === 126 ? [frame.readUInt16BE(2), 4] : [short, 2];
  const mask = frame.subarray(start, start + 4);
  return Buffer.from(frame.subarray(start + 4, start + 4 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString('utf8');
};

const writeText = (text: string): Buffer => {
  const body = Buffer.from(text, 'utf8');
  const head = body.length < 126 ? Buffer.from([0x81, body.length]) : Buffer.from([0x81, 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, body]);
};

/** A counterpart of the VGCA desktop service over real wss and http, as domain.md §2.3 tells of it; the real one listens on 8987. */
export const startDesktopService = async (port = 0): Promise<DesktopService> => {
  const tls = selfSigned();
  const seen: number[] = [];
  let manners: Manners = { sign: () => null };
  const signApproved = async (request: { readonly FileName: string; readonly FileUploadHandler: string }): Promise<object> => {
    const { sign: signFile, upload = 'multipart', address = (given) => given } = manners;
    const fetched = await fetch(address(request.FileName));
    seen.push(fetched.status);
    if (!fetched.ok) return { Status: 2, Message: 'Không tải được tệp' };
    const signed = signFile(new Uint8Array(await fetched.arrayBuffer()));
    if (signed === null) return { Status: 1, Message: 'Người dùng hủy' };
    const form = new FormData();
    form.set('uploadfile', new Blob([signed.slice()], { type: 'application/pdf' }), 'da-ky.pdf');
    for (let times = upload === 'never' ? 0 : upload === 'twice' ? 2 : 1; times > 0; times -= 1) {
      seen.push((await fetch(request.FileUploadHandler, { method: 'POST', body: upload === 'raw' ? new Blob([signed.slice()]) : form })).status);
    }
    return { Status: 0, Message: '', FileName: 'da-ky.pdf', FileServer: '' };
  };
  const serve = async (operation: string, text: string): Promise<object | null> => {
    if (manners.silent === 'always') return null;
    if (operation === '/GetVersion') return { Status: 0, Message: '', Version: '1.0.3' };
    const reply = await signApproved(JSON.parse(text) as Parameters<typeof signApproved>[0]);
    return manners.silent === 'after' ? null : reply;
  };
  const server = createServer(tls);
  const open = new Set<Duplex>();
  server.on('upgrade', (request, socket: Duplex) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', (frame: Buffer) => {
      void serve(request.url ?? '', readText(frame)).then((reply) => { if (reply === null) { if (manners.silent === 'after') socket.end(); } else socket.write(writeText(JSON.stringify(reply))); });
    });
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return {
    origin: `wss://127.0.0.1:${(server.address() as AddressInfo).port}`, certificate: tls.cert.toString('utf8'), seen,
    behave: (next) => { manners = next; seen.length = 0; },
    close: async () => { for (const socket of open) socket.destroy(); server.closeAllConnections(); await new Promise((done) => { server.close(done); }); },
  };
};
