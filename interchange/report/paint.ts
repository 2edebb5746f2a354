import type { Verdict } from '../../network/answers/index.js';
import type { Severity } from '../../network/findings/index.js';

/** Colours by meaning. Without colour the text alone must say it all. What is painted becomes colour in `terminalText`. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  severity(severity: Severity, text: string): string;
  verdict(verdict: Verdict, text: string): string;
}

const same = (text: string): string => text;

export const PLAIN: Paint = {
  bold: same,
  dim: same,
  good: same,
  bad: same,
  severity: (_, text) => text,
  verdict: (_, text) => text,
};

const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const BLUE = 34;
const MAGENTA = 35;
const CYAN = 36;

/** A half of a surrogate pair, which no file can hold: well-formed UTF-8 has none. It stands for the escape character until all others are escaped. */
const HELD_ESCAPE = '\uDBFF';

/** Lets the terminal see the colours, and nothing else that looks like them. */
export function obeyPaint(text: string): string {
  return text.replace(/\uDBFF(?=\[\d+m)/g, '\u001b');
}

/** Select Graphic Rendition of ECMA-48; only the eight colours that every terminal lets its user choose. */
const sgr =
  (code: number, off = 39) =>
  (text: string): string =>
    text === '' ? text : `${HELD_ESCAPE}[${code}m${text}${HELD_ESCAPE}[${off}m`;

const SEVERITY_COLOUR: Readonly<Record<Severity, number>> = {
  error: RED,
  warning: YELLOW,
  information: BLUE,
  hint: CYAN,
};
const VERDICT_COLOUR: Readonly<Record<Verdict, number>> = {
  reachable: GREEN,
  partly: YELLOW,
  'one-way': MAGENTA,
  blocked: RED,
  unknown: CYAN,
};

export const COLOURED: Paint = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  good: sgr(GREEN),
  bad: sgr(RED),
  severity: (severity, text) => sgr(SEVERITY_COLOUR[severity])(text),
  verdict: (verdict, text) => sgr(VERDICT_COLOUR[verdict])(text),
};
