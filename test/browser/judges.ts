import { expect } from 'vitest';
import { opensslAccepts, pdfsigOf, qpdfCheck, signaturesIn } from '../signing/referees.ts';
import type { Stage } from './stage.ts';

const derOf = (pem: string): Uint8Array => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));

/** pdfsig, OpenSSL and qpdf judge an issued PDF; its signatures lead up to the root that the server gives to anyone. */
export async function expectAllJudgesAgree({ house }: Stage, pdf: Uint8Array, signatures: number): Promise<void> {
  const root = derOf(await (await fetch(new URL('/sample/root.pem', house.desk.origin))).text());
  const found = signaturesIn(pdf);
  expect(found).toHaveLength(signatures);
  for (const signature of found) expect(await opensslAccepts(signature, root, new Date())).toBe(true);
  expect((await pdfsigOf(pdf)).match(/Signature is Valid\./g)).toHaveLength(signatures);
  await qpdfCheck(pdf);
}

/** The document as it stood after each act; each state must be the beginning of the next, byte for byte. */
export interface Trail {
  readonly keep: () => Promise<Uint8Array>;
  readonly expectEachBeginsTheNext: (acts: number) => void;
}

export function trailOf({ house }: Stage, personId: string, documentId: () => string): Trail {
  const states: Uint8Array[] = [];
  return {
    keep: async () => {
      const pdf = await (await house.sit(personId)).api.pdf(documentId());
      states.push(pdf);
      return pdf;
    },
    expectEachBeginsTheNext: (acts) => {
      expect(states).toHaveLength(acts);
      for (const [index, after] of states.entries()) {
        const before = states[index - 1];
        if (before) expect(after.length > before.length && Buffer.from(after.buffer, after.byteOffset, before.length).equals(before), `state ${index}`).toBe(true);
      }
    },
  };
}
