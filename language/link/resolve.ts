import type { Element, ElementKind } from '../../network/topology/index.js';
import type { NameTable } from './names.js';
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
  const dot = ownerDot(text);
  return dot < 0
    ? resolveBare(text, place, kinds)
    : resolveQualified(text.slice(0, dot), text.slice(dot + 1), place, kinds);
}

/** Where `vpc.name` has its dot; the file names of names that are told apart, `office (b.vpc)`, may have others. */
export function ownerDot(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (text[i] === '.' && depth <= 0) return i;
  }
  return -1;
}

function resolveBare(name: string, place: Place, kinds: ReadonlySet<ElementKind> | undefined): Resolution {
  const { file, owner } = place;
  const local = owner && insideOwner(name, owner, place, kinds);
  if (local) return local;
  const top = file.visible.map((each) => each.top);
  return (
    pick(name, top, kinds, (named) => firstOfEachFile(named, file.file)) ??
    // Gathered only where somebody asks.
    pick(
      name,
      file.visible.map((each) => each.inside),
      kinds,
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
  const found = owners.flatMap((owner) => insideOwner(name, owner as Owner, place, kinds) ?? []);
  return found.length > 1
    ? { targets: found.flatMap(({ targets }) => targets), sharedId: false }
    : (found[0] ?? NOTHING);
}

const OWNERS: ReadonlySet<ElementKind> = new Set(['vpc', 'network', 'transit-gateway']);

/** What a name means among what an owner has. */
export function insideOwner(
  name: string,
  owner: Owner,
  place: Place,
  kinds: ReadonlySet<ElementKind> | undefined,
): Resolution | undefined {
  for (const file of place.file.visible) {
    const names = file.namesOf(owner);
    const found = names && pick(name, [names], kinds, (named) => named.slice(0, 1));
    if (found) return found;
  }
  return undefined;
}

/** `meant`: which of several with one name are meant, where one scope may have it twice by mistake (a finding of its own). */
function pick(
  name: string,
  scopes: readonly NameTable[],
  kinds: ReadonlySet<ElementKind> | undefined,
  meant: (named: Element[]) => Element[] = (named) => named,
): Resolution | undefined {
  const fits = (element: Element): boolean => !kinds || kinds.has(element.kind);
  const named = collect(scopes, (scope) => scope.named(name), fits);
  if (named.length > 0) return { targets: named.length > 1 ? meant(named) : named, sharedId: false };
  const identified = collect(scopes, (scope) => scope.identified(name), fits);
  return identified.length > 0 ? { targets: identified, sharedId: identified.length > 1 } : undefined;
}

/** A file's own name is the one it means, and the first where it has it twice; names of other files compete. */
function firstOfEachFile(named: readonly Element[], own: string): Element[] {
  const byFile = new Map<string, Element>();
  for (const element of named) {
    const { file } = element.nameOrigin;
    if (!byFile.has(file)) byFile.set(file, element);
  }
  const mine = byFile.get(own);
  return mine ? [mine] : [...byFile.values()];
}

function collect(
  scopes: readonly NameTable[],
  read: (scope: NameTable) => readonly Element[],
  fits: (element: Element) => boolean,
): Element[] {
  const out: Element[] = [];
  for (const scope of scopes) for (const element of read(scope)) if (fits(element)) out.push(element);
  return out;
}
