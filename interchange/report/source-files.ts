import type { Origin } from '../../network/topology/index.js';

/** What a report needs to know of the files it speaks of. */
export interface SourceFiles {
  /** The file of an origin as its reader knows it: the path given on the command line. */
  pathOf(file: string): string;
  /** The text of a line, counting from 1. */
  lineOf(file: string, line: number): string | undefined;
}

/** Where a file stands in its repository, by its path as its reader knows it: from the repository's root, or absolute where it is in none. */
export type PathInRepository = (path: string) => string;

/** `shop.vpc:3:10` */
export function placeOf(origin: Origin, sources: SourceFiles): string {
  const { line, column } = origin.range.start;
  return `${sources.pathOf(origin.file)}:${line}:${column}`;
}

/** True for what somebody wrote; AWS's own defaults stand nowhere. */
export function isWritten(origin: Origin): boolean {
  return origin.file !== '';
}
