import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { say } from '../../network/words/index.js';
import type { ClosedStatus } from '../protocol.js';

/** Where no more networks than these are to be checked, it is over before anybody has read that it is under way. */
const FEW = 4;

/** Tells clients that show such things how far the check of files that are not open is. */
export class ClosedProgress {
  private reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  constructor(private readonly connection: Connection) {}

  tell(status: ClosedStatus | undefined): void {
    const { networks, due } = status ?? { networks: 0, due: 0 };
    if (due > FEW) this.reporter ??= this.begin();
    const done = networks - due;
    void this.reporter?.then((reporter) =>
      due === 0
        ? reporter?.done()
        : reporter?.report(Math.floor((100 * done) / networks), say`${done} of ${networks} networks`),
    );
    if (due === 0) this.reporter = undefined;
  }

  /** Undefined: the client has gone. */
  private async begin(): Promise<WorkDoneProgressServerReporter | undefined> {
    try {
      const reporter = await this.connection.window.createWorkDoneProgress();
      reporter.begin(say`VPC Lens: checking files that are not open`, 0, undefined, false);
      return reporter;
    } catch {
      return undefined;
    }
  }
}
