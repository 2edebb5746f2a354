import { type CancellationToken, type Connection, RequestType, WorkDoneProgress } from 'vscode-languageserver';
import type { ExportAnswer, ExportMethod, ExportParams } from '../protocol.js';
import { letCancel } from '../workspace/let-cancel.js';
import type { Workspace } from '../workspace/workspace.js';
import { exportNetwork } from './export-network.js';

const EXPORT = new RequestType<ExportParams, ExportAnswer, void>('vpclens/export' satisfies ExportMethod);

export function registerExport(connection: Connection, workspace: Workspace): void {
  connection.onRequest(EXPORT, async (params: ExportParams, cancellation: CancellationToken): Promise<ExportAnswer> => {
    const token = params.workDoneToken;
    let told: string | undefined;
    return await exportNetwork(workspace, params, async (message) => {
      if (token !== undefined && message !== told)
        void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', message });
      told = message;
      await letCancel(cancellation);
    });
  });
}
