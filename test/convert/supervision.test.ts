import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { checkDocx } from '../../server/convert/check-docx.ts';
import { DEFAULT_LIMITS, type Converter, type ConverterLimits } from '../../server/convert/converter.ts';
import { embeddedEngine } from '../../server/convert/engines/embedded.ts';
import type { Engine, EngineProcess } from '../../server/convert/engines/engine.ts';
import { findSoffice } from '../../server/convert/engines/find-soffice.ts';
import { sofficeEngine } from '../../server/convert/engines/soffice.ts';
import { SupervisedConverter } from '../../server/convert/engines/supervise.ts';
import { makeCirculationPdf } from '../../server/convert/make-circulation-pdf.ts';
import { docxOf, field, lines, picture, relationship } from './docx-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'lc-supervise-'));
const open: Converter[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((converter) => converter.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const localOffice = (): Engine => {
  const office = findSoffice();
  if (office === null) throw new Error('these tests need LibreOffice with python3-uno');
  return sofficeEngine(office, join(folder, 'soffice'));
};
const alive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
const pidsOf = (process: EngineProcess | undefined): readonly number[] => process?.processIds() ?? [];
const until = async (happened: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100 && !happened(); tries += 1) await wait(50);
  expect(happened()).toBe(true);
};

/** A converter whose processes the test can see. */
const supervised = (engine: Engine, limits: Partial<ConverterLimits>): { readonly converter: Converter; readonly started: readonly EngineProcess[] } => {
  const started: EngineProcess[] = [];
  const seen: Engine = { ...engine, start: () => {
    const process = engine.start();
    started.push(process);
    return process;
  } };
  const converter = new SupervisedConverter(seen, { ...DEFAULT_LIMITS, ...limits });
  open.push(converter);
  return { converter, started };
};
const stop = (process: EngineProcess | undefined): void => pidsOf(process).forEach((pid) => globalThis.process.kill(pid, 'SIGSTOP'));
const docx = docxOf(lines('Biên bản'));

describe.each([['embedded', embeddedEngine], ['soffice', localOffice]] as const)('a process of the %s engine', (_, engine) => {
  test('is started by the first document and let go when nothing comes', async () => {
    const { converter, started } = supervised(engine(), { idleMs: 300 });
    expect(started).toHaveLength(0);
    await converter.convert(docx);
    const pids = pidsOf(started[0]);
    expect(pids.length).toBeGreaterThan(0);
    expect(pids.every(alive)).toBe(true);
    await until(() => !pids.some(alive));
    await converter.convert(docx);
    expect(started).toHaveLength(2);
  });

  test('is started ahead by warm() and serves the first document', async () => {
    const { converter, started } = supervised(engine(), {});
    await converter.warm();
    await converter.convert(docx);
    expect(started).toHaveLength(1);
  });

  test('that hangs is killed and the document tried once more', async () => {
    const { converter, started } = supervised(engine(), { timeoutMs: 10_000 });
    await converter.warm();
    stop(started[0]);
    const { pdf } = await converter.convert(docx);
    expect(pdf.length).toBeGreaterThan(1000);
    expect(started).toHaveLength(2);
    await until(() => !pidsOf(started[0]).some(alive));
  });

  test('that is killed in the middle is replaced, and those who wait are served', async () => {
    const { converter, started } = supervised(engine(), {});
    await converter.warm();
    const all = Promise.all([1, 2, 3].map(() => converter.convert(docx)));
    pidsOf(started[0]).forEach((pid) => globalThis.process.kill(pid, 'SIGKILL'));
    expect((await all).map(({ pdf }) => pdf.length > 1000)).toEqual([true, true, true]);
  });

  test('that outgrows its memory is killed, and the document refused', async () => {
    const { converter, started } = supervised(engine(), { memoryMb: 20 });
    await expect(converter.convert(docx)).rejects.toMatchObject({ refusal: { code: expect.stringMatching(/^CONVERT/) as string } });
    await until(() => !started.flatMap((process) => pidsOf(process)).some(alive));
  });

  test('ends with close(), and who comes later is refused', async () => {
    const { converter, started } = supervised(engine(), {});
    await converter.convert(docx);
    await converter.close();
    await until(() => !pidsOf(started[0]).some(alive));
    await expect(converter.convert(docx)).rejects.toMatchObject({ refusal: { code: 'CONVERTER_UNAVAILABLE' } });
  });

  test('calls nobody, even for a document that was never checked', async () => {
    const calls: string[] = [];
    const server = createServer((request, response) => {
      calls.push(request.url ?? '');
      response.end('x');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const away = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { converter } = supervised(engine(), {});
    const hostile = docxOf(lines('gọi ra ngoài') + picture('r:link="rId7"') + field(`INCLUDEPICTURE "${away}/picture.png" \\d`, 'x') + field(`INCLUDETEXT "${away}/text.docx"`, 'x'), {
      relationships: relationship('rId7', 'image', `${away}/image.png`) + relationship('rId8', 'attachedTemplate', `${away}/template.dotm`),
    });
    await converter.convert(hostile).catch(() => undefined);
    expect(calls).toEqual([]);
    // The listener does hear who calls.
    await fetch(away);
    expect(calls).toEqual(['/']);
    server.close();
  });
});

test('a server that is killed leaves no engine behind', async () => {
  const program = `
    const { createConverter } = await import(${JSON.stringify(new URL('../../server/convert/create-converter.ts', import.meta.url).href)});
    const converters = ['embedded', 'soffice'].map((converter) => createConverter({ converter, dataDir: ${JSON.stringify(join(folder, 'killed'))} }));
    await Promise.all(converters.map((converter) => converter.warm()));
    console.log('warm');
    setInterval(() => {}, 1000);`;
  const server = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((warm) => server.stdout.once('data', warm));
  const below = (pid: number | undefined): readonly number[] => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    return children.flatMap((child) => [child, ...below(child)]);
  };
  const engines = below(server.pid);
  expect(engines.length).toBeGreaterThanOrEqual(3);
  server.kill('SIGKILL');
  await until(() => !engines.some(alive));
});

describe('the limits around an engine', () => {
  const never: EngineProcess['ready'] = new Promise(() => undefined);
  const stalling = (startsAt: number): Engine => {
    const real = localOffice();
    let starts = 0;
    return { ...real, start: () => {
      starts += 1;
      if (starts >= startsAt) return real.start();
      const ended: PromiseWithResolvers<void> = Promise.withResolvers();
      return { ready: never, ended: ended.promise, processIds: () => [], convert: () => Promise.reject(new Error('not ready')), kill: () => ended.resolve() };
    } };
  };

  test('a start that stalls is given up and tried again', async () => {
    const { converter, started } = supervised(stalling(2), { startMs: 20_000 });
    expect((await converter.convert(docx)).pdf.length).toBeGreaterThan(1000);
    expect(started.length).toBeGreaterThan(1);
  });

  test('an engine that never starts is told as unavailable', async () => {
    const { converter, started } = supervised(stalling(99), { startMs: 50, startTries: 3 });
    await expect(converter.convert(docx)).rejects.toMatchObject({ refusal: { code: 'CONVERTER_UNAVAILABLE' } });
    expect(started).toHaveLength(3);
  });

  test('a queue that is full refuses at once', async () => {
    const { converter } = supervised(embeddedEngine(), { maxWaiting: 2 });
    const first = [converter.convert(docx), converter.convert(docx)];
    await expect(converter.convert(docx)).rejects.toMatchObject({ refusal: { code: 'CONVERTER_UNAVAILABLE' } });
    await Promise.all(first);
  });

  test('a PDF that lacks the text is not believed', async () => {
    const real = embeddedEngine();
    const other = docxOf(lines('một văn bản khác'));
    const forgetful: Engine = { ...real, start: () => {
      const process = real.start();
      return { ...process, convert: () => process.convert(other) };
    } };
    const { converter } = supervised(forgetful, {});
    const checked = await checkDocx(docxOf(lines('Phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn')));
    await expect(makeCirculationPdf({ docx: checked, converter, wanted: [], placedByHand: [], sealDiameterMm: 36 })).rejects.toMatchObject({ refusal: { code: 'CONVERT_FAILED' } });
  });
});
