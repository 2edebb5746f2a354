/** From pieces of files to one topology, in which every name leads to what it means. */
import type { Finding } from '../../network/findings/index.js';
import { emptyTopology, type Topology } from '../../network/topology/index.js';
import { type Link, type Linked, linkAll, meansTheSame, toldAgain } from '../link/link.js';
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
  readonly links: readonly Link[];
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
    const touched = [...lowered.values()]
      .flat()
      .filter(({ piece, linked }) => known.has(piece) && !(linked && meansTheSame(linked)));
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

const elementsIn = (pieces: readonly LoweredPiece[]): Registered[] => pieces.flatMap(({ builder }) => builder.elements);

/** What stands in a piece shares names with what else stands there, or at the top level. */
function hasSharedName(lowered: Lowered): boolean {
  const pieces = [...lowered.values()].flat();
  return (
    pieces.some(({ sharesNames }) => sharesNames) ||
    sharingNames(elementsIn(pieces).filter(({ owner }) => !owner)).length > 0
  );
}

function fill(scopes: ReadonlyMap<string, FileScope>, lowered: Lowered): void {
  for (const [key, pieces] of lowered) scopes.get(key)?.refill(elementsIn(pieces));
}

/** Looks names up, those of pieces that stayed only where they mean nothing. */
function finished(
  lowered: Map<string, LoweredPiece[]>,
  scopes: ReadonlyMap<string, FileScope>,
  hasSharedNames: boolean,
): LoweredFiles {
  const links: Link[] = [];
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
    for (const one of linked) for (const link of one.links) links.push(link);
    lowered.set(
      key,
      pieces.map((piece, i) => ({ ...piece, linked: linked[i] })),
    );
  }
  return { lowered, scopes, topology: topologyOf(lowered), links, findings, hasSharedNames };
}

function topologyOf(lowered: Lowered): Topology {
  const all = [...lowered.values()].flat().map(({ declared }) => declared);
  const list = <K extends keyof Topology>(key: K) => all.flatMap((one) => one[key] as Topology[K][number][]);
  return Object.fromEntries(
    (Object.keys(emptyTopology()) as (keyof Topology)[]).map((key) => [key, list(key)]),
  ) as unknown as Topology;
}
