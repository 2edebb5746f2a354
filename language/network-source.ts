/**
 * The files of one network, from one state of their texts to the next.
 * Where an edit changes white space and comments alone, the topology stays the same object, and so does everything made from it: its places move to where the text is now.
 * Where it changes more, what the untouched pieces declare stays the same objects, as long as every name in them means what it meant.
 * Invariant: what is said of a state hangs on its texts alone.
 */
import type { Finding } from '../network/findings/index.js';
import type { IgnoreComment } from '../network/rules/index.js';
import { type OtherRules, type Topology, withOtherRules } from '../network/topology/index.js';
import { importGraph } from './link/imports.js';
import type { Link } from './link/link.js';
import type { FileScope } from './link/scopes.js';
import { leaveBehind, leavePlacesBehind } from './lower/left-behind.js';
import { fill, finished, type LoweredFiles, lowerFiles, lowerOn } from './lower/lower-files.js';
import type { LoweredPiece } from './lower/lower-piece.js';
import { withRulesOf } from './lower/other-rules.js';
import { moved, reworded } from './lower/same-meaning.js';
import type { FileInPieces } from './parse/file-in-pieces.js';
import type { Piece } from './parse/piece.js';
import { giveUpTrees } from './parse/trees.js';

/** What a set of files says, and what is wrong with how they say it. */
export interface LoadedNetwork {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
  readonly ignores: readonly IgnoreComment[];
  /** Every file that was read, the given ones first. */
  readonly files: readonly string[];
  /** Every name in the texts and what it means. */
  readonly links: readonly Link[];
  /** The same by file, from the front to the back. */
  readonly names: ReadonlyMap<string, readonly NamesOfLines[]>;
}

/** The names in some lines. The list stays the same one as long as they mean the same, wherever the lines are moved to. */
export interface NamesOfLines {
  /** How many lines of the file stand before them, and how many they are. */
  readonly line: number;
  readonly lines: number;
  readonly links: readonly Link[];
}

/** One state of the texts. */
interface State extends LoweredFiles {
  readonly texts: ReadonlyMap<string, string>;
  /** Which files see which, by their keys: names are looked up along this. */
  readonly visible: string;
}

export class NetworkSource {
  private state: State | undefined;

  /** Files by their keys. `refused`: those that were not read, and why. What was said of the state before holds no more. */
  load(files: ReadonlyMap<string, FileInPieces>, refused: ReadonlyMap<string, string>): LoadedNetwork {
    const graph = importGraph(files, refused);
    const visible = JSON.stringify([...graph.visible]);
    const before = this.state;
    const same = before?.visible === visible ? before : undefined;
    const again = same && (sameAgain(same, files) ?? otherRules(same, files));
    const lowered = again ?? (same && lowerOn(same, files)) ?? lowerFiles(files, graph.visible);
    if (before && !again) leave(before, lowered);
    const texts = new Map([...files].map(([key, { text }]) => [key, text]));
    this.state = { ...lowered, texts, visible };
    for (const { pieces } of files.values()) giveUpTrees(pieces);
    return loaded(lowered, files, graph.findings);
  }

  /**
   * What other texts would say, whose pieces stand on the lines where those of the state do. Of those that are the same, elements and places are shared with the state, which stays.
   * Holds until the next load. Undefined: with other words files see other files.
   */
  consider(files: ReadonlyMap<string, FileInPieces>, refused: ReadonlyMap<string, string>): LoadedNetwork | undefined {
    const { state } = this;
    const graph = importGraph(files, refused);
    if (!state || state.visible !== JSON.stringify([...graph.visible])) return undefined;
    try {
      return loaded(lowerOn(state, files) ?? lowerFiles(files, graph.visible), files, graph.findings);
    } finally {
      fill(state.scopes, state.lowered);
    }
  }
}

function loaded(
  { topology, findings, lowered }: LoweredFiles,
  files: ReadonlyMap<string, FileInPieces>,
  ofImports: readonly Finding[],
): LoadedNetwork {
  const names = namesIn(lowered, files);
  return {
    topology,
    names,
    get links() {
      return [...names.values()].flatMap((list) => list.flatMap(({ links }) => links));
    },
    findings: [...ofImports, ...findings],
    ignores: [...lowered.values()].flatMap((pieces) => pieces.flatMap(({ ignores }) => ignores)),
    files: [...files.values()].map(({ uri }) => uri),
  };
}

function namesIn(
  lowered: LoweredFiles['lowered'],
  files: ReadonlyMap<string, FileInPieces>,
): ReadonlyMap<string, readonly NamesOfLines[]> {
  const names = new Map<string, readonly NamesOfLines[]>();
  for (const [key, pieces] of lowered)
    names.set(
      files.get(key)?.uri ?? key,
      pieces.map(({ piece, line, linked }) => ({ line, lines: piece.lines, links: linked?.links ?? [] })),
    );
  return names;
}

/** The state before with other rules in its groups and ACLs; undefined where the texts differ in something else. */
function otherRules(state: State, files: ReadonlyMap<string, FileInPieces>): LoweredFiles | undefined {
  if (state.hasSharedNames) return undefined;
  const changes: (() => LoweredPiece)[][] = [];
  const others: OtherRules[] = [];
  for (const [key, { pieces }] of files) {
    const before = state.lowered.get(key);
    const scope = state.scopes.get(key);
    if (before?.length !== pieces.length || !scope) return undefined;
    const list: (() => LoweredPiece)[] = [];
    for (const [i, piece] of pieces.entries()) {
      const known = before[i] as LoweredPiece;
      if (known.piece === piece) list.push(() => moved(known));
      else {
        const change =
          reworded(known, piece) ?? withOthers(known, piece, scope, state.texts.get(key) as string, others);
        if (!change) return undefined;
        list.push(change);
      }
    }
    changes.push(list);
  }
  const keys = [...files.keys()];
  const lowered = new Map(changes.map((list, i) => [keys[i] as string, list.map((make) => make())]));
  const now = finished(lowered, state.scopes, false);
  return { ...now, topology: withOtherRules(now.topology, others) };
}

function withOthers(
  known: LoweredPiece,
  piece: Piece,
  scope: FileScope,
  text: string,
  others: OtherRules[],
): (() => LoweredPiece) | undefined {
  const change = withRulesOf(known, piece, scope);
  if (!change) return undefined;
  return () => {
    const made = change();
    leavePlacesBehind(made.gone, text);
    others.push(...made.others);
    return made.piece;
  };
}

/** The state before, its places moved; undefined where the texts mean something else now. */
function sameAgain(state: State, files: ReadonlyMap<string, FileInPieces>): LoweredFiles | undefined {
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

/** What is no more stays where it stood. */
function leave(before: State, now: LoweredFiles): void {
  const kept = new Set([...now.lowered.values()].flatMap((pieces) => pieces.map(({ builder }) => builder)));
  for (const [key, pieces] of before.lowered)
    for (const piece of pieces) if (!kept.has(piece.builder)) leaveBehind(piece, before.texts.get(key) as string);
}
