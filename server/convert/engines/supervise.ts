import { RefusalError } from '../../circulation/errors.ts';
import type { Conversion, Converter, ConverterLimits } from '../converter.ts';
import { EngineFailure, type Engine, type EngineProcess } from './engine.ts';
import { residentBytes } from './resident-memory.ts';

const MEMORY_CHECK_MS = 250;
const MB = 1024 * 1024;

/** Waits for `work`, but no longer and with no more memory than allowed. Rejects with EngineFailure; killing is the caller's. */
const within = async <T>(work: Promise<T>, process: EngineProcess, timeMs: number, memoryMb: number): Promise<T> => {
  const { promise: overLimit, reject } = Promise.withResolvers<never>();
  const clock = setTimeout(() => reject(new EngineFailure(`> ${Math.round(timeMs / 1000)} s`)), timeMs);
  const scale = setInterval(() => {
    void residentBytes(process.processIds()).then((bytes) => {
      if (bytes > memoryMb * MB) reject(new EngineFailure(`> ${memoryMb} MB`));
    });
  }, MEMORY_CHECK_MS);
  try {
    return await Promise.race([work, overLimit]);
  } finally {
    clearTimeout(clock);
    clearInterval(scale);
  }
};

/**
 * Keeps one process of an engine: started when first needed, one document at a time, limited in time and memory,
 * killed and replaced when it misbehaves, let go when nothing has come for a while.
 */
export class SupervisedConverter implements Converter {
  readonly name;
  readonly #engine: Engine;
  readonly #limits: ConverterLimits;
  #process: EngineProcess | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(engine: Engine, limits: ConverterLimits) {
    this.name = engine.name;
    this.#engine = engine;
    this.#limits = limits;
  }

  version(): Promise<string> {
    return this.#engine.version();
  }

  convert(docx: Uint8Array): Promise<Conversion> {
    if (this.#waiting >= this.#limits.maxWaiting) return Promise.reject(new RefusalError('CONVERTER_UNAVAILABLE'));
    return this.#inTurn(() => this.#convertTwice(docx));
  }

  async warm(): Promise<void> {
    await this.#inTurn(() => this.#running()).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    await this.#letGo();
    await this.#line;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    clearTimeout(this.#idle);
    const turn = this.#line.then(work);
    this.#line = turn.then(
      () => this.#turnOver(),
      () => this.#turnOver(),
    );
    return turn;
  }

  #turnOver(): void {
    this.#waiting -= 1;
    if (this.#waiting > 0 || this.#closed) return;
    this.#idle = setTimeout(() => void this.#letGo(), this.#limits.idleMs);
    this.#idle.unref();
  }

  async #convertTwice(docx: Uint8Array): Promise<Conversion> {
    try {
      return await this.#convertOnce(docx);
    } catch (failure) {
      if (!(failure instanceof EngineFailure)) throw failure;
    }
    try {
      return await this.#convertOnce(docx);
    } catch (failure) {
      if (!(failure instanceof EngineFailure)) throw failure;
      throw new RefusalError('CONVERT_FAILED', { detail: failure.message }, { cause: failure });
    }
  }

  async #convertOnce(docx: Uint8Array): Promise<Conversion> {
    const process = await this.#running();
    const { timeoutMs, memoryMb } = this.#limits;
    const started = performance.now();
    try {
      const pdf = await within(process.convert(docx), process, timeoutMs, memoryMb);
      return { pdf, milliseconds: Math.round(performance.now() - started) };
    } catch (failure) {
      await this.#letGo();
      throw failure;
    }
  }

  /** The running process, or a new one; a start that stalls is killed and tried again. */
  async #running(): Promise<EngineProcess> {
    let cause: unknown;
    for (let tries = 0; tries < this.#limits.startTries && !this.#closed; tries += 1) {
      if (this.#process !== null) return this.#process;
      const process = this.#engine.start();
      this.#process = process;
      void process.ended.then(() => {
        if (this.#process === process) this.#process = null;
      });
      try {
        await within(process.ready, process, this.#limits.startMs, this.#limits.memoryMb);
      } catch (failure) {
        cause = failure;
        await this.#letGo();
      }
    }
    if (this.#process !== null) return this.#process;
    throw new RefusalError('CONVERTER_UNAVAILABLE', {}, { cause });
  }

  async #letGo(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    process?.kill();
    await process?.ended;
  }
}
