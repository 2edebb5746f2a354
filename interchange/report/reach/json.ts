import type { Answer } from '../../../network/answers/answer.js';
import { jsonText } from '../json-text.js';
import { withLocation } from '../location.js';
import type { SourceFiles } from '../source-files.js';

/** `reach --format json`, schema 1. */
export function reachJson(answer: Answer, sources: SourceFiles): string {
  const told = {
    schema: 1,
    ...answer,
    paths: answer.paths.map((path) => ({
      ...path,
      forward: path.forward.map((hop) => withLocation(hop, sources)),
      return: path.return.map((hop) => withLocation(hop, sources)),
    })),
    blockers: answer.blockers.map((blocker) => withLocation(blocker, sources)),
  };
  return `${jsonText(told, 2)}\n`;
}
