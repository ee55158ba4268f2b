import { displayName, type Certificate } from '../../signing/certificate.ts';
import { findPath } from '../path.ts';
import { revocationOf } from '../revocation.ts';
import type { ReadTrust } from '../trust.ts';
import type { StatusAsker } from './ask-status.ts';

/** A certificate with what was carried beside it, and the moment for which it must be proven. */
export interface Wanted { readonly certificate: Certificate; readonly carried: readonly Certificate[]; readonly at: Date }

/** Everything that proves some certificates, DER; `missing` says of whom nothing could be learnt, and what was tried. */
export interface Gathered {
  readonly certificates: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly missing: readonly { readonly subject: string; readonly tried: readonly string[] }[];
}

const distinct = (items: readonly Uint8Array[]): readonly Uint8Array[] => [...new Map(items.map((item) => [Buffer.from(item).toString('base64'), item])).values()];

/**
 * The path of every certificate with a fresh status for each link below the anchor. Only authorities on a trusted path are asked:
 * nobody can send the server to an address by handing in a certificate of their own making. Lists that the administrator
 * configured serve where the authority cannot be reached.
 */
export const gatherStatus = async (wanted: readonly Wanted[], trust: ReadTrust, configuredLists: readonly Uint8Array[], asker: StatusAsker, now: Date): Promise<Gathered> => {
  const paths = wanted.map(({ certificate, carried, at }) => findPath(certificate, carried, trust, at) ?? []);
  const lost = wanted.filter((_, i) => paths[i]?.length === 0).map(({ certificate }) => ({ subject: displayName(certificate), tried: ['no path to an anchor'] }));
  const links = new Map(paths.flatMap((path) => path.slice(0, -1).map((link, i) => [link.sha256, { link, issuer: path[i + 1] ?? link }] as const)));
  const found = await Promise.all([...links.values()].map(async ({ link, issuer }) => {
    const status = await asker.ask(link, issuer, trust);
    if (!('tried' in status)) return { status, lists: [] };
    const serving = trust.crls.flatMap((crl, i) => (revocationOf(link, issuer, { ...trust, crls: [crl], ocsps: [] }, now).status === 'UNKNOWN' ? [] : configuredLists[i] ?? []));
    return { status, lists: serving };
  }));
  return {
    certificates: distinct(paths.flat().map(({ der }) => der)),
    ocsps: distinct(found.flatMap(({ status }) => ('ocsp' in status ? [status.ocsp] : []))),
    crls: distinct(found.flatMap(({ status, lists }) => ('crl' in status ? [status.crl] : lists))),
    missing: [...lost, ...found.flatMap(({ status, lists }) => ('tried' in status && lists.length === 0 ? [status] : []))],
  };
};
