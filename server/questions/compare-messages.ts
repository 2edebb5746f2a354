import type { EndRanges } from '../preview/matrix/messages.js';
import type { FlowChange } from '../what-if/messages.js';

/** Request: `CompareParams` -> `CompareResult`. What differs between the network as other texts have it and as it is now. */
export type CompareMethod = 'vpclens/compare';

export interface CompareParams {
  readonly textDocument: { readonly uri: string };
  /** The texts of the other state, by URI; `null`: there was no such file. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** 0, then the `next` of the answer before: what can be told in a moment. Absent: all at once. */
  readonly after?: number;
  /** Ends of the matrix that somebody looks at, by their places: what leads to them is told with the rest. */
  readonly looked?: EndRanges;
  /** Where to tell how far the work is. */
  readonly workDoneToken?: string | number;
}

export type CompareResult =
  /** Ask again with the texts of these files as well. */
  | { readonly need: readonly string[] }
  | {
      readonly summary: string;
      /** Ends that there are only now, and only then. */
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly changes: readonly {
        readonly from: string;
        readonly to: string;
        /** `opened`: what gets a reply only now; `closed`: what got one. */
        readonly effect: 'opened' | 'closed' | 'other';
        /** `Becomes reachable`. */
        readonly title: string;
        readonly traffic: string;
        /** As of `FlowChange`. */
        readonly alike?: FlowChange['alike'];
      }[];
      /** Ask again from here on. Absent: that was all. */
      readonly next?: number;
      /** How many kinds of goals there are: `next` of them are looked at. */
      readonly all: number;
    }
  | { readonly error: string };
