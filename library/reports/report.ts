import { COLOURED, type Paint, PLAIN } from '../../interchange/report/paint.js';

/** An answer as text. */
export interface Report {
  readonly text: string;
  /** False where the command line ends with 1: an error, a failed expectation, a verdict other than `reachable`, a difference. */
  readonly ok: boolean;
}

/** How text for a person looks; other formats take no notice. */
export interface Style {
  /** With the escape sequences of a terminal's colours. Default: false. */
  readonly colour?: boolean | undefined;
  /** Columns that prose is wrapped at. Default: 100. */
  readonly width?: number | undefined;
}

const WIDTH = 100;

export function styleOf({ colour = false, width = WIDTH }: Style): { paint: Paint; width: number } {
  return { paint: colour ? COLOURED : PLAIN, width };
}
