import { createHash } from 'node:crypto';
import { z } from 'zod';
import { RefusalError } from '../../circulation/errors.ts';
import { readCertificate } from '../certificate.ts';
import type { KeyHolder } from '../key-holder.ts';
import { OID } from '../shown/oid.ts';
import { cscCaller, type CscCall, type RemoteService } from './csc-call.ts';

/** A secret that the owner types for each signature: a PIN, a code from their phone. */
export interface RemoteSecret {
  readonly id: string;
  readonly label: string;
}

/** A person's key at the remote service. */
export interface RemoteKey {
  readonly credentialId: string;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly secrets: readonly RemoteSecret[];
}

/** Keys that lie at a remote signing service, signed with by their owners' consent for each signature. */
export interface RemoteSigning {
  /** The usable keys of one user of the service. */
  readonly keysOf: (userId: string) => Promise<readonly RemoteKey[]>;
  /** One signature's worth of a key: the secrets are given over with the hash they consent to. */
  readonly holder: (key: RemoteKey, secrets: Readonly<Record<string, string>>) => KeyHolder;
}

const MOST_KEYS = 8;
const List = z.object({ credentialIDs: z.array(z.string().min(1).max(200)).max(200) });
const Credential = z.object({
  key: z.object({ status: z.string() }),
  cert: z.object({ status: z.string().default('valid'), certificates: z.array(z.base64().max(20_000)).min(1).max(8) }),
  auth: z.object({
    mode: z.string(),
    objects: z.array(z.object({ type: z.string().default('Password'), id: z.string().min(1).max(80), label: z.string().max(200).optional() })).max(6).default([]),
  }),
});
const Authorised = z.object({ SAD: z.string().min(1).max(16_384) });
const Signed = z.object({ signatures: z.array(z.base64().max(4000)).length(1) });

/** Usable: enabled, valid, and released by secrets typed for each signature (explicit mode, CSC API v2 §11.6). */
const readKey = async (call: CscCall, credentialId: string): Promise<readonly RemoteKey[]> => {
  const { key, cert, auth } = await call('credentials/info', { credentialID: credentialId, certificates: 'chain', certInfo: true, authInfo: true }, Credential);
  if (key.status !== 'enabled' || cert.status !== 'valid' || auth.mode !== 'explicit' || auth.objects.some(({ type }) => type !== 'Password')) return [];
  return [{ credentialId, certificates: cert.certificates.map((text) => new Uint8Array(Buffer.from(text, 'base64'))), secrets: auth.objects.map(({ id, label }) => ({ id, label: label ?? id })) }];
};

const signOnce = async (call: CscCall, { credentialId, certificates }: RemoteKey, secrets: Readonly<Record<string, string>>, signedAttributes: Uint8Array): Promise<Uint8Array> => {
  const [leaf] = certificates;
  if (leaf === undefined) throw new RefusalError('CERT_USAGE');
  const signAlgo = readCertificate(leaf).publicKey.asymmetricKeyType === 'ec' ? OID.ecdsaSha256 : OID.rsaSha256;
  const hashed = { hashes: [createHash('sha256').update(signedAttributes).digest('base64')], hashAlgorithmOID: OID.sha256 };
  const authData = Object.entries(secrets).map(([id, value]) => ({ id, value }));
  const { SAD } = await call('credentials/authorize', { credentialID: credentialId, numSignatures: 1, ...hashed, authData }, Authorised);
  const { signatures: [signature = ''] } = await call('signatures/signHash', { credentialID: credentialId, SAD, ...hashed, signAlgo, operationMode: 'S' }, Signed);
  return new Uint8Array(Buffer.from(signature, 'base64'));
};

/**
 * Remote signing by the CSC API v2: credentials/list, credentials/info, credentials/authorize (explicit mode), signatures/signHash.
 * The consent is bound to the one hash that is signed (SCAL2). The secrets pass through and are not kept.
 */
export const remoteSigning = (service: RemoteService, now: () => Date): RemoteSigning => {
  const call = cscCaller(service, now);
  return {
    keysOf: async (userId) => {
      const { credentialIDs } = await call('credentials/list', { userID: userId, onlyValid: true }, List);
      return (await Promise.all(credentialIDs.slice(0, MOST_KEYS).map((id) => readKey(call, id)))).flat();
    },
    holder: (key, secrets) => ({ certificates: () => key.certificates, sign: (signedAttributes) => signOnce(call, key, secrets, signedAttributes) }),
  };
};
