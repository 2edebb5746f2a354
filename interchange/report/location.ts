import type { Blocker, Hop } from '../../network/answers/index.js';
import type { Origin, TextRange } from '../../network/topology/index.js';
import { isWritten, type SourceFiles } from './source-files.js';

/** A place as JSON answers have it. */
export interface JsonLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function locationOf(origin: Origin | undefined, sources: SourceFiles): JsonLocation | undefined {
  if (!origin || !isWritten(origin)) return undefined;
  return { file: sources.pathOf(origin.file), ...origin.range.start };
}

/** `file` and `range` of an origin, for findings and expectations. */
export function fileAndRange(origin: Origin, sources: SourceFiles): { file: string; range: TextRange } {
  return { file: isWritten(origin) ? sources.pathOf(origin.file) : '', range: origin.range };
}

export type JsonHop = Omit<Hop, 'location'> & { readonly location?: JsonLocation };
export type JsonBlocker = Omit<Blocker, 'location'> & { readonly location?: JsonLocation };

/** The same value with its origin told as a file of the reader's and a line. */
export function withLocation<T extends { readonly location?: Origin }>(
  value: T,
  sources: SourceFiles,
): Omit<T, 'location'> & { location?: JsonLocation } {
  const { location, ...rest } = value;
  const told = locationOf(location, sources);
  return told ? { ...rest, location: told } : rest;
}
