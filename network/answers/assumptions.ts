import type { QuestionEnd } from '../endpoints/index.js';
import type { OnPremisesNetwork, Topology, Vpc } from '../topology/index.js';
import { say } from '../words/index.js';

/** Something whose blocks no file tells, of which it is assumed that they lie nowhere where the files put others. */
export type AssumingPlace = OnPremisesNetwork | Vpc;

export function assumingPlaces({ networks, vpcs }: Topology): AssumingPlace[] {
  return [
    ...networks.filter(({ unknown, anywhere }) => unknown && !anywhere),
    ...vpcs.filter(({ unknown }) => unknown === true),
  ];
}

/** Of so many it is found out one by one whether an answer rests on them. */
const MOST_DOUBTED = 12;

/**
 * The places without whose assumption it would be told otherwise: each is doubted by itself, and where none alone makes a difference, all of them.
 * `tell`: what is told where some are doubted.
 */
export function restingOn(
  places: readonly AssumingPlace[],
  tell: (doubted: readonly AssumingPlace[]) => string,
): readonly AssumingPlace[] {
  if (places.length === 0) return [];
  const told = tell([]);
  if (tell(places) === told) return [];
  if (places.length > MOST_DOUBTED) return places;
  const alone = places.filter((place) => tell([place]) !== told);
  return alone.length > 0 ? alone : places;
}

const MOST_BLOCKS = 4;

/** One sentence an assumption; `ends`: what the question is about, to say of which addresses. */
export function assumptionText(place: AssumingPlace, ends: readonly QuestionEnd[] = []): string {
  const owners = new Set<AssumingPlace>();
  for (const end of ends) {
    if (end.kind === 'interface') owners.add(end.iface.vpc);
    else if (end.kind === 'network') owners.add(end.network);
  }
  owners.delete(place);
  const blocks = [...new Set([...owners].flatMap(({ cidrs }) => cidrs.map(({ text }) => text)))];
  const inside =
    blocks.length === 0 || blocks.length > MOST_BLOCKS
      ? say`the blocks that the files give to VPCs and to other networks`
      : blocks.join(', ');
  if (place.kind === 'vpc') return say`assuming that no address of ${place.name} lies inside ${inside}`;
  const isPublic = ends.length === 0 || ends.some(({ kind }) => kind === 'internet');
  return say`
    assuming that ${place.name} announces nothing inside ${inside}${isPublic ? say`, and no public address` : ''}
  `;
}
