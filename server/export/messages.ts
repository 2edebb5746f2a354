import type { Origin } from '../../network/topology/index.js';
import type { PageParts } from '../recorded/page-html.js';

/** Request: `ExportParams` -> `ExportAnswer`. Tells how far it is by LSP's work done progress. */
export type ExportMethod = 'vpclens/export';

/** `map` is what a picture is drawn of, as the preview gets it, in JSON: the server draws none itself. */
export type ExportFormat = 'html' | 'map' | 'mermaid' | 'd2' | 'terraform' | 'cloudformation';

export interface ExportParams {
  readonly textDocument: { readonly uri: string };
  readonly format: ExportFormat;
  /** What every page has, for `html`: whoever delivers the server has it beside it. */
  readonly parts?: PageParts;
  readonly workDoneToken?: string | number;
}

/** What an export does not say, or not as the text does. */
export interface ExportNote {
  readonly message: string;
  readonly origin: Origin;
}

/** `error` is a sentence for the reader, and `origin` the place that it is about. Nothing is written: what becomes of the text is the client's. */
export type ExportAnswer =
  | { readonly text: string; readonly notes: readonly ExportNote[]; readonly error?: undefined }
  | { readonly error: string; readonly origin?: Origin };
