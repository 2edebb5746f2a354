/** What an exported page holds. Types only, as in all that the preview knows of the server. */
import type { Catalogue, Language } from '../../network/words/index.js';
import type { PairQuestion, PreviewSnapshot, ReachResult } from '../protocol.js';

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

/** What the page's own analysis is asked. It is a script of its own in the page. */
export interface PageAnalysis {
  reach(page: Pick<RecordedPage, 'texts' | 'roots' | 'words'>, question: PairQuestion): ReachResult;
}

/** The name by which the page knows its analysis. */
export type PageAnalysisName = 'vpcLensAnalysis';
