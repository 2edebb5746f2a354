import {
  BUILTIN_SERVICE_NAMES,
  type Element,
  nounOf,
  qualifiedName,
  withArticle,
  writtenName,
} from '../../network/topology/index.js';
import { choiceOf, say } from '../../network/words/index.js';
import { nearNames } from './near-names.js';
import { wordsFor } from './reference-roles.js';
import { ownerDot } from './resolve.js';
import type { Role } from './roles.js';
import type { Place } from './scopes.js';

/** `the subnet a.web or the instance b.web`, at most ten of them. */
export function candidates(targets: readonly Element[]): string {
  const names = targets.slice(0, 10).map((target) => `\`${qualifiedName(target)}\` (${withArticle(nounOf(target))})`);
  if (targets.length > 10) names.push(say`${targets.length - 10} more`);
  const last = names.pop() as string;
  return names.length > 0 ? say`${names.join(', ')} or ${last}` : last;
}

/** Looking for near names takes time with each name there is: after so many searches, messages do without. */
const MOST_SEARCHES = 100;

export class NearNames {
  private searches = 0;

  /** Names of the wanted kinds that are near to a text, as one would write them at the place, and words that may stand there. */
  at(text: string, place: Place, role: Role): string[] {
    const { kinds } = role;
    if (this.searches++ >= MOST_SEARCHES) return [];
    const shown = new Map<string, string>();
    for (const element of elementsAt(place)) {
      if (!kinds.has(element.kind)) continue;
      const local = place.owner !== undefined && 'vpc' in element && element.vpc === place.owner;
      const name = writtenName(element);
      if (local || !shown.has(name)) shown.set(name, local ? name : qualifiedName(element));
    }
    for (const word of text.includes('.') ? [] : wordsFor(role)) shown.set(word, word);
    if (kinds.has('service')) for (const name of BUILTIN_SERVICE_NAMES) shown.set(name, name);
    return nearNames(text.slice(ownerDot(text) + 1), shown.keys()).map((name) => shown.get(name) as string);
  }
}

function* elementsAt(place: Place): Iterable<Element> {
  for (const file of place.file.visible) {
    for (const scope of [file.top, file.inside]) for (const elements of scope.all()) yield* elements;
  }
}

export function unresolvedMessage(
  text: string,
  role: Role,
  other: Element | undefined,
  near: readonly string[],
): string {
  if (other) return say`\`${text}\` is ${withArticle(nounOf(other))}, but ${role.noun} is needed here.`;
  const hint =
    near.length > 0
      ? say` Did you mean ${choiceOf(near.map((name) => `\`${name}\``))}?`
      : say` Declare it, or import the file that does.`;
  return say`Nothing here is called \`${text}\`; ${role.noun} is needed.${hint}`;
}
