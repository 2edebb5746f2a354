import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { breathe } from './breathe.js';

/** Lets a cancellation come in, and obeys it. */
export async function letCancel(token: CancellationToken): Promise<void> {
  await breathe();
  if (token.isCancellationRequested)
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
