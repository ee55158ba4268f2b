import { z } from 'zod';

/** One setting: how it is read from the environment. Documented for the README by `describe`. */
const megabytes = (fallback: number) => z.coerce.number().positive().max(1024).default(fallback);
const flag = (fallback: boolean) =>
  z.enum(['true', 'false']).transform((value) => value === 'true').default(fallback);

const Settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').describe('production forbids all sample material'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('port to listen on; 0 takes a free one'),
  BASE_URL: z.url().optional().describe('address under which people reach the server; default http://localhost:PORT'),
  TLS_CERT: z.string().min(1).optional().describe('PEM file of the certificate chain; with TLS_KEY the server speaks https itself'),
  TLS_KEY: z.string().min(1).optional().describe('PEM file of the private key for TLS_CERT'),
  DATA_DIR: z.string().min(1).default('.data').describe('folder of the database file, of blobs and of sample material'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://').optional().describe('PostgreSQL 15 or later; without it SQLite in DATA_DIR'),
  CONVERTER: z.enum(['auto', 'embedded', 'soffice', 'gotenberg']).default('auto').describe('engine that makes the PDF; auto: CONVERTER_URL if given, else an installed LibreOffice, else embedded'),
  CONVERTER_URL: z.url().optional().describe('address of a Gotenberg service'),
  CONVERTER_TIMEOUT_SECONDS: z.coerce.number().positive().max(600).default(90).describe('time for one conversion'),
  CONVERTER_MEMORY_MB: megabytes(2048).describe('memory for one converter process, MB'),
  CONVERTER_IDLE_MINUTES: z.coerce.number().positive().max(1440).default(10).describe('idle time after which the converter is let go'),
  TSA_URL: z.url().optional().describe('RFC 3161 time-stamping service; the sample organisation brings its own'),
  TSA_TIMEOUT_SECONDS: z.coerce.number().positive().max(120).default(15).describe('time for one timestamp'),
  TRUST_ANCHORS: z.string().min(1).optional().describe('PEM file of the root (and issuing) certificates that are trusted; the sample brings its own'),
  TRUST_CRLS: z.string().min(1).optional().describe('folder of DER revocation lists (*.crl), read again every minute'),
  PERSON_AUTHORITIES: z.string().min(1).optional().describe('PEM file of the authorities whose certificates may sign as people; without it every trusted one'),
  ORGANISATION_AUTHORITIES: z.string().min(1).optional().describe('PEM file of the authorities whose certificates may seal; without it every trusted one'),
  STATUS_TIMEOUT_SECONDS: z.coerce.number().positive().max(60).default(5).describe('time for one question to an authority whether a certificate still stands (OCSP, revocation list)'),
  SEAL_P12: z.string().min(1).optional().describe("PKCS#12 file of the organisation's seal"),
  SEAL_PASSWORD_FILE: z.string().min(1).optional().describe('file that holds the password of SEAL_P12'),
  SEAL_TOKEN_MODULE: z.string().min(1).optional().describe('PKCS#11 library of the token or HSM that holds the seal, instead of SEAL_P12; asked through pkcs11-tool (OpenSC)'),
  SEAL_TOKEN_LABEL: z.string().min(1).optional().describe('label of the token'),
  SEAL_TOKEN_KEY: z.string().regex(/^([0-9a-fA-F]{2})+$/, 'must be hexadecimal').optional().describe('CKA_ID of the private key on the token, in hexadecimal'),
  SEAL_TOKEN_PIN_FILE: z.string().min(1).optional().describe('file that holds the PIN of the token, read again for every signature'),
  SEAL_CERTIFICATES: z.string().min(1).optional().describe("PEM file of the seal's certificate and its issuers, with SEAL_TOKEN_MODULE"),
  SEAL_PICTURE: z.string().min(1).optional().describe('PNG of the red seal on a transparent ground, at most 8 KB'),
  REMOTE_SIGNING_URL: z.url({ protocol: /^https?$/ }).refine((url) => url.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url), 'must be https').optional().describe('remote signing service (CSC API v2), with its path, e.g. https://example.vn/csc/v2'),
  REMOTE_SIGNING_CLIENT_ID: z.string().min(1).optional().describe('by which the remote signing service knows this server'),
  REMOTE_SIGNING_SECRET_FILE: z.string().min(1).optional().describe('file that holds the secret of REMOTE_SIGNING_CLIENT_ID'),
  REMOTE_SIGNING_TIMEOUT_SECONDS: z.coerce.number().positive().max(120).default(20).describe('time for one answer of the remote signing service'),
  SESSION_HOURS: z.coerce.number().positive().max(168).default(12).describe('life of a sign-in'),
  SIGNING_MINUTES: z.coerce.number().positive().max(60).default(10).describe('life of a prepared signature'),
  MAX_DOCUMENT_MB: megabytes(30).describe('largest .docx accepted'),
  MAX_REFERENCE_MB: megabytes(50).describe('largest supporting paper accepted'),
  MAX_VERIFY_MB: megabytes(40).describe('largest PDF that is verified for somebody'),
  VERIFY_PER_MINUTE: z.coerce.number().int().positive().default(20).describe('files that one person may have verified per minute'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(1200).describe('requests per minute from one address'),
  TRUST_PROXY: flag(false).describe('true: take the client address from X-Forwarded-For (only behind a proxy that sets it)'),
  ALLOW_BY_ORDER_FINAL_SIGNER: flag(false).describe('true: a person outside the directorate may sign last by order (TL.)'),
  ALLOW_PARALLEL_GROUPS: flag(false).describe('true: steps of one group are open together'),
  ALLOW_UNKNOWN_STATUS: flag(false).describe('true: sign also when the revocation status of a certificate cannot be checked; it is recorded'),
  SAMPLE: flag(true).describe('false: do not create the sample organisation on first run'),
});

export type Config = z.infer<typeof Settings>;

/** Every setting with its meaning and default, in order, for the README and `--help`. */
export const describeSettings = (): readonly { readonly name: string; readonly meaning: string; readonly fallback: unknown }[] =>
  Object.entries(Settings.shape).map(([name, schema]) => ({ name, meaning: schema.description ?? '', fallback: schema.safeParse(undefined).data }));

/**
 * Reads the settings from an environment.
 * @throws Error naming each bad setting; the server must refuse to start on it.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => name in Settings.shape && value !== ''));
  const result = Settings.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Settings that cannot be used:\n${faults.join('\n')}`);
  }
  const config = result.data;
  if ((config.TLS_CERT === undefined) !== (config.TLS_KEY === undefined)) throw new Error('Settings that cannot be used:\n  TLS_CERT and TLS_KEY go together');
  if (config.CONVERTER === 'gotenberg' && config.CONVERTER_URL === undefined) throw new Error('Settings that cannot be used:\n  CONVERTER=gotenberg needs CONVERTER_URL');
  if ((config.SEAL_P12 === undefined) !== (config.SEAL_PASSWORD_FILE === undefined)) throw new Error('Settings that cannot be used:\n  SEAL_P12 and SEAL_PASSWORD_FILE go together');
  const token = [config.SEAL_TOKEN_MODULE, config.SEAL_TOKEN_LABEL, config.SEAL_TOKEN_KEY, config.SEAL_TOKEN_PIN_FILE, config.SEAL_CERTIFICATES];
  if (new Set(token.map((value) => value === undefined)).size > 1) throw new Error('Settings that cannot be used:\n  SEAL_TOKEN_MODULE, SEAL_TOKEN_LABEL, SEAL_TOKEN_KEY, SEAL_TOKEN_PIN_FILE and SEAL_CERTIFICATES go together');
  if (config.SEAL_TOKEN_MODULE !== undefined && config.SEAL_P12 !== undefined) throw new Error('Settings that cannot be used:\n  the seal is either a file (SEAL_P12) or on a token (SEAL_TOKEN_MODULE)');
  if (new Set([config.REMOTE_SIGNING_URL, config.REMOTE_SIGNING_CLIENT_ID, config.REMOTE_SIGNING_SECRET_FILE].map((value) => value === undefined)).size > 1) throw new Error('Settings that cannot be used:\n  REMOTE_SIGNING_URL, REMOTE_SIGNING_CLIENT_ID and REMOTE_SIGNING_SECRET_FILE go together');
  return Object.freeze(config);
}

/** What production still lacks; an empty list means it may start. */
export function missingInProduction(config: Config): readonly string[] {
  if (config.NODE_ENV !== 'production') return [];
  const needs: readonly (readonly [unknown, string])[] = [
    [config.TRUST_ANCHORS, 'TRUST_ANCHORS: whose certificates count'],
    [config.TSA_URL, 'TSA_URL: where timestamps come from'],
    [config.SEAL_TOKEN_MODULE ?? config.SEAL_P12, "SEAL_P12 and SEAL_PASSWORD_FILE: the organisation's seal, or SEAL_TOKEN_MODULE and what goes with it"],
    [config.SEAL_PICTURE, 'SEAL_PICTURE: the red seal as it is seen on the page'],
    [config.BASE_URL, 'BASE_URL: the address people use'],
  ];
  return needs.filter(([value]) => value === undefined).map(([, sentence]) => sentence);
}
