import type { Verdict } from '../../../network/answers/index.js';

/**
 * Who can be in a row or a column of the matrix. Endpoints that share everything that decides a flow are alike: they are of one kind. What is in the cells is asked for with
 * `vpclens/matrixCells`, of the rows and columns that somebody looks at; what decides a pair with `vpclens/reach`.
 */
export interface MatrixEnds {
  /** Which matrix this is: cells are asked of it. The same number: nothing in it is another. */
  readonly id: number;
  readonly endpoints: readonly CompactEndpoint[];
}

export interface CompactEndpoint {
  /** The qualified name, `internet`, or a network's. The same as the map element's `id`. */
  readonly name: string;
  /** `internet`, `network`, `host`, `load-balancer`, or the resource's type. */
  readonly kind: string;
  readonly addresses: readonly string[];
  readonly publicAddresses: readonly string[];
  readonly subnet?: string;
  readonly vpc?: string;
  /** The qualified names of its security groups, where it can have any. */
  readonly securityGroups?: readonly string[];
  /** The same number: the same kind. */
  readonly alike: number;
}

/** Some of the endpoints, by their places in `endpoints`: `[0, 3, 7, 8]` are 0, 1, 2 and 7. They rise, and each stands once. */
export type EndRanges = readonly number[];

/** What somebody looks for. */
export interface Sought {
  readonly verdict?: Verdict | undefined;
  /** A TCP or UDP port that gets through. */
  readonly port?: number | undefined;
}

/** Request: `MatrixCellsParams` -> `MatrixCellsResult`. The cells of some rows and columns, each one endpoint or several. LSP's `ContentModified` where the matrix is another by now. */
export type MatrixCellsMethod = 'vpclens/matrixCells';

export interface MatrixCellsQuestion {
  readonly rows: readonly EndRanges[];
  readonly columns: readonly EndRanges[];
  readonly sought?: Sought;
}

export interface MatrixCellsParams extends MatrixCellsQuestion {
  readonly textDocument: { readonly uri: string };
  /** The matrix's `id`. */
  readonly matrix: number;
}

export interface MatrixCellsResult {
  /** The first of the columns that were asked for, at least one, each with a cell for every row. The others took too long to be waited for: ask for them again. */
  readonly columns: readonly (readonly CompactCell[])[];
  /** The distinct short texts of what gets through: `tcp 443, icmp 8/0`, `all`. */
  readonly traffics: readonly string[];
}

/**
 * Of the pairs of a cell, how many are `reachable`, `partly`, `one-way`, `unknown` and `blocked`, and how many have what is sought; then what gets through, an index into
 * `traffics`, where that is the same of all that are not blocked, else -1. Nobody is asked about himself: where the row and the column are the same endpoint there is no pair.
 */
export type CompactCell = readonly [
  reachable: number,
  partly: number,
  oneWay: number,
  unknown: number,
  blocked: number,
  sought: number,
  traffic: number,
];

/** Request: `MatrixKindsParams` -> `MatrixKindsResult`. The kinds that what is sought starts from and leads to. As many goals are looked at as can be in a moment: ask again from `next` on. */
export type MatrixKindsMethod = 'vpclens/matrixKinds';

export interface MatrixKindsQuestion {
  readonly sought: Sought;
  /** 0, then the `next` of the answer before. */
  readonly after: number;
}

export interface MatrixKindsParams extends MatrixKindsQuestion {
  readonly textDocument: { readonly uri: string };
  readonly matrix: number;
}

export interface MatrixKindsResult {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Absent: that was all. */
  readonly next?: number;
  /** How many kinds of goals there are. */
  readonly all: number;
}
