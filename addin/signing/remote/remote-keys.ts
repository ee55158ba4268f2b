import type { RemoteKeyView } from '../../../server/acts/views.ts';
import { RefusalError } from '../../../server/circulation/errors.ts';
import type { Api } from '../../app/api.ts';
import { fromBase64 } from '../base64.ts';
import { judgeOwner } from '../judge-owner.ts';
import type { KeyOwner } from '../key-file/open-key-file.ts';

/** A key at the remote signing service: what it says of itself, and nothing that could sign. */
export interface RemoteKey {
  readonly credentialId: string;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  readonly secrets: RemoteKeyView['secrets'];
  readonly owner: KeyOwner;
}

const readKey = async ({ credentialId, certificates, secrets }: RemoteKeyView): Promise<RemoteKey> => {
  const { readCertificate } = await import('../key-file/certificate.ts');
  const chain = certificates.map(fromBase64);
  const [leaf] = chain;
  if (leaf === undefined) throw new RefusalError('KEY_NOT_USABLE');
  const { commonName, identityCode, issuerName, validFrom, validTo } = readCertificate(leaf);
  return { credentialId, certificates: chain, secrets, owner: { name: commonName, identityCode, issuer: issuerName, validFrom, validTo } };
};

const isFine = ({ owner }: RemoteKey, personName: string, now: Date): boolean => {
  try {
    judgeOwner(owner, personName, now);
    return true;
  } catch {
    // Its refusal is told when there is no better one.
    return false;
  }
};

/**
 * The person's key at the remote service: the first that is theirs and valid now.
 * @throws RefusalError REMOTE_NO_KEY, those of `judgeOwner` where keys are there but none will do; ApiError
 */
export const findRemoteKey = async (api: Pick<Api, 'remoteKeys'>, personName: string, now: Date, signal: AbortSignal): Promise<RemoteKey> => {
  const keys = await Promise.all((await api.remoteKeys(signal)).map(readKey));
  const [first] = keys;
  if (first === undefined) throw new RefusalError('REMOTE_NO_KEY');
  const key = keys.find((candidate) => isFine(candidate, personName, now)) ?? first;
  judgeOwner(key.owner, personName, now);
  return key;
};
