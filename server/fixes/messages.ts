import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Origin } from '../../network/topology/index.js';

/** Request: `FixParams` -> `FixResult`. The change that mends a finding which the picture shows, as the light bulb makes it. */
export type FixMethod = 'vpclens/fix';

export interface FixParams {
  readonly textDocument: { readonly uri: string };
  /** As the picture names the texts in which the finding is; where one of them is another by now, nothing is changed. */
  readonly texts: string;
  readonly rule: string;
  readonly origin: Origin;
  /** Which of its fixes, as the picture tells it. */
  readonly title: string;
}

/** `error` is a sentence for the reader. */
export type FixResult = { readonly edit: WorkspaceEdit; readonly error?: undefined } | { readonly error: string };
