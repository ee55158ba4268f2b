/** One measured value; with a limit it is a promise: the value must not be greater. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'KB' | 'MB' | 'per minute' | '×';
  readonly limit?: number;
}

/** Prints a benchmark's values as a table; the process ends with status 1 when a limit is passed. */
export function report(title: string, measures: readonly Measure[]): void {
  const rows = measures.map(({ what, value, unit, limit }) => {
    const kept = limit === undefined ? '' : `${value <= limit ? '✓' : '✗'} limit ${limit} ${unit}`;
    return `  ${what.padEnd(56)} ${round(value).padStart(10)} ${unit.padEnd(10)} ${kept}`.trimEnd();
  });
  process.stdout.write(`\n${title}\n${rows.join('\n')}\n`);
  if (measures.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
}

/** The middle value; of an even number of values the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** How long a piece of work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
