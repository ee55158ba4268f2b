import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A local LibreOffice and a Python that can drive it. */
export interface LocalOffice {
  /** The program itself, not the shell script in front of it: its process id is the one to watch. */
  readonly program: string;
  readonly python: string;
}

const inOpt = (): readonly string[] =>
  existsSync('/opt') ? readdirSync('/opt').filter((name) => name.startsWith('libreoffice')).sort().toReversed().map((name) => join('/opt', name, 'program/soffice.bin')) : [];

const programs = (): readonly string[] => [
  ...inOpt(),
  '/usr/lib/libreoffice/program/soffice.bin',
  '/usr/lib64/libreoffice/program/soffice.bin',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

const pythons = (program: string): readonly string[] => [
  join(dirname(program), 'python'),
  join(dirname(program), '../Resources/python'),
  '/usr/bin/python3',
];

const drives = (python: string): boolean => spawnSync(python, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0;

/** Looks where the systems' packages put LibreOffice; null where there is none, or no Python with UNO for it. */
export const findSoffice = (): LocalOffice | null => {
  for (const program of programs().filter(existsSync)) {
    const python = pythons(program).filter(existsSync).find(drives);
    if (python !== undefined) return { program, python };
  }
  return null;
};
