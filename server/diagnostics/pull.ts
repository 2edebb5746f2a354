/** Diagnostics for clients that ask: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocument_pullDiagnostics */
import type {
  CancellationToken,
  Connection,
  ResultProgressReporter,
  WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver';
import type { ClosedFiles } from '../closed/closed-files.js';
import { orCancelled } from '../workspace/let-cancel.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Diagnostics } from './diagnostics.js';
import type { Reports } from './reports.js';

interface Sources {
  readonly diagnostics: Diagnostics;
  readonly reports: Reports;
  readonly closed: ClosedFiles;
  /** The client can be told to ask again. Where not, an answer waits until it is the last one. */
  readonly isRefreshed: () => boolean;
}

export function registerPull(connection: Connection, sources: Sources): void {
  const { diagnostics, reports, isRefreshed } = sources;
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    reports.answer(textDocument.uri, previousResultId, () =>
      orCancelled(isRefreshed() ? diagnostics.upToDate() : diagnostics.idle(), token),
    ),
  );
  let isTold = false;
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, progress) => {
    const known = new Map(previousResultIds.map(({ uri, value }) => [canonicalUri(uri), value]));
    reports.pulledWorkspace();
    // The first time the client learns that there is nothing; later that something is another, whenever that may be.
    const before = new Map(known);
    await settled(sources, known, token, progress);
    while (isTold && reports.differing(before).length === 0) {
      await orCancelled(reports.next(), token);
      await settled(sources, known, token, progress);
    }
    isTold = true;
    return { items: reports.differing(known) };
  });
}

/** Until everything is checked; what is there earlier is told where the client listens. */
async function settled(
  { diagnostics, closed, reports }: Sources,
  known: Map<string, string>,
  token: CancellationToken,
  progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<void> {
  let isDone = false;
  const done = Promise.all([diagnostics.idle(), closed.idle()]).then(() => {
    isDone = true;
  });
  while (!isDone) {
    await orCancelled(Promise.race([done, reports.next()]), token);
    if (!progress) continue;
    const items = reports.differing(known);
    if (items.length > 0) progress.report({ items });
    for (const { uri, resultId } of items) if (resultId) known.set(canonicalUri(uri), resultId);
  }
}
