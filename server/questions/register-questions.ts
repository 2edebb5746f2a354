import { type CancellationToken, type Connection, RequestType } from 'vscode-languageserver';
import type {
  CompareMethod,
  CompareParams,
  CompareResult,
  ElementAtParams,
  EndsMethod,
  EndsParams,
  EndsResult,
  ExplainRuleMethod,
  ExplainRuleResult,
  FreeBlocksMethod,
  FreeBlocksResult,
  ReachesMethod,
  ReachesParams,
  ReachesResult,
} from '../protocol.js';
import { letCancel } from '../workspace/let-cancel.js';
import type { Workspace } from '../workspace/workspace.js';
import { compare } from './compare.js';
import { ends } from './ends.js';
import { explainRule } from './explain-rule.js';
import { freeBlocks } from './free-blocks.js';
import { reaches } from './reaches.js';

const ENDS = new RequestType<EndsParams, EndsResult, void>('vpclens/ends' satisfies EndsMethod);
const REACHES = new RequestType<ReachesParams, ReachesResult, void>('vpclens/reaches' satisfies ReachesMethod);
const EXPLAIN = new RequestType<ElementAtParams, ExplainRuleResult, void>(
  'vpclens/explainRule' satisfies ExplainRuleMethod,
);
const COMPARE = new RequestType<CompareParams, CompareResult, void>('vpclens/compare' satisfies CompareMethod);
const FREE = new RequestType<ElementAtParams, FreeBlocksResult, void>('vpclens/freeBlocks' satisfies FreeBlocksMethod);

export function registerQuestions(connection: Connection, workspace: Workspace): void {
  const answer =
    <P, R>(ask: (workspace: Workspace, params: P) => R) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      await letCancel(token);
      return ask(workspace, params);
    };
  connection.onRequest(ENDS, answer(ends));
  connection.onRequest(REACHES, (params, token) => reaches(workspace, params, () => letCancel(token)));
  connection.onRequest(EXPLAIN, answer(explainRule));
  connection.onRequest(COMPARE, answer(compare));
  connection.onRequest(FREE, answer(freeBlocks));
}
