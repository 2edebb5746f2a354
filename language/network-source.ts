/**
 * The files of one network, from one state of their texts to the next.
 * Where an edit changes white space and comments alone, the topology stays the same object, and so does everything made from it: its places move to where the text is now.
 * Invariant: what is said of a state hangs on its texts alone.
 */
import type { Finding } from '../network/findings/index.js';
import type { IgnoreComment } from '../network/rules/index.js';
import { emptyTopology, type Topology } from '../network/topology/index.js';
import { importGraph } from './link/imports.js';
import { type Link, linkAll } from './link/link.js';
import { FileScope } from './link/scopes.js';
import { type Growing, type LoweredPiece, lowerPiece } from './lower/lower-piece.js';
import { nameFindings } from './lower/name-findings.js';
import { moved, reworded } from './lower/same-meaning.js';
import { tellApart } from './lower/tell-apart.js';
import type { FileInPieces } from './parse/file-in-pieces.js';

/** More than this of one file help nobody, and editors choke on them. */
const MOST_FINDINGS = 1000;

/** What a set of files says, and what is wrong with how they say it. */
export interface LoadedNetwork {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
  readonly ignores: readonly IgnoreComment[];
  /** Every file that was read, the given ones first. */
  readonly files: readonly string[];
  /** Every name in the texts and what it means. */
  readonly links: readonly Link[];
}

/** One state of the texts. */
interface State {
  readonly lowered: ReadonlyMap<string, readonly LoweredPiece[]>;
  readonly topology: Topology;
  readonly links: readonly Link[];
  /** Of the statements; those of imports are made anew. */
  readonly findings: readonly Finding[];
  /** Which files see which, by their keys: names are looked up along this. */
  readonly visible: string;
  /** Names that two elements share are told apart by their lines. */
  readonly hasSharedNames: boolean;
}

export class NetworkSource {
  private state: State | undefined;

  /** Files by their keys. `refused`: those that were not read, and why. What was said of the state before holds no more. */
  load(files: ReadonlyMap<string, FileInPieces>, refused: ReadonlyMap<string, string>): LoadedNetwork {
    const graph = importGraph(files, refused);
    const visible = JSON.stringify([...graph.visible]);
    const again = this.state?.visible === visible ? sameAgain(this.state, files) : undefined;
    this.state = again ?? lowerAll(files, graph.visible, visible);
    const { topology, links, findings, lowered } = this.state;
    return {
      topology,
      links,
      findings: [...graph.findings, ...findings],
      ignores: [...lowered.values()].flatMap((pieces) => pieces.flatMap(({ ignores }) => ignores)),
      files: [...files.values()].map(({ uri }) => uri),
    };
  }
}

/** The state before, its places moved; undefined where the texts mean something else now. */
function sameAgain(state: State, files: ReadonlyMap<string, FileInPieces>): State | undefined {
  if (state.hasSharedNames) return undefined;
  const changes: (() => LoweredPiece)[][] = [];
  for (const [key, { pieces }] of files) {
    const before = state.lowered.get(key);
    if (before?.length !== pieces.length) return undefined;
    const list: (() => LoweredPiece)[] = [];
    for (const [i, piece] of pieces.entries()) {
      const known = before[i] as LoweredPiece;
      const change = known.piece === piece ? () => moved(known) : reworded(known, piece);
      if (!change) return undefined;
      list.push(change);
    }
    changes.push(list);
  }
  const keys = [...files.keys()];
  return { ...state, lowered: new Map(changes.map((list, i) => [keys[i] as string, list.map((make) => make())])) };
}

function lowerAll(
  files: ReadonlyMap<string, FileInPieces>,
  visible: ReadonlyMap<string, readonly string[]>,
  visibleText: string,
): State {
  const topology = emptyTopology() as Growing<Topology>;
  const scopes = new Map([...files].map(([key, file]) => [key, new FileScope(file.uri)]));
  for (const [key, scope] of scopes)
    scope.visible = (visible.get(key) ?? []).map((other) => scopes.get(other) as FileScope);
  const lowered = new Map<string, LoweredPiece[]>();
  for (const [key, { pieces }] of files)
    lowered.set(
      key,
      pieces.map((piece) => lowerPiece(piece, scopes.get(key) as FileScope, topology)),
    );
  const hasSharedNames = tellApart([...lowered.values()].flat().flatMap(({ builder }) => builder.elements));
  const links: Link[] = [];
  const findings: Finding[] = [];
  for (const [key, pieces] of lowered) {
    const own = [...pieces.flatMap(({ syntax }) => syntax), ...pieces.flatMap(({ builder }) => builder.findings)];
    const requests = pieces.flatMap(({ builder }) => builder.links);
    for (const link of linkAll(requests, (finding) => own.push(finding))) links.push(link);
    const elements = pieces.flatMap(({ builder }) => builder.elements);
    for (const finding of nameFindings(elements, scopes.get(key) as FileScope)) own.push(finding);
    for (const finding of own.slice(0, MOST_FINDINGS)) findings.push(finding);
  }
  return { lowered, topology, links, findings, visible: visibleText, hasSharedNames };
}
