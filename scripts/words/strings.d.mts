/** A text for people, and where the source has it. */
export interface SourceString {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

export function stringsIn(file: string, source: string): SourceString[];
export function sourceStrings(): SourceString[];
export function sourceFiles(folders?: readonly string[]): string[];
export function patternOf(raw: readonly string[]): string;
