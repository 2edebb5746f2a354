export const PATIENCE: number;
export const LONGEST_TEST: number;
export const LONGEST_RUN: number;

type Nothing = undefined | null | false;

export function until<T>(what: string, look: () => T | Nothing | Promise<T | Nothing>, patience?: number): Promise<T>;
