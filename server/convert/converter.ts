/** The one interface in front of the three engines that turn a .docx into PDF/A-2b. */

export interface Conversion {
  readonly pdf: Uint8Array;
  /** Time the engine took, without the wait in the queue. */
  readonly milliseconds: number;
}

export interface Converter {
  /** `embedded`, `soffice` or `gotenberg`. */
  readonly name: ConverterName;
  /** Engine and version as kept with every version of a document; does not start the engine. */
  version(): Promise<string>;
  /**
   * Converts one checked and cleaned package; one at a time per engine process, others wait in turn.
   * A process that hangs, dies or grows past its limits is killed and the document is tried once more.
   * @throws RefusalError CONVERTER_UNAVAILABLE (does not start, does not answer, too many are waiting) or CONVERT_FAILED.
   */
  convert(docx: Uint8Array): Promise<Conversion>;
  /** Starts the engine ahead of its first document. Failing to start is told by `convert`, not here. */
  warm(): Promise<void>;
  /** Ends the engine's process; whoever still waits is refused. */
  close(): Promise<void>;
}

export type ConverterName = 'embedded' | 'soffice' | 'gotenberg';

export interface ConverterLimits {
  /** For one conversion. */
  readonly timeoutMs: number;
  /** For one start of the engine. */
  readonly startMs: number;
  /** The WASM engine now and then stalls while it starts; then it is killed and started again, this often in all. */
  readonly startTries: number;
  /** Resident memory of the engine's process, MB. */
  readonly memoryMb: number;
  /** The engine is let go after so long without a document. */
  readonly idleMs: number;
  /** Documents that may wait in the queue. */
  readonly maxWaiting: number;
}

export const DEFAULT_LIMITS: ConverterLimits = Object.freeze({
  timeoutMs: 90_000,
  startMs: 45_000,
  startTries: 4,
  memoryMb: 2048,
  idleMs: 10 * 60_000,
  maxWaiting: 50,
});
