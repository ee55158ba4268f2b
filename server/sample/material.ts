/** The sample's keys, certificates and key files on disk: `DATA_DIR/sample/`, made once, whole or not at all. */
import { createPrivateKey, randomBytes as chance } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { localDate } from '../registry/local-date.ts';
import { createAnswering } from './authority/create-answering.ts';
import { createAuthority } from './authority/create-authority.ts';
import type { Identity } from './authority/certificate.ts';
import { pemOf } from './authority/certificate.ts';
import { keyFile } from './authority/key-file.ts';
import { sampleFolder } from './mark.ts';
import { sampleOrganisation } from './organisation.ts';
import { drawSeal } from './pictures/seal.ts';

/** Opens every person's sample key file. */
export const SAMPLE_PIN = 'Mau@123456';

/** Those whose keys stay in the folder, so that the server can publish lists and timestamps. */
const AUTHORITIES = ['root', 'issuing', 'time-stamping'] as const;
type AuthorityName = (typeof AUTHORITIES)[number];

export interface SampleFiles {
  readonly firstRun: Date;
  readonly authorities: Readonly<Record<AuthorityName, Identity>>;
  /** Answers for the issuing authority. */
  readonly answering: Identity;
  readonly sealFile: string;
  readonly sealPasswordFile: string;
  readonly sealPicture: Uint8Array;
  /** A person's .p12, or null for who has none. */
  readonly keyFileOf: (personId: string) => Promise<Uint8Array | null>;
}

const randomBytes = (count: number): Uint8Array => new Uint8Array(chance(count));

/** Everything of the folder, by path; what is worth stealing even here is readable by its owner only. */
const makeFiles = async (baseUrl: string, now: Date): Promise<ReadonlyMap<string, Uint8Array | string>> => {
  const { agency, departments, people, certified } = sampleOrganisation(localDate(now.toISOString()));
  const authority = await createAuthority({
    organisation: agency.fullName, certified, now, randomBytes,
    departmentName: (id) => departments.find((department) => department.id === id)?.name ?? id,
    addresses: (list) => ({
      crl: new URL(`/sample/crl/${list}.crl`, baseUrl).href,
      ...(list === 'issuing' ? { ocsp: new URL('/sample/ocsp', baseUrl).href } : {}),
    }),
  });
  const chain = [authority.issuing.certificate, authority.root.certificate];
  const sealPassword = Buffer.from(randomBytes(24)).toString('base64url');
  const kept: Readonly<Record<AuthorityName, Identity>> = { root: authority.root, issuing: authority.issuing, 'time-stamping': authority.timeStamping };
  return new Map([
    ...AUTHORITIES.flatMap((name): readonly [string, string | Uint8Array][] => [
      [`${name}.pem`, pemOf(kept[name].certificate)],
      [`${name}.cer`, kept[name].certificate],
      [`${name}.key`, kept[name].key.export({ type: 'pkcs8', format: 'pem' })],
    ]),
    ['seal.p12', keyFile({ identity: authority.seal, chain, password: sealPassword, friendlyName: `Con dấu MẪU - ${agency.fullName}`, randomBytes })],
    ['seal.password', sealPassword],
    ['seal.png', drawSeal(agency.name, agency.sealDiameterMm)],
    ...[...authority.people].map(([id, identity]): [string, Uint8Array] =>
      [join('people', `${id}.p12`), keyFile({ identity, chain, password: SAMPLE_PIN, friendlyName: people.find((person) => person.id === id)?.name ?? id, randomBytes })]),
    ['first-run', now.toISOString()],
  ]);
};

/** Written beside and moved into place at the end, so that a start that was cut off leaves nothing half made. */
const writeFolder = async (folder: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> => {
  const making = `${folder}.${Buffer.from(randomBytes(6)).toString('hex')}.new`;
  try {
    for (const [name, content] of files) {
      const path = join(making, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, content, { mode: 0o600, flush: true });
    }
    await rename(making, folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
};

const absent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A file's text or bytes; null where there is no such file. */
const readIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (absent(error)) return null;
    throw error;
  }
};

const identityIn = (certificate: Uint8Array, key: Uint8Array): Identity => ({ certificate: new Uint8Array(certificate), key: createPrivateKey(Buffer.from(key)) });

/** Whoever answers for the issuing authority; made when first needed, so that a folder of an earlier day gets one too. */
const openAnswering = async (folder: string, issuing: Identity, now: Date): Promise<Identity> => {
  const [certificate, key] = [await readIfThere(join(folder, 'answering.cer')), await readIfThere(join(folder, 'answering.key'))];
  if (certificate !== null && key !== null) return identityIn(certificate, key);
  const serial = randomBytes(16).map((byte, index) => (index === 0 ? (byte & 0x3f) | 0x40 : byte));
  const made = await createAnswering(issuing, sampleOrganisation(localDate(now.toISOString())).agency.fullName, now, serial);
  await writeFile(join(folder, 'answering.key'), made.key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  await writeFile(join(folder, 'answering.cer'), made.certificate, { mode: 0o600, flush: true });
  return made;
};

/** Opens the folder, making it on the first run. @param baseUrl where the server publishes its revocation lists. */
export const openSampleFiles = async (dataDir: string, baseUrl: string, now: Date): Promise<SampleFiles> => {
  const folder = sampleFolder(dataDir);
  if (await readIfThere(join(folder, 'first-run')) === null) await writeFolder(folder, await makeFiles(baseUrl, now));
  const read = (name: string): Promise<Buffer> => readFile(join(folder, name));
  const identityOf = async (name: AuthorityName): Promise<Identity> => identityIn(await read(`${name}.cer`), await read(`${name}.key`));
  const issuing = await identityOf('issuing');
  return {
    firstRun: new Date((await read('first-run')).toString()),
    authorities: { root: await identityOf('root'), issuing, 'time-stamping': await identityOf('time-stamping') },
    answering: await openAnswering(folder, issuing, now),
    sealFile: join(folder, 'seal.p12'),
    sealPasswordFile: join(folder, 'seal.password'),
    sealPicture: new Uint8Array(await read('seal.png')),
    keyFileOf: async (personId) => (/^[\w-]+$/.test(personId) ? readIfThere(join(folder, 'people', `${personId}.p12`)) : null),
  };
};
