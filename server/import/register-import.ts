import { type Connection, RequestType, WorkDoneProgress } from 'vscode-languageserver';
import { say } from '../../network/words/index.js';
import { answerAsked, PARAMS } from '../asked.js';
import type { FileSystem } from '../files/file-system.js';
import type { ImportAnswer, ImportMethod, ImportParams } from '../protocol.js';
import { letCancel } from '../workspace/let-cancel.js';
import { importNetwork } from './import-network.js';

const IMPORT = new RequestType<ImportParams, ImportAnswer, void>('vpclens/import' satisfies ImportMethod);

export function registerImport(connection: Connection, files: FileSystem, isTrusted: () => boolean): void {
  answerAsked(connection, IMPORT, PARAMS.import, async (params, cancellation): Promise<ImportAnswer> => {
    if (!isTrusted())
      return { error: say`This workspace is not trusted, so no files are read. Trust it first, then import again.` };
    const token = params.workDoneToken;
    const tell = (message: string, percentage: number): void => {
      if (token === undefined) return;
      void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', message, percentage });
    };
    return await importNetwork(files, params, tell, () => letCancel(cancellation));
  });
}
