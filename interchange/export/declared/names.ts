import type { Declared } from './declared.js';

export interface Naming {
  /** A name of these words that the format allows. */
  readonly make: (words: readonly string[]) => string;
  /** Names that are another only in their letters’ size are one. Two types may share a name, where that is so. */
  readonly perType: boolean;
}

/**
 * What each resource is called: as its element is, so that whoever knows the file knows the export; with the VPC's name in front where several share one, and its type's last word behind where that is not enough.
 * Parts are called after what they are parts of.
 */
export function namesOf(resources: readonly Declared[], { make, perType }: Naming): ReadonlyMap<Declared, string> {
  const names = new Map<Declared, string>();
  const taken = new Set<string>();
  const scope = ({ type }: Declared, name: string): string => `${perType ? type : ''} ${name.toLowerCase()}`;
  const give = (declared: Declared, name: string): void => {
    names.set(declared, name);
    taken.add(scope(declared, name));
  };
  let left = resources.filter(({ element }) => element);
  for (const wordsOf of [own, qualified, typed]) {
    const asked = new Map<string, Declared[]>();
    for (const one of left) {
      const key = scope(one, make(wordsOf(one)));
      asked.set(key, [...(asked.get(key) ?? []), one]);
    }
    const free = [...asked].flatMap(([key, [one, ...others]]) =>
      one && others.length === 0 && !taken.has(key) ? [one] : [],
    );
    for (const one of free) give(one, make(wordsOf(one)));
    left = left.filter((one) => !names.has(one));
  }
  const numbered = (declared: Declared, words: readonly string[]): void => {
    let name = make(words);
    for (let count = 2; taken.has(scope(declared, name)); count++) name = make([...words, String(count)]);
    give(declared, name);
  };
  for (const one of left) numbered(one, typed(one));
  for (const one of resources)
    if (!one.element)
      numbered(one, [
        ...one.part.map((part) => (typeof part === 'string' ? part : (names.get(part) ?? ''))),
        ...(perType ? [] : [lastWord(one)]),
      ]);
  return names;
}

const own = ({ element }: Declared): string[] => [element?.name ?? ''];

function qualified(declared: Declared): string[] {
  const { vpc, transitGateway } = (declared.element ?? {}) as {
    vpc?: { name: string };
    transitGateway?: { name: string };
  };
  return [...[vpc ?? transitGateway].flatMap((owner) => (owner ? [owner.name] : [])), ...own(declared)];
}

const typed = (declared: Declared): string[] => [...qualified(declared), lastWord(declared)];

function lastWord({ type }: Declared): string {
  return type.split('_').at(-1) ?? type;
}
