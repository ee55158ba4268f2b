import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Converter } from '../../server/convert/converter.ts';

export interface GotenbergCounterpart {
  readonly url: string;
  /** Every form that came, by field; `files` gives the file's name. */
  readonly forms: readonly Readonly<Record<string, string>>[];
  /** Answers the next requests with these statuses before it works again. */
  failWith(...statuses: readonly number[]): void;
  close(): Promise<void>;
}

const readForm = async (request: IncomingMessage): Promise<FormData> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new Response(Buffer.concat(chunks), { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData();
};

/** Speaks the documented form of Gotenberg 8 (`POST /forms/libreoffice/convert`, `GET /version`) and converts with a real LibreOffice. */
export const openGotenbergCounterpart = async (office: Converter): Promise<GotenbergCounterpart> => {
  const forms: Record<string, string>[] = [];
  const failures: number[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      if (request.method === 'GET' && request.url === '/version') return void response.end('8.12.0');
      if (request.method !== 'POST' || request.url !== '/forms/libreoffice/convert') return void response.writeHead(404).end();
      const form = await readForm(request);
      const file = form.get('files');
      forms.push(Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name])));
      const failure = failures.shift();
      if (failure !== undefined) return void response.writeHead(failure).end();
      if (!(file instanceof File) || !file.name.endsWith('.docx')) return void response.writeHead(400).end('no file');
      const { pdf } = await office.convert(new Uint8Array(await file.arrayBuffer()));
      response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': pdf.length }).end(pdf);
    };
    answer().catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forms,
    failWith: (...statuses) => void failures.push(...statuses),
    close: () => new Promise((done) => server.close(() => done())),
  };
};
