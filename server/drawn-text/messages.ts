import type { NetworkMap } from '../protocol.js';

/** Request: `DrawTextParams` -> `DrawnText`. The map of a text that is no file, such as what stands between fences in a Markdown page. */
export type DrawTextMethod = 'vpclens/drawText';

export interface DrawTextParams {
  readonly text: string;
  /** The URI of the document that the text stands in: its imports lead from there. Absent: nobody knows which. */
  readonly within?: string;
}

export interface DrawnText {
  /** Absent: the text cannot be read, so that a picture would be one of something else. */
  readonly map?: NetworkMap;
  /** What of the text is not in the map, with the line within the text: a sentence for the reader. */
  readonly wrong?: string;
  /** What the text imports, there or not: when one of them changes it is told, by `$/vpclens/drawnFiles`. */
  readonly files: readonly string[];
}

/** Notification, server to client: `DrawnFilesParams`, to who had a text drawn that imports them. It comes once: what is drawn again is followed again. */
export type DrawnFilesMethod = '$/vpclens/drawnFiles';

export interface DrawnFilesParams {
  /** What changed, came or went. */
  readonly files: readonly string[];
}
