/** Compared at once: the machine compares texts of that length faster than a loop does their characters. */
const BLOCK = 4_096;

/** How many characters at the beginning and at the end of two texts are the same. No character counts for both. */
export function sameEnds(before: string, after: string): { head: number; tail: number } {
  const head = sameHead(before, after);
  return { head, tail: sameTail(before, after, head) };
}

export function sameHead(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head + BLOCK <= most && before.slice(head, head + BLOCK) === after.slice(head, head + BLOCK)) head += BLOCK;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  return head;
}

/** Of what comes behind the first `head` characters. */
export function sameTail(before: string, after: string, head: number): number {
  const [b, a] = [before.length, after.length];
  const most = Math.min(b, a) - head;
  let tail = 0;
  while (tail + BLOCK <= most && before.slice(b - tail - BLOCK, b - tail) === after.slice(a - tail - BLOCK, a - tail))
    tail += BLOCK;
  while (tail < most && before.charCodeAt(b - 1 - tail) === after.charCodeAt(a - 1 - tail)) tail++;
  return tail;
}
