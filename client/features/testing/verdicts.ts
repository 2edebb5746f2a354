import type * as vscode from 'vscode';
import type { Origin, Unread } from '../../../server/protocol.js';
import { failureMessage, messageAt } from './test-message.js';
import { type Leaf, pathOf } from './test-tree.js';
import { unreadText } from './unread-text.js';

/** What the Testing view shows of each item, and whether that is still so. */
export class Verdicts {
  private readonly shown = new Map<string, string>();
  private readonly dimmed = new Set<string>();

  /** Those whose verdict is not, or not any more, what is shown. */
  outdated(leaves: readonly Leaf[]): Leaf[] {
    return leaves.filter(({ item, line }) => {
      const path = pathOf(item);
      return this.shown.has(path) && this.shown.get(path) !== textOf(line.outcome);
    });
  }

  /** Those that are judged, and not shown so. */
  news(leaves: readonly Leaf[]): Leaf[] {
    return leaves.filter(({ item, line: { outcome } }) => {
      const path = pathOf(item);
      return outcome !== undefined && (this.dimmed.has(path) || this.shown.get(path) !== textOf(outcome));
    });
  }

  dim(leaves: readonly Leaf[]): void {
    for (const { item } of leaves) this.dimmed.add(pathOf(item));
  }

  /** What a text that cannot be read was found to do before it changed stays; where nothing is known yet it is an error. */
  show(run: vscode.TestRun, { item, line }: Leaf, unread: Unread | undefined): void {
    const { outcome } = line;
    const path = pathOf(item);
    if (!outcome) {
      if (!this.shown.has(path)) run.errored(item, messageAt(unreadText(unread), unread?.origin ?? line.origin));
      return;
    }
    this.shown.set(path, textOf(outcome));
    this.dimmed.delete(path);
    if (outcome.holds === true) run.passed(item);
    else this.showFailure(run, item, outcome, line.origin);
  }

  private showFailure(
    run: vscode.TestRun,
    item: vscode.TestItem,
    outcome: Exclude<Leaf['line']['outcome'], undefined | { readonly holds: true }>,
    origin: Origin,
  ): void {
    const message = failureMessage(outcome, origin);
    if (outcome.holds === null) run.errored(item, message);
    else run.failed(item, message);
  }
}

function textOf(outcome: Leaf['line']['outcome']): string {
  return JSON.stringify(outcome) ?? '';
}
