/**
 * What the preview and whoever hosts it say to each other. The host is the extension in the editor, and a few lines of script in a test or an exported page:
 * the preview itself knows no editor. docs/preview-protocol.md tells how they keep in step; `protocol/` looks at each message at both ends.
 */

import type {
  ElementAtResult,
  FlowChange,
  MatrixCellsQuestion,
  MatrixCellsResult,
  MatrixKindsQuestion,
  MatrixKindsResult,
  Origin,
  PictureUpdate,
  PreviewPicture,
  PreviewRest,
  ReachResult,
  WhatIfResult,
} from '../../server/protocol.js';
import type { KeptFolds } from './map/folds.js';
import type { MatrixGrouping } from './matrix/grouping.js';

export type Tab = 'map' | 'matrix' | 'trace' | 'expectations';

/** The two ends and the traffic of a question, as typed. Traffic empty: every protocol and port. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
}

/** What differs from another state of the texts. */
export interface Since {
  /** Ends that there are only now, and only then. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly effects: readonly FlowChange[];
  /** How much of it is worked out. Absent: that is all. */
  readonly percent?: number;
}

/** The two states that the text as it is now is compared with. */
export type SinceBase = 'head' | 'disk';

/** Who wants cells: of each the newest question counts, and an older one is given up. */
export type CellsFor = 'matrix' | 'map' | 'copy';

export type HostMessage =
  /** Without the rest: that is still to come. */
  | {
      readonly type: 'snapshot';
      readonly snapshot: PreviewPicture & Partial<PreviewRest>;
      readonly protocol?: number;
      /** What it is called, where a patch may follow. */
      readonly state?: string;
    }
  /** What differs from the picture of the state `base`, which came before. */
  | ({ readonly type: 'patch' } & Extract<PictureUpdate, { readonly patch: unknown }>)
  /** Of the snapshot of that version, which came before. */
  | { readonly type: 'rest'; readonly rest: PreviewRest }
  /** The answer to the `reach` message of that number. */
  | { readonly type: 'reach'; readonly id: number; readonly result: ReachResult }
  /** The answer to the `whatIf` message of that number. */
  | { readonly type: 'whatIf'; readonly id: number; readonly result: WhatIfResult }
  /** The answer to the `cells` message of that number. */
  | {
      readonly type: 'cells';
      readonly of: CellsFor;
      readonly id: number;
      readonly result: MatrixCellsResult | { readonly error: string };
    }
  /** The answer to the `kinds` message of that number. */
  | { readonly type: 'kinds'; readonly id: number; readonly result: MatrixKindsResult | { readonly error: string } }
  /** What that version opens and closes, against the last commit and against the files on disk. Absent: nothing differs, or it cannot be told. */
  | { readonly type: 'since'; readonly version: number; readonly head?: Since; readonly disk?: Since }
  /** More of it, as it is worked out: what is told adds to what was told before. */
  | {
      readonly type: 'sinceMore';
      readonly version: number;
      readonly base: SinceBase;
      readonly effects: readonly FlowChange[];
      readonly percent?: number;
    }
  /** What came of something that was to be written. */
  | { readonly type: 'notice'; readonly text: string }
  /** What the cursor is in. */
  | ({ readonly type: 'highlight' } & ElementAtResult)
  /** No new snapshot can be had. What was drawn before stays, marked as old. */
  | { readonly type: 'failed'; readonly message: string }
  /** Save the map, as it is shown: it comes back by `save`, with the number that it was asked for by. */
  | { readonly type: 'picture'; readonly format: 'svg' | 'png'; readonly asked?: number }
  | {
      readonly type: 'show';
      readonly tab?: Tab;
      readonly pair?: Pair;
      readonly focus?: string;
      readonly only?: readonly string[];
    };

export type PreviewMessage =
  /** The page runs and listens; the host then sends what it has. */
  | { readonly type: 'ready'; readonly protocol?: number }
  /** The patch that came cannot be used: the whole is wanted. */
  | { readonly type: 'whole' }
  | { readonly type: 'reach'; readonly id: number; readonly pair: Pair }
  /** The same in the network without what is written at these places of the texts that the picture names so; without a pair: what changes alone. */
  | {
      readonly type: 'whatIf';
      readonly id: number;
      readonly texts: string;
      readonly without: readonly Origin[];
      readonly pair?: Pair;
    }
  /** Cells of the matrix of that number; one that is of an older text has no answer. */
  | {
      readonly type: 'cells';
      readonly of: CellsFor;
      readonly id: number;
      readonly matrix: number;
      readonly question: MatrixCellsQuestion;
    }
  /** Which kinds of its ends have what is sought. */
  | {
      readonly type: 'kinds';
      readonly id: number;
      readonly matrix: number;
      readonly question: MatrixKindsQuestion;
    }
  /** Write into the text what the answer of that number tried. */
  | { readonly type: 'apply'; readonly id: number }
  /** Mend a finding of the texts that the picture names so, by the fix of that title. */
  | {
      readonly type: 'fix';
      readonly texts: string;
      readonly rule: string;
      readonly origin: Origin;
      readonly title: string;
    }
  /** Write an expectation of this question into the text. */
  | { readonly type: 'expect'; readonly pair: Pair; readonly can: boolean }
  /** Show this place in the text; `takeFocus`: and put the keyboard there. */
  | { readonly type: 'reveal'; readonly origin: Origin; readonly takeFocus: boolean }
  /** Put this on the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  /** The map, or the matrix as a table, as a file. Where it goes the host asks, but where it asked for the picture of that number itself. */
  | { readonly type: 'save'; readonly name: string; readonly data: Uint8Array<ArrayBuffer>; readonly asked?: number }
  /** What differs from other states of the text need not be worked out any further. */
  | { readonly type: 'stopSince' }
  | { readonly type: 'retry' };

/** What the preview keeps across a reload of the window. `uri` is the host's: it tells which file to show again. */
export interface SavedState extends KeptFolds {
  readonly uri: string;
  readonly tab: Tab;
  readonly pair: Pair;
  readonly matrix: MatrixGrouping;
  /** The map shows the trace of the pair. */
  readonly tracing: boolean;
  /** The VPC or subnet that the map shows alone; empty: all. */
  readonly only: string;
  /** The overview is wanted. */
  readonly minimap: boolean;
}
