import type { ConverterName } from '../converter.ts';

/** One running process of an engine. It knows nothing of queues and limits; `supervise.ts` does. */
export interface EngineProcess {
  /** Resolves when it can take a document, rejects when it ended before. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Processes whose memory counts; complete once `ready`. */
  processIds(): readonly number[];
  /** Converts one document; rejects with EngineFailure, and when the process ends meanwhile. One at a time. */
  convert(docx: Uint8Array): Promise<Uint8Array>;
  /** Ends it at once with all it has started. */
  kill(): void;
}

/** A way to start processes of one engine. */
export interface Engine {
  readonly name: ConverterName;
  version(): Promise<string>;
  start(): EngineProcess;
}

/** What went wrong in an engine, in words short and neutral enough for either language. */
export class EngineFailure extends Error {
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'EngineFailure';
  }
}
