/**
 * What becomes of findings while a new analysis runs. The fast findings are made anew at each keystroke; the slow ones would vanish and come back each time.
 * So the last slow ones stay, moved with the lines they are on, until the new ones are there. Those on changed lines go.
 */
import { sameHead, sameTail, textBehind } from '../../language/index.js';
import type { Finding } from '../../network/findings/index.js';
import type { Origin } from '../../network/topology/index.js';

export interface LineChange {
  /** The first changed line, and the first line behind the change in the old text; both count from 1. */
  readonly first: number;
  readonly behind: number;
  /** By how many lines what is behind has moved. */
  readonly delta: number;
}

/** Undefined: the texts are the same. */
export function lineChange(before: string, after: string): LineChange | undefined {
  if (before === after) return undefined;
  const head = sameHead(before, after);
  const above = newlines(before, 0, head);
  const isLine = endsLine(before, head) && endsLine(after, head);
  const first = above + (isLine ? 2 : 1);
  // Where the first line begins that is another one.
  const start = isLine || head === 0 ? head : before.lastIndexOf('\n', head - 1) + 1;
  const tail = sameTail(before, after, start);
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  const changed = newlines(before, start, oldEnd);
  const delta = newlines(after, start, newEnd) - changed;
  const behind = above + changed + (beginsLine(before, oldEnd) && beginsLine(after, newEnd) ? 1 : 2);
  return { first, behind: Math.max(behind, first, first - delta), delta };
}

const endsLine = (text: string, at: number): boolean => at === text.length || text[at] === '\n';

const beginsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n';

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The finding where it stands now, or undefined where its own lines changed. Places in other files stay as they are. */
export function carryOver(finding: Finding, changes: ReadonlyMap<string, LineChange>): Finding | undefined {
  const origin = moved(finding.origin, changes.get(finding.origin.file));
  if (!origin) return undefined;
  const related = finding.related.flatMap((place) => {
    const at = moved(place.origin, changes.get(place.origin.file));
    return at ? [{ ...place, origin: at }] : [];
  });
  return { ...finding, origin, related, fixes: changes.size > 0 ? undefined : finding.fixes };
}

/**
 * Findings of an analysis that began before the newest texts were there, where they stand in these. Places in what has stayed moved with the texts;
 * of what is gone they are still where they were when it went.
 */
export function catchUp(findings: readonly Finding[], texts: ReadonlyMap<string, string>): Finding[] {
  const changes = new Map<string, LineChange | undefined>();
  const now = (origin: Origin): Origin | undefined => {
    const [before, after] = [textBehind(origin), texts.get(origin.file)];
    if (before === undefined || after === undefined) return origin;
    const key = `${origin.file}\n${before}`;
    if (!changes.has(key)) changes.set(key, lineChange(before, after));
    return moved(origin, changes.get(key));
  };
  return findings.flatMap((finding) => {
    const origin = now(finding.origin);
    if (!origin) return [];
    const related = finding.related.flatMap((place) => {
      const at = now(place.origin);
      return at ? [{ ...place, origin: at }] : [];
    });
    return [inPlace({ ...finding, origin, related, fixes: undefined })];
  });
}

/** The finding with places of its own: those of a topology move with the text. */
export function inPlace(finding: Finding): Finding {
  const still = ({ file, range: { start, end } }: Origin): Origin => ({
    file,
    range: { start: { ...start }, end: { ...end } },
  });
  return {
    ...finding,
    origin: still(finding.origin),
    related: finding.related.map((place) => ({ ...place, origin: still(place.origin) })),
  };
}

function moved(origin: Origin, change: LineChange | undefined): Origin | undefined {
  if (!change) return origin;
  const { start, end } = origin.range;
  if (end.line < change.first) return origin;
  if (start.line < change.behind) return undefined;
  const shift = change.delta;
  return {
    file: origin.file,
    range: { start: { ...start, line: start.line + shift }, end: { ...end, line: end.line + shift } },
  };
}
