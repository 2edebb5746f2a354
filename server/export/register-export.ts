import { type Connection, RequestType, WorkDoneProgress } from 'vscode-languageserver';
import { answerAsked, PARAMS } from '../asked.js';
import type { ExportAnswer, ExportMethod, ExportParams } from '../protocol.js';
import { letCancel } from '../workspace/let-cancel.js';
import type { Workspace } from '../workspace/workspace.js';
import { exportNetwork } from './export-network.js';

const EXPORT = new RequestType<ExportParams, ExportAnswer, void>('vpclens/export' satisfies ExportMethod);

export function registerExport(connection: Connection, workspace: Workspace): void {
  answerAsked(connection, EXPORT, PARAMS.export, async (params, cancellation): Promise<ExportAnswer> => {
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
