import * as vscode from 'vscode';

/** Milliseconds within which an answer needs no word of how far it is. */
const AT_ONCE = 400;

/** What an answer that takes its time tells of itself, in percent. */
export type TellPercent = (percentage: number) => void;

/** An answer of which it is said how far it is, and that a button stops, where it is not there at once. Undefined: it was stopped. */
export async function patiently<T>(
  title: string,
  ask: (tell: TellPercent, token: vscode.CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const stop = new vscode.CancellationTokenSource();
  let percentage = 0;
  let onTold: (() => void) | undefined;
  const answer = ask((told) => {
    percentage = Math.max(percentage, told);
    onTold?.();
  }, stop.token);
  const stopped = new Promise<undefined>((resolve) => stop.token.onCancellationRequested(() => resolve(undefined)));
  try {
    if (await isThere(answer)) return await answer;
    const location = vscode.ProgressLocation.Notification;
    return await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      token.onCancellationRequested(() => stop.cancel());
      let shown = 0;
      onTold = () => {
        progress.report({ message: `${percentage} %`, increment: percentage - shown });
        shown = percentage;
      };
      if (percentage > 0) onTold();
      // A server in the midst of its work hears of it late: who stops it need not wait for that.
      return Promise.race([answer, stopped]);
    });
  } catch (error) {
    if (stop.token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    void answer.catch(() => undefined).then(() => stop.dispose());
  }
}

/** Whether it comes before somebody asks where it is. */
async function isThere(answer: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), AT_ONCE);
  });
  const there = answer.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([there, late]);
  } finally {
    clearTimeout(timer);
  }
}
