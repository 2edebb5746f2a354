import { type CancellationToken, type Connection, RequestType } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { say } from '../../../network/words/index.js';
import { answerAsked, PARAMS } from '../../asked.js';
import { letCancel } from '../../workspace/let-cancel.js';
import type { Workspace } from '../../workspace/workspace.js';
import { type FlowTable, flowTableOf } from './flow-table.js';
import { matrixEnds } from './matrix-ends.js';
import type {
  MatrixCellsMethod,
  MatrixCellsParams,
  MatrixCellsResult,
  MatrixKindsMethod,
  MatrixKindsParams,
  MatrixKindsResult,
} from './messages.js';
import { areRanges } from './ranges.js';
import { tellCells, tellKinds } from './tell-cells.js';

const CELLS = new RequestType<MatrixCellsParams, MatrixCellsResult, void>(
  'vpclens/matrixCells' satisfies MatrixCellsMethod,
);
const KINDS = new RequestType<MatrixKindsParams, MatrixKindsResult, void>(
  'vpclens/matrixKinds' satisfies MatrixKindsMethod,
);

export function registerMatrix(connection: Connection, workspace: Workspace): void {
  answerAsked(connection, CELLS, PARAMS.cells, async (params, token) => {
    const { table, pause } = await asked(workspace, params, token);
    if (![...params.rows, ...params.columns].every((ends) => areRanges(ends, table.kinds.length)))
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        say`A row or a column is told as ranges of places that rise: [0, 3, 7, 8] are the endpoints 0, 1, 2 and 7.`,
      );
    return tellCells(table, params, pause);
  });
  answerAsked(connection, KINDS, PARAMS.kinds, async (params, token) => {
    const { table, pause } = await asked(workspace, params, token);
    return tellKinds(table, params, pause);
  });
}

/** The table of the matrix that was asked about, as long as it is the newest. */
async function asked(
  workspace: Workspace,
  { textDocument: { uri }, matrix }: Pick<MatrixCellsParams, 'textDocument' | 'matrix'>,
  token: CancellationToken,
): Promise<{ readonly table: FlowTable; readonly pause: () => Promise<void> }> {
  await letCancel(token);
  const current = () => {
    const analysis = workspace.network(uri)?.analysis;
    if (!analysis || matrixEnds(analysis).id !== matrix)
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        say`The text changed: the preview of what it was is of no use.`,
      );
    return analysis;
  };
  const analysis = current();
  return {
    table: flowTableOf(analysis),
    pause: async () => {
      await letCancel(token);
      current();
    },
  };
}
