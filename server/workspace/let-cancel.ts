import { type CancellationToken, type Disposable, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { breathe } from './breathe.js';

/** Lets a cancellation come in, and obeys it. */
export async function letCancel(token: CancellationToken): Promise<void> {
  await breathe();
  obey(token);
}

/** Waits, unless a cancellation comes in before. */
export async function orCancelled(work: Promise<unknown>, token: CancellationToken): Promise<void> {
  let listening: Disposable | undefined;
  const cancelled = new Promise<void>((resolve) => {
    if (token.isCancellationRequested) resolve();
    else listening = token.onCancellationRequested(() => resolve());
  });
  try {
    await Promise.race([work, cancelled]);
  } finally {
    listening?.dispose();
  }
  obey(token);
}

function obey({ isCancellationRequested }: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
