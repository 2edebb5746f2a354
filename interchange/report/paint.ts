import type { Verdict } from '../../network/answers/answer.js';
import type { Severity } from '../../network/rules/finding.js';

/** Colours by meaning. Without colour the text alone must say it all. */
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

/** Select Graphic Rendition of ECMA-48; only the eight colours that every terminal lets its user choose. */
const sgr =
  (code: number, off = 39) =>
  (text: string): string =>
    text === '' ? text : `\u001b[${code}m${text}\u001b[${off}m`;

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
