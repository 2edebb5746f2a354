import type { Element } from '../../network/topology/model.js';
import type { Names } from './names.js';
import type { ElementKind } from './roles.js';
import type { Owner, Place } from './scopes.js';

export interface Resolution {
  /** One; several where a name is ambiguous or an id is shared; none where nothing is called so. */
  readonly targets: readonly Element[];
  /** Several targets share one provider id: the interfaces of one instance. */
  readonly sharedId: boolean;
}

const NOTHING: Resolution = { targets: [], sharedId: false };

/**
 * What a name means at a place, among elements of the given kinds (all of them, if undefined):
 * `vpc.name` is looked up in that VPC; a bare name first inside the VPC where it stands, then at the top level of the visible files, then as a short name inside anything visible.
 * In each of these steps a name comes before a provider id. The first step that has something decides.
 */
export function resolve(text: string, place: Place, kinds: ReadonlySet<ElementKind> | undefined): Resolution {
  const dot = text.indexOf('.');
  return dot < 0
    ? resolveBare(text, place, kinds)
    : resolveQualified(text.slice(0, dot), text.slice(dot + 1), place, kinds);
}

function resolveBare(name: string, place: Place, kinds: ReadonlySet<ElementKind> | undefined): Resolution {
  if (place.owner) {
    for (const file of place.file.visible) {
      const names = file.namesOf(place.owner);
      const found = names && pick(name, [names], kinds, true);
      if (found) return found;
    }
  }
  const { visible } = place.file;
  return (
    pick(
      name,
      visible.map((file) => file.top),
      kinds,
      true,
    ) ??
    pick(
      name,
      visible.map((file) => file.inside),
      kinds,
      false,
    ) ??
    NOTHING
  );
}

function resolveQualified(
  ownerName: string,
  name: string,
  place: Place,
  kinds: ReadonlySet<ElementKind> | undefined,
): Resolution {
  const owners = resolveBare(ownerName, { file: place.file }, OWNERS).targets;
  for (const owner of owners) {
    for (const file of place.file.visible) {
      const names = file.namesOf(owner as Owner);
      const found = names && pick(name, [names], kinds, true);
      if (found) return found;
    }
  }
  return NOTHING;
}

const OWNERS: ReadonlySet<ElementKind> = new Set(['vpc', 'network', 'transit-gateway']);

/** `firstWins`: where one scope has a name twice, that is reported at the declaration; the first one is meant. */
function pick(
  name: string,
  scopes: readonly Names[],
  kinds: ReadonlySet<ElementKind> | undefined,
  firstWins: boolean,
): Resolution | undefined {
  const fits = (element: Element): boolean => !kinds || kinds.has(element.kind);
  const named = collect(scopes, (scope) => scope.named(name), fits);
  if (named.length > 0) return { targets: firstWins ? named.slice(0, 1) : named, sharedId: false };
  const identified = collect(scopes, (scope) => scope.identified(name), fits);
  return identified.length > 0 ? { targets: identified, sharedId: identified.length > 1 } : undefined;
}

function collect(
  scopes: readonly Names[],
  read: (scope: Names) => readonly Element[],
  fits: (element: Element) => boolean,
): Element[] {
  const out: Element[] = [];
  for (const scope of scopes) for (const element of read(scope)) if (fits(element)) out.push(element);
  return out;
}
