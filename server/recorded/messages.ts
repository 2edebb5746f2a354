/** What an exported page holds. Types only, as in all that the preview knows of the server. */
import type { Catalogue, Language } from '../../network/words/index.js';
import type {
  MatrixCellsQuestion,
  MatrixCellsResult,
  MatrixKindsQuestion,
  MatrixKindsResult,
  PairQuestion,
  PreviewSnapshot,
  ReachResult,
} from '../protocol.js';

/** What an exported page has in it, so that it needs no server: everything that is shown at once, and the texts, of which any pair can be asked. */
export interface RecordedPage {
  readonly snapshot: PreviewSnapshot;
  /** Every text of the network. The first `roots` are those that were exported, the others are imported by them. */
  readonly texts: readonly RecordedText[];
  readonly roots: number;
  /** What is open at first. */
  readonly tab: 'map' | 'matrix';
  /** What of the matrix stands together at first. Absent: as its size has it. */
  readonly grouping?: 'alike';
  /** In which language it speaks, with its sentences. Absent: English. */
  readonly words?: { readonly language: Language; readonly catalogue: Catalogue };
}

export interface RecordedText {
  readonly uri: string;
  readonly text: string;
}

/** The network of a page, as its analysis reads it. */
export type RecordedTexts = Pick<RecordedPage, 'texts' | 'roots' | 'words'>;

/** What the page's own analysis is asked. It is a script of its own in the page. `isWanted` is asked now and then: where it is not, what comes is no answer. */
export interface PageAnalysis {
  reach(page: RecordedTexts, question: PairQuestion): ReachResult;
  cells(page: RecordedTexts, question: MatrixCellsQuestion, isWanted: () => boolean): Promise<MatrixCellsResult>;
  kinds(page: RecordedTexts, question: MatrixKindsQuestion, isWanted: () => boolean): Promise<MatrixKindsResult>;
}

/** The name by which the page knows its analysis. */
export type PageAnalysisName = 'vpcLensAnalysis';
