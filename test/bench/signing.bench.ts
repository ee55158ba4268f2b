import { createHash, createPrivateKey, sign } from 'node:crypto';
import { appendRevision, numbering, withDelta } from '../../server/pdf/append.ts';
import { stream } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { completeSignature } from '../../server/signing/complete.ts';
import { prepareSignature } from '../../server/signing/prepare.ts';
import { judgeRevision } from '../../server/verification/judge-revision.ts';
import { makeBase } from '../signing/circulation-file.ts';
import { makeAuthorities } from '../signing/pki.ts';
import { median, report, timed, type Measure } from './measure.ts';


const RUNS = 9;
const NOW = new Date('2026-11-22T07:10:00Z');
const base = await makeBase();
const { root, person } = makeAuthorities();
const holder = person('Nguyễn Văn Ân');
const key = createPrivateKey(holder.key.export({ type: 'pkcs8', format: 'pem' }));

/** The base with so many further objects of so many bytes. */
const grown = (objects: number, bytes: number): Uint8Array => {
  const file = openPdf(base);
  const next = numbering(file);
  return withDelta(base, appendRevision(file, Array.from({ length: objects }, () => ({ ref: next(), body: stream({}, new Uint8Array(bytes)) }))).delta);
};

const measureFile = async (name: string, pdf: Uint8Array, promised: boolean): Promise<readonly Measure[]> => {
  const [hashing, both, judging, added]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    let sha256 = '';
    hashing.push(await timed(() => { sha256 = createHash('sha256').update(pdf).digest('hex'); }));
    const request = { pdf, fieldName: 'Step_1', signerName: 'Nguyễn Văn Ân', reason: 'Ký số', when: NOW, picture: null, certificates: holder.chain, timestamped: true };
    let prepared = prepareSignature(request);
    const preparing = await timed(() => { prepared = prepareSignature(request); });
    const signature = new Uint8Array(sign('sha256', prepared.signedAttributes, key));
    let delta = new Uint8Array();
    const completing = await timed(async () => {
      delta = new Uint8Array((await completeSignature({ pdf: { length: pdf.length, sha256 }, prepared, signature, certificates: holder.chain, timestamp: null })).delta);
    });
    both.push(preparing + completing);
    added.push(delta.length / 1024);
    const current = withDelta(pdf, delta);
    const trust = { anchors: [root.der], intermediates: [], crls: [] };
    judging.push(await timed(() => judgeRevision({ previous: pdf, current, expected: { kind: 'SIGN', fieldName: 'Step_1', certificate: holder.der }, trust, at: NOW })));
  }
  const once = median(hashing);
  return [
    { what: `${name}: one SHA-256`, value: once, unit: 'ms' },
    { what: `${name}: prepare + complete`, value: median(both), unit: 'ms', ...(promised ? { limit: 2 * once } : {}) },
    { what: `${name}: judge the new revision`, value: median(judging), unit: 'ms' },
    { what: `${name}: added, timestamp's room included`, value: median(added), unit: 'KB', limit: 20 },
  ];
};

report('Signing', [
  ...(await measureFile('200 KB', grown(10, 15_000), false)),
  ...(await measureFile('5 MB', grown(100, 50_000), false)),
  ...(await measureFile('30 MB, 58,000 objects', grown(58_000, 450), true)),
]);
