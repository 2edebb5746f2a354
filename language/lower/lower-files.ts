/** From pieces of files to one topology, in which every name leads to what it means. */
import type { Finding } from '../../network/findings/index.js';
import { emptyTopology, type Topology, writtenName } from '../../network/topology/index.js';
import { type Linked, linkAll, meansTheSame, toldAgain } from '../link/link.js';
import { NearNames } from '../link/link-messages.js';
import { FileScope, type Registered } from '../link/scopes.js';
import type { FileInPieces } from '../parse/file-in-pieces.js';
import type { Piece } from '../parse/piece.js';
import { type LoweredPiece, lowerPiece } from './lower-piece.js';
import { takenNames } from './name-findings.js';
import { moved } from './same-meaning.js';
import { sharingNames, tellApart } from './tell-apart.js';

/** More than this of one file help nobody, and editors choke on them. */
const MOST_FINDINGS = 1000;

export interface LoweredFiles {
  readonly lowered: ReadonlyMap<string, readonly LoweredPiece[]>;
  readonly scopes: ReadonlyMap<string, FileScope>;
  readonly topology: Topology;
  /** Of the statements; those of imports are made anew. */
  readonly findings: readonly Finding[];
  /** Names that two elements share are told apart by their lines. */
  readonly hasSharedNames: boolean;
}

/** `visible`: which files see which, by their keys. */
export function lowerFiles(
  files: ReadonlyMap<string, FileInPieces>,
  visible: ReadonlyMap<string, readonly string[]>,
): LoweredFiles {
  const scopes = new Map([...files].map(([key, file]) => [key, new FileScope(file.uri)]));
  for (const [key, scope] of scopes)
    scope.visible = (visible.get(key) ?? []).map((other) => scopes.get(other) as FileScope);
  const lowered = new Map<string, LoweredPiece[]>();
  for (const [key, { pieces }] of files) {
    const scope = scopes.get(key) as FileScope;
    lowered.set(
      key,
      pieces.map((piece) => lowerPiece(piece, scope)),
    );
  }
  fill(scopes, lowered);
  const shared = sharingNames(elementsIn([...lowered.values()].flat()));
  tellApart(shared);
  return finished(lowered, scopes, shared.length > 0);
}

/** So many times names are looked at anew because others, which they lead to, were lowered. Then everything is. */
const MOST_ROUNDS = 4;

/** The state after the one before, of files that see each other as they did. What is not touched stays. Undefined: everything is to be lowered. */
export function lowerOn(before: LoweredFiles, files: ReadonlyMap<string, FileInPieces>): LoweredFiles | undefined {
  if (before.hasSharedNames) return undefined;
  const { scopes } = before;
  const known = new Map(
    [...before.lowered.values()].flat().map((piece): [Piece, LoweredPiece] => [piece.piece, piece]),
  );
  const fresh = new Map<Piece, LoweredPiece>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const lowered = new Map<string, LoweredPiece[]>();
    for (const [key, { pieces }] of files)
      lowered.set(
        key,
        pieces.map((piece) => known.get(piece) ?? freshly(piece, scopes.get(key) as FileScope, fresh)),
      );
    fill(scopes, lowered);
    // Names that are told apart are others in everything that was said of their elements.
    if (hasSharedName(lowered)) return undefined;
    const changed = changedNames(before.lowered, lowered);
    const touched = [...lowered.values()]
      .flat()
      .filter(({ piece, linked }) => known.has(piece) && !(linked && meansTheSame(linked, changed)));
    if (touched.length === 0) {
      for (const [key, pieces] of lowered) lowered.set(key, pieces.map(moved));
      return finished(lowered, scopes, false);
    }
    for (const { piece } of touched) known.delete(piece);
  }
  return undefined;
}

function freshly(piece: Piece, scope: FileScope, fresh: Map<Piece, LoweredPiece>): LoweredPiece {
  let lowered = fresh.get(piece);
  if (!lowered) {
    lowered = lowerPiece(piece, scope);
    fresh.set(piece, lowered);
  }
  return lowered;
}

type Lowered = ReadonlyMap<string, readonly LoweredPiece[]>;

const ANY_NAME = { has: () => true };

/** The names of what is no more and of what is new. Where pieces changed places, several things of one name stand in another order. */
function changedNames(before: Lowered, now: Lowered): { has(name: string): boolean } {
  const names = new Set<string>();
  for (const [key, pieces] of now) {
    const old = before.get(key) ?? [];
    const at = new Map(old.map(({ builder }, i) => [builder, i]));
    let last = -1;
    for (const piece of pieces) {
      const stood = at.get(piece.builder);
      if (stood === undefined) addNames(names, piece);
      else if (stood < last) return ANY_NAME;
      else last = stood;
      at.delete(piece.builder);
    }
    for (const i of at.values()) addNames(names, old[i] as LoweredPiece);
  }
  return names;
}

function addNames(names: Set<string>, { builder }: LoweredPiece): void {
  for (const { element } of builder.elements) {
    names.add(element.name);
    names.add(writtenName(element));
    for (const { value } of element.ids) names.add(value);
  }
}

const elementsIn = (pieces: readonly LoweredPiece[]): Registered[] => pieces.flatMap(({ builder }) => builder.elements);

/** What stands in a piece shares names with what else stands there, or at the top level. */
function hasSharedName(lowered: Lowered): boolean {
  const pieces = [...lowered.values()].flat();
  return (
    pieces.some(({ sharesNames }) => sharesNames) || sharingNames(pieces.flatMap(({ names }) => names.atTop)).length > 0
  );
}

/** Gives the files the names that their pieces declare. */
export function fill(scopes: ReadonlyMap<string, FileScope>, lowered: Lowered): void {
  for (const [key, pieces] of lowered) scopes.get(key)?.refill(pieces.map(({ names }) => names));
}

/** Looks names up, those of pieces that stayed only where they mean nothing. */
export function finished(
  lowered: Map<string, LoweredPiece[]>,
  scopes: ReadonlyMap<string, FileScope>,
  hasSharedNames: boolean,
): LoweredFiles {
  const findings: Finding[] = [];
  for (const [key, pieces] of lowered) {
    const near = new NearNames();
    const linked = pieces.map(
      ({ linked: before, builder }): Linked => (before ? toldAgain(before, near) : linkAll(builder.links, near)),
    );
    const own = [
      ...pieces.flatMap(({ syntax }) => syntax),
      ...pieces.flatMap(({ builder }) => builder.findings),
      ...linked.flatMap((one) => one.findings),
      ...pieces.flatMap(({ reserved }) => reserved),
      ...(hasSharedNames ? takenNames(elementsIn(pieces), scopes.get(key) as FileScope) : []),
    ];
    for (const finding of own.slice(0, MOST_FINDINGS)) findings.push(finding);
    lowered.set(
      key,
      pieces.map((piece, i) => (piece.linked === linked[i] ? piece : { ...piece, linked: linked[i] })),
    );
  }
  return { lowered, scopes, topology: topologyOf(lowered), findings, hasSharedNames };
}

function topologyOf(lowered: Lowered): Topology {
  const all = [...lowered.values()].flat().map(({ declared }) => declared);
  const list = <K extends keyof Topology>(key: K) => all.flatMap((one) => one[key] as Topology[K][number][]);
  return Object.fromEntries(
    (Object.keys(emptyTopology()) as (keyof Topology)[]).map((key) => [key, list(key)]),
  ) as unknown as Topology;
}
