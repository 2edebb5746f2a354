import { type ClassMatrix, type NumberedChange, sharedDifferenceOf } from '../../network/answers/index.js';

/** Goals of a share: after so many, waiting messages are let in. */
const GOALS_AT_ONCE = 40;

/** Two analyses of a larger network are more than somebody waits for. */
export const MOST_CLASSES = 1_500;

export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly NumberedChange['change'][];
}

/** What `differenceOf` says, worked out in pieces. `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
export async function changesOf(before: ClassMatrix, after: ClassMatrix, pause: () => Promise<void>): Promise<Changes> {
  const count = Math.max(1, Math.ceil(Math.max(before.classes.length, after.classes.length) / GOALS_AT_ONCE));
  const found: NumberedChange[] = [];
  let ends: Pick<Changes, 'added' | 'removed'> = { added: [], removed: [] };
  for (let index = 0; index < count; index++) {
    await pause();
    const { added, removed, changes } = sharedDifferenceOf(before, after, { index, count });
    ends = { added, removed };
    found.push(...changes);
  }
  found.sort((a, b) => a.from - b.from || a.to - b.to);
  return { ...ends, changes: found.map(({ change }) => change) };
}
