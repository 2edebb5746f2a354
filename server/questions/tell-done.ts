import { type Connection, type ProgressToken, WorkDoneProgress } from 'vscode-languageserver';

/** Hears how much of the work is done. */
export type TellDone = (done: number, all: number) => void;

/** Tells a client that gave a token for it, percent by percent. */
export function tellDone(connection: Pick<Connection, 'sendProgress'>, token: ProgressToken | undefined): TellDone {
  let told = 0;
  return (done, all) => {
    const percentage = Math.floor((100 * done) / Math.max(1, all));
    if (token === undefined || percentage <= told) return;
    told = percentage;
    void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', percentage });
  };
}
