import type { Certificate } from '../../signing/certificate.ts';
import { childrenOf, contextTag, oidOf, readDer, TAG, type DerNode } from '../../signing/shown/der.ts';

const ACCESS = { extension: '1.3.6.1.5.5.7.1.1', ocsp: '1.3.6.1.5.5.7.48.1' } as const;
const LIST_PLACES = '2.5.29.31';
const URI = contextTag(6, false);
/** More than any authority gives. */
const MOST = 4;

/** Addresses of the web, and only those: a certificate may not send the server to a file or another protocol. */
const onWeb = (nodes: readonly DerNode[]): readonly string[] =>
  nodes.filter(({ tag }) => tag === URI).map(({ content }) => Buffer.from(content).toString('latin1'))
    .filter((text) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)).slice(0, MOST);

const valueOf = ({ extensions }: Certificate, id: string): readonly DerNode[] => {
  const extension = extensions.get(id);
  return extension === undefined ? [] : childrenOf(readDer(extension.value, TAG.sequence));
};

/** Where the authority answers for the certificate (RFC 5280 §4.2.2.1). */
export const answerAddresses = (certificate: Certificate): readonly string[] =>
  onWeb(valueOf(certificate, ACCESS.extension).flatMap((description) => {
    const [method, place] = childrenOf(description);
    return method !== undefined && place !== undefined && oidOf(method) === ACCESS.ocsp ? [place] : [];
  }));

/** Where the authority's list is (RFC 5280 §4.2.1.13): full names only, for all reasons, from the authority itself. */
export const listAddresses = (certificate: Certificate): readonly string[] =>
  onWeb(valueOf(certificate, LIST_PLACES).flatMap((point) => {
    const [name, more] = childrenOf(point);
    if (name?.tag !== contextTag(0) || more !== undefined) return [];
    const [full] = childrenOf(name);
    return full?.tag === contextTag(0) ? childrenOf(full) : [];
  }));
