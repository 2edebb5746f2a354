/**
 * The files of one network, from one state of their texts to the next.
 * Where an edit changes white space and comments alone, the topology stays the same object, and so does everything made from it: its places move to where the text is now.
 * Where it changes more, what the untouched pieces declare stays the same objects, as long as every name in them means what it meant.
 * Invariant: what is said of a state hangs on its texts alone.
 */
import type { Finding } from '../network/findings/index.js';
import type { IgnoreComment } from '../network/rules/index.js';
import type { Topology } from '../network/topology/index.js';
import { importGraph } from './link/imports.js';
import type { Link } from './link/link.js';
import { leaveBehind } from './lower/left-behind.js';
import { type LoweredFiles, lowerFiles, lowerOn } from './lower/lower-files.js';
import type { LoweredPiece } from './lower/lower-piece.js';
import { moved, reworded } from './lower/same-meaning.js';
import type { FileInPieces } from './parse/file-in-pieces.js';

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
    const again = same && sameAgain(same, files);
    const lowered = again ?? (same && lowerOn(same, files)) ?? lowerFiles(files, graph.visible);
    if (before && !again) leave(before, lowered);
    const texts = new Map([...files].map(([key, { text }]) => [key, text]));
    this.state = { ...lowered, texts, visible };
    const { topology, links, findings } = lowered;
    return {
      topology,
      links,
      findings: [...graph.findings, ...findings],
      ignores: [...lowered.lowered.values()].flatMap((pieces) => pieces.flatMap(({ ignores }) => ignores)),
      files: [...files.values()].map(({ uri }) => uri),
    };
  }
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
