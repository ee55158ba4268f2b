import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Trust } from './verification/trust.ts';

const FRESH_MS = 60_000;

/** The certificates of a PEM file, in its order, as DER. */
export const certificatesIn = (pem: string): readonly Uint8Array[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)].map(([, body = '']) => new Uint8Array(Buffer.from(body, 'base64')));

const authoritiesIn = async (file: string): Promise<readonly Uint8Array[]> => {
  const found = certificatesIn(await readFile(file, 'utf8'));
  if (found.length === 0) throw new Error(`no certificate in ${file}`);
  return found;
};

/** Trust, narrowed to the authorities that the administrator allows to certify people and the organisation. */
export const narrowedTrust = (trust: () => Promise<Trust>, { people, organisation }: { readonly people: string | undefined; readonly organisation: string | undefined }) => async (): Promise<Trust> => ({
  ...await trust(),
  ...(people === undefined ? {} : { personAuthorities: await authoritiesIn(people) }),
  ...(organisation === undefined ? {} : { organisationAuthorities: await authoritiesIn(organisation) }),
});

/** Trust as an administrator keeps it in files: anchors in one PEM file, revocation lists as *.crl in a folder, read again every minute. */
export function fileTrust(anchorsFile: string, crlFolder: string | undefined, clock: () => Date): () => Promise<Trust> {
  let kept: { readonly trust: Trust; readonly at: number } | null = null;
  return async () => {
    const now = clock().getTime();
    if (kept !== null && now - kept.at < FRESH_MS) return kept.trust;
    const anchors = certificatesIn(await readFile(anchorsFile, 'utf8'));
    if (anchors.length === 0) throw new Error(`TRUST_ANCHORS: no certificate in ${anchorsFile}`);
    const names = crlFolder === undefined ? [] : (await readdir(crlFolder)).filter((name) => name.endsWith('.crl'));
    const crls = await Promise.all(names.map(async (name) => new Uint8Array(await readFile(join(crlFolder ?? '', name)))));
    kept = { trust: { anchors, intermediates: anchors, crls }, at: now };
    return kept.trust;
  };
}
