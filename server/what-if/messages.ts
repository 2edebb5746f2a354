import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Origin } from '../../network/topology/index.js';
import type { EndRanges } from '../preview/matrix/messages.js';
import type { PairQuestion, ReachResult } from '../protocol.js';

/** Request: `WhatIfParams` -> `WhatIfResult`. The network without some of what is in it: tried beside the text, which stays as it is. */
export type WhatIfMethod = 'vpclens/whatIf';

export interface WhatIfParams {
  readonly textDocument: { readonly uri: string };
  /** As the picture names the texts that the places are of; where one of them is another by now, the answer is LSP's `ContentModified`. */
  readonly texts: string;
  /** Where each is written: a rule, a route, an ACL, a group, a gateway or a connection. */
  readonly without: readonly Origin[];
  /** 0, then the `next` of the answer before: the effects that can be told in a moment. Absent: all at once. */
  readonly after?: number;
  /** A question to answer in the changed network as well. */
  readonly question?: PairQuestion;
}

export type WhatIfResult =
  | {
      readonly version: number;
      /** By file of the network, as the client spells it: the version of what was tried; `null`: it was read from disk. */
      readonly versions: Readonly<Record<string, number | null>>;
      /** In words what is switched off and what becomes of what used it. */
      readonly effects: readonly FlowChange[];
      /** Ask again for the effects from here on. Absent: that was all. */
      readonly next?: number;
      /** How many kinds of goals there are: `next` of them are looked at. */
      readonly all: number;
      /** Expectations that would fare differently; `holds` as it would be. */
      readonly expectations: readonly { readonly text: string; readonly holds: boolean | null }[];
      /** The same change, in the text: what *apply* makes. */
      readonly edit: WorkspaceEdit;
      readonly reach?: ReachResult;
      readonly error?: undefined;
    }
  | { readonly error: string };

/** Packets of a pair that fare differently. `opened`: what gets a reply only now. */
export interface FlowChange {
  readonly from: string;
  readonly to: string;
  readonly effect: 'opened' | 'closed' | 'other';
  /** Which packets, and of their replies what is new. */
  readonly traffic: string;
  /** It is so for every pair of these, each with its own addresses: the two that are named are an example. By their places in the matrix. */
  readonly alike?: { readonly from: EndRanges; readonly to: EndRanges; readonly pairs: number };
}

/** Request: `NewExpectationParams` -> `NewExpectationResult`. An expectation of what was asked, to be written behind the others. */
export type NewExpectationMethod = 'vpclens/newExpectation';

export interface NewExpectationParams {
  readonly textDocument: { readonly uri: string };
  readonly question: PairQuestion;
  readonly can: boolean;
}

export type NewExpectationResult =
  | {
      readonly text: string;
      /** As the network is. One that says what the answer says does; `null`: it cannot be told. */
      readonly holds: boolean | null;
      readonly edit: WorkspaceEdit;
      readonly error?: undefined;
    }
  | { readonly error: string };
