/** `.vpc` text with about that many instances. */
export function largeNetwork(instances: number): string;
