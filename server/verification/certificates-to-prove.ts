import { listFields } from '../pdf/fields.ts';
import { isDict, isName, isText } from '../pdf/objects.ts';
import { openPdf } from '../pdf/open.ts';
import { readFirst } from '../signing/shown/der.ts';
import { readTokenTime } from '../signing/timestamp-token.ts';
import { withEmbedded } from './embedded.ts';
import { findPath } from './path.ts';
import { revocationOf } from './revocation.ts';
import { readSignedData, signerCertificate, timestampTokenOf } from './signed-data.ts';
import type { Wanted } from './status/gather.ts';
import type { ReadTrust } from './trust.ts';

const signerOf = (cms: Uint8Array, at: Date): readonly Wanted[] => {
  const data = readSignedData(cms);
  const certificate = signerCertificate(data);
  return certificate === undefined ? [] : [{ certificate, carried: data.certificates, at }];
};

const tokenSigner = (token: Uint8Array): readonly Wanted[] => signerOf(token, readTokenTime(token));

/** Every signature value of a file that was judged before, in the order of its fields. */
const valuesIn = (pdf: Uint8Array): readonly { readonly timestamp: boolean; readonly cms: Uint8Array }[] => {
  const file = openPdf(pdf);
  return listFields(file).filter(({ type }) => type === 'Sig').flatMap(({ dict }) => {
    const value = file.get(dict, 'V');
    if (!isDict(value)) return [];
    const contents = file.get(value, 'Contents');
    return isText(contents) ? [{ timestamp: isName(value.entries.get('SubFilter'), 'ETSI.RFC3161'), cms: readFirst(contents.bytes).raw }] : [];
  });
};

/** Signers and time-stamping authorities of a file, each with the moment for which it must stand proven. @param now for a signature without a timestamp */
export const certificatesToProve = (pdf: Uint8Array, now: Date): readonly Wanted[] =>
  valuesIn(pdf).flatMap(({ timestamp, cms }) => {
    if (timestamp) return tokenSigner(cms);
    const token = timestampTokenOf(readSignedData(cms));
    return [...signerOf(cms, token === null ? now : readTokenTime(token)), ...(token === null ? [] : tokenSigner(token))];
  });

/** Those of `wanted` whose path and status the file does not carry yet; what it carries stays proof when nobody answers any more. */
export const notYetProven = (pdf: Uint8Array, wanted: readonly Wanted[], trust: ReadTrust): readonly Wanted[] => {
  const carriedAlone = withEmbedded({ ...trust, crls: [], ocsps: [] }, openPdf(pdf));
  return wanted.filter(({ certificate, carried, at }) => {
    const path = findPath(certificate, carried, carriedAlone, at);
    return path === null || path.slice(0, -1).some((link, i) => revocationOf(link, path[i + 1] ?? link, carriedAlone, at).status === 'UNKNOWN');
  });
};

/** The end of the certificate that made a token. */
export const tokenEnd = (token: Uint8Array): Date | null => tokenSigner(token)[0]?.certificate.notAfter ?? null;

/** Until when the last timestamp over the whole document can be relied on: the end of its authority's certificate; null without one. */
export const datedUntil = (pdf: Uint8Array): Date | null => {
  const stamps = valuesIn(pdf).filter(({ timestamp }) => timestamp).map(({ cms }) => ({ time: readTokenTime(cms), end: tokenEnd(cms) }));
  return stamps.sort((a, b) => b.time.getTime() - a.time.getTime())[0]?.end ?? null;
};
