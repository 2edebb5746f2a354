/** A quantity as benches print it: `Quantity` of measure.ts. */
interface Measured {
  readonly value: number;
  readonly unit: string;
  readonly checksum: string;
  readonly cpu?: number | undefined;
  readonly aim?: number | undefined;
}

/** By bench, then by quantity: one a run. */
type Results = ReadonlyMap<string, ReadonlyMap<string, readonly Measured[]>>;

export function tellAlone(results: Results): boolean;
export function tellRatios(before: Results, now: Results, title: string, atMost: number | undefined): boolean;
