import { plural } from '../../../network/words/index.js';
import type { Hop, PathAnswer } from '../../../server/protocol.js';

/** Ways that differ in nothing but whose they are: the first stands for all of them. */
export interface WayKind {
  readonly path: PathAnswer;
  readonly paths: readonly PathAnswer[];
}

/** In the order of the first of each kind. */
export function wayKinds(paths: readonly PathAnswer[]): WayKind[] {
  const kinds = new Map<string, { path: PathAnswer; paths: PathAnswer[] }>();
  for (const path of paths) {
    const key = keyOf(path);
    const known = kinds.get(key);
    if (known) known.paths.push(path);
    else kinds.set(key, { path, paths: [path] });
  }
  return [...kinds.values()];
}

/** What decides, and how: the addresses of the ends are not what makes a way. */
function keyOf({ verdict, via, handedOn, forward, return: back }: PathAnswer): string {
  const steps = (hops: readonly Hop[]) =>
    hops.map(({ checkpoint, object, decision, rule }) => [
      checkpoint,
      checkpoint === 'delivery' || checkpoint === 'source-dest-check' ? '' : object,
      decision,
      rule ?? '',
    ]);
  return JSON.stringify([verdict, via, handedOn?.node ?? '', steps(forward), steps(back)]);
}

/** `36 paths, 3 kinds`. */
export function kindsText(kinds: readonly WayKind[]): string {
  const paths = kinds.reduce((sum, kind) => sum + kind.paths.length, 0);
  const told = plural(paths, 'path');
  return paths === kinds.length ? told : `${told}, ${plural(kinds.length, 'kind')}`;
}

/** Whose way each is: `10.0.0.10 → 10.0.1.5`. */
export function endsOfWay({ forward, return: back }: PathAnswer): string {
  const first = forward[0]?.packet;
  if (!first) return '';
  return `${first.source} → ${back[0]?.packet.source ?? forward.at(-1)?.packet.destination ?? first.destination}`;
}
