import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import { readCertificate } from './certificate.ts';
import type { KeyHolder } from './key-holder.ts';

/** A key on a token or in an HSM that speaks PKCS#11. */
export interface Token {
  /** Shared library of its maker. */
  readonly module: string;
  /** Label of the token: slots may change their numbers. */
  readonly label: string;
  /** CKA_ID of the private key in hex. */
  readonly keyId: string;
  /** Read anew for every signature, so that a changed PIN needs no restart. */
  readonly pin: () => Promise<string>;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
}

const PROGRAM = 'pkcs11-tool';
const TIME_MS = 30_000;
const MOST_BYTES = 4096;

interface Ended { readonly code: number | null; readonly out: Uint8Array; readonly said: string }

/** Runs OpenSC's `pkcs11-tool`: the PIN goes in its environment, never in its arguments, which everybody on the machine can read. */
const runTool = (args: readonly string[], pin: string, input: Uint8Array): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, args, { env: { ...process.env, TOKEN_PIN: pin }, timeout: TIME_MS, killSignal: 'SIGKILL', stdio: 'pipe' });
    const out: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (part: Buffer) => { out.push(part); });
    child.stderr.on('data', (part: Buffer) => { said = `${said}${part.toString('utf8')}`.slice(-MOST_BYTES); });
    child.once('error', (cause) => { reject(new RefusalError('TOKEN_UNAVAILABLE', { detail: PROGRAM }, { cause })); });
    child.once('close', (code) => { resolve({ code, out: new Uint8Array(Buffer.concat(out)), said }); });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

const refusalIn = (said: string): RefusalError => {
  const failure = /CKR_\w+/.exec(said)?.[0];
  const detail = failure ?? (/No slot with token/.test(said) ? 'token' : /not found/.test(said) ? 'key' : PROGRAM);
  const pin = failure === 'CKR_PIN_INCORRECT' || failure === 'CKR_PIN_LOCKED' || failure === 'CKR_PIN_LEN_RANGE';
  return pin ? new RefusalError('TOKEN_PIN_WRONG', { detail: failure }) : new RefusalError('TOKEN_UNAVAILABLE', { detail }, { cause: new Error(said.trim()) });
};

/**
 * The organisation's seal on a PKCS#11 token (RSA, or EC with SHA-256). Each signature is a session of its own in a process of its own:
 * one that is lost, with a token pulled out or a module that crashes, takes nothing with it, and the next opens another.
 * A wrong PIN is never tried twice for one signature, so that the token does not lock itself.
 * @throws RefusalError CERT_USAGE
 */
export const tokenHolder = ({ module, label, keyId, pin, certificates }: Token): KeyHolder => {
  const [leaf] = certificates;
  if (leaf === undefined) throw new RefusalError('CERT_USAGE');
  const elliptic = readCertificate(leaf).publicKey.asymmetricKeyType === 'ec';
  const mechanism = elliptic ? ['--mechanism', 'ECDSA', '--signature-format', 'openssl'] : ['--mechanism', 'SHA256-RSA-PKCS'];
  return {
    certificates: () => certificates,
    sign: async (signedAttributes) => {
      const input = elliptic ? new Uint8Array(createHash('sha256').update(signedAttributes).digest()) : signedAttributes;
      const { code, out, said } = await runTool(['--module', module, '--token-label', label, '--login', '--pin', 'env:TOKEN_PIN', '--sign', '--id', keyId, ...mechanism], await pin(), input);
      if (code !== 0 || out.length === 0) throw refusalIn(said);
      return out;
    },
  };
};
