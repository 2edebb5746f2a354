import { type Answer, type Asked, type PathAnswer, pathsOf } from '../answers/index.js';
import type { CompiledNetwork } from '../endpoints/index.js';
import { intersectServices, NO_SERVICES } from '../traffic/index.js';
import { say } from '../words/index.js';

/** What the files do not tell, in a sentence: of a way of the first traffic that hangs on it. An answer shows ways of what is delivered, where something is. */
export function whyUnknown(compiled: CompiledNetwork, items: readonly Asked[], answer: Answer): string {
  for (const item of items) {
    const asked = intersectServices(item.asked, item.disposition.unknown);
    if (asked === NO_SERVICES) continue;
    const note = openNote(pathsOf(compiled, [{ ...item, asked }], false));
    if (note !== undefined) return note;
    break;
  }
  return openNote(answer.paths) ?? say`it hangs on something that the files do not say.`;
}

function openNote(paths: readonly PathAnswer[]): string | undefined {
  return paths.flatMap((path) => [...path.forward, ...path.return]).find(({ decision }) => decision === 'unknown')
    ?.note;
}
