import { compileLate } from '../../library/node/compile-late.js';

// As every program of the product does when it starts.
compileLate(process.versions.v8);

/** What a bench prints: a line of JSON a quantity, for run.mjs. */
export interface Quantity {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB' | 'ops';
  readonly checksum: string;
  /** Processor time, where the value is time: on a busy machine it says more than the clock. */
  readonly cpu?: number | undefined;
  readonly aim?: number | undefined;
}

export function tell(quantity: Quantity): void {
  console.log(JSON.stringify(quantity));
}

export interface Timed<T> {
  readonly result: T;
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of the processor, those of the collector's and the compiler's threads among them. */
  readonly cpu: number;
}

export function timed<T>(work: () => T): Timed<T> {
  const cpuStart = process.cpuUsage();
  const start = performance.now();
  const result = work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuStart);
  return { result, wall, cpu: (user + system) / 1_000 };
}

/** Inputs are a tenth of their size: to see that every bench still works. */
export const QUICK = process.env.BENCH_QUICK === '1';

/** For lines that stand for the same in quick runs and whole ones. */
export const sized = (size: number): number => (QUICK ? Math.ceil(size / 10) : size);

/** An aim holds for the whole size alone. */
export const aimed = (aim: number): number | undefined => (QUICK ? undefined : aim);

/** Megabytes in use after a collection; run.mjs starts benches with --expose-gc. */
export function heapMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** The most memory that the process has held so far. */
export const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1e3;
