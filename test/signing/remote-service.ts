import { execFileSync } from 'node:child_process';
import { constants, createHash, privateEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key that the service holds for one of its users. */
export interface HeldKey {
  readonly credentialId: string;
  readonly userId: string;
  readonly key: KeyObject;
  readonly certificates: readonly Uint8Array[];
  readonly pin: string;
  /** A code from the owner's phone besides. */
  readonly otp?: string;
  readonly status?: 'enabled' | 'disabled';
  readonly mode?: 'explicit' | 'oauth2code';
}

export interface RemoteServiceCounterpart {
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
  /** Methods in the order they were called. */
  readonly calls: string[];
  readonly hold: (key: HeldKey) => void;
  /** From now on: answers so late, forgets its tokens, breaks, or gives back the signature of something else. */
  readonly behave: (how: { readonly delayMs?: number; readonly forgetTokens?: boolean; readonly broken?: boolean; readonly signsOther?: boolean }) => void;
  readonly close: () => Promise<void>;
}

class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
};
type Parameters_ = Readonly<Record<string, unknown>>;
const textIn = (parameters: Parameters_, name: string): string => {
  const value = parameters[name];
  if (typeof value !== 'string' || value === '') throw new Refused(400, 'invalid_request', `Missing (or invalid type) string parameter ${name}`);
  return value;
};

/** Signs the hash as it is: RSA with its DigestInfo; ECDSA, for which node:crypto has no such way, with OpenSSL. */
const signHash = (key: KeyObject, hash: Buffer): Buffer => {
  const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), hash]);
  const pem = key.export({ type: 'pkcs8', format: 'pem' });
  if (key.asymmetricKeyType !== 'ec') return privateEncrypt({ key: pem, padding: constants.RSA_PKCS1_PADDING }, info);
  const folder = mkdtempSync(join(tmpdir(), 'remote-'));
  writeFileSync(join(folder, 'key.pem'), pem);
  try {
    return execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', join(folder, 'key.pem')], { input: hash });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A remote signing service written from the CSC API v2 (2.0.0.2): OAuth 2 client credentials, explicit authorisation bound to the hash. */
export const startRemoteService = async (): Promise<RemoteServiceCounterpart> => {
  const [clientId, secret] = ['luan-chuyen', 'bí mật của máy chủ'];
  const keys: HeldKey[] = [];
  const tokens = new Set<string>();
  const consents = new Map<string, { readonly credentialId: string; readonly hash: string }>();
  const calls: string[] = [];
  let how: { delayMs?: number; forgetTokens?: boolean; broken?: boolean; signsOther?: boolean } = {};
  const keyIn = (parameters: Parameters_): HeldKey => {
    const found = keys.find(({ credentialId }) => credentialId === textIn(parameters, 'credentialID'));
    if (found === undefined) throw new Refused(400, 'invalid_request', 'Invalid parameter credentialID');
    return found;
  };
  const hashIn = (parameters: Parameters_): string => {
    const { hashes } = parameters;
    if (!Array.isArray(hashes) || hashes.length !== 1 || typeof hashes[0] !== 'string' || parameters['hashAlgorithmOID'] !== SHA256) throw new Refused(400, 'invalid_request', 'Invalid parameter hashes');
    if (Buffer.from(hashes[0], 'base64').length !== 32) throw new Refused(400, 'invalid_request', 'Invalid digest value length');
    return hashes[0];
  };
  const methods: Readonly<Record<string, (parameters: Parameters_) => object>> = {
    'credentials/list': (parameters) => ({ credentialIDs: keys.filter(({ userId }) => userId === textIn(parameters, 'userID')).map(({ credentialId }) => credentialId) }),
    'credentials/info': (parameters) => {
      const { key, certificates, status = 'enabled', mode = 'explicit', otp } = keyIn(parameters);
      return {
        key: { status, algo: [key.asymmetricKeyType === 'ec' ? '1.2.840.10045.4.3.2' : '1.2.840.113549.1.1.11'], len: 2048 },
        cert: { status: 'valid', certificates: certificates.map((der) => Buffer.from(der).toString('base64')) },
        auth: { mode, expression: 'PIN', objects: [{ type: 'Password', id: 'PIN', format: 'A', label: 'Mã PIN' }, ...(otp === undefined ? [] : [{ type: 'Password', id: 'OTP', format: 'N', label: 'Mã OTP' }])] },
        SCAL: '2', multisign: 1,
      };
    },
    'credentials/authorize': (parameters) => {
      const { credentialId, pin, otp } = keyIn(parameters);
      const given = new Map((parameters['authData'] as { id: string; value: string }[]).map(({ id, value }) => [id, value]));
      if (given.get('PIN') !== pin) throw new Refused(400, 'invalid_pin', 'The PIN is invalid');
      if (otp !== undefined && given.get('OTP') !== otp) throw new Refused(400, 'invalid_otp', 'The OTP is invalid');
      const SAD = randomBytes(32).toString('base64url');
      consents.set(SAD, { credentialId, hash: hashIn(parameters) });
      return { SAD, expiresIn: 300 };
    },
    'signatures/signHash': (parameters) => {
      const held = keyIn(parameters);
      const consent = consents.get(textIn(parameters, 'SAD'));
      consents.delete(textIn(parameters, 'SAD'));
      const hash = hashIn(parameters);
      if (consent?.credentialId !== held.credentialId || consent.hash !== hash) throw new Refused(400, 'invalid_request', 'Hash is not authorized by the SAD');
      if (textIn(parameters, 'signAlgo') !== (held.key.asymmetricKeyType === 'ec' ? '1.2.840.10045.4.3.2' : '1.2.840.113549.1.1.11')) throw new Refused(400, 'invalid_request', 'Invalid parameter signAlgo');
      const signed = how.signsOther === true ? createHash('sha256').update('khác').digest() : Buffer.from(hash, 'base64');
      return { signatures: [signHash(held.key, signed).toString('base64')] };
    },
  };
  const answer = async (request: IncomingMessage): Promise<object> => {
    const path = request.url ?? '';
    const body = await bodyOf(request);
    calls.push(path.replace(/^\/csc\/v2\//, ''));
    if (how.delayMs !== undefined) await new Promise((resolve) => { setTimeout(resolve, how.delayMs); });
    if (how.broken === true) throw new Refused(503, 'temporarily_unavailable', 'Maintenance');
    if (path === '/csc/v2/info') return { specs: '2.0.0.2', name: 'Ký từ xa MẪU', region: 'VN', lang: 'vi-VN', authType: ['oauth2client'], oauth2: url, methods: Object.keys(methods) };
    if (path === '/oauth2/token') {
      const form = new URLSearchParams(body);
      if (form.get('grant_type') !== 'client_credentials' || form.get('client_id') !== clientId || form.get('client_secret') !== secret) throw new Refused(401, 'invalid_client', 'Client authentication failed');
      const token = randomBytes(24).toString('base64url');
      tokens.add(token);
      return { access_token: token, token_type: 'Bearer', expires_in: 3600 };
    }
    if (how.forgetTokens === true) { tokens.clear(); how = {}; }
    if (!tokens.has((request.headers.authorization ?? '').replace('Bearer ', ''))) throw new Refused(401, 'invalid_token', 'The access token is invalid');
    const method = methods[path.replace('/csc/v2/', '')];
    if (method === undefined) throw new Refused(501, 'not_implemented', 'Unknown method');
    return method(JSON.parse(body) as Parameters_);
  };
  const server = createServer((request, response) => {
    answer(request).then((json) => [200, json] as const, (error: unknown) => (error instanceof Refused ? [error.status, { error: error.code, error_description: error.message }] as const : [500, { error: 'server_error' }] as const))
      .then(([status, json]) => { response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json)); }, () => response.destroy());
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${url}/csc/v2`, clientId, secret, calls,
    hold: (key) => { keys.push(key); }, behave: (next) => { how = { ...next }; calls.length = 0; },
    close: async () => { server.closeAllConnections(); await new Promise((done) => { server.close(done); }); },
  };
};
