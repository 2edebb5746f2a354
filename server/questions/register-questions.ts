import { type CancellationToken, type Connection, RequestType } from 'vscode-languageserver';
import { answerAsked, PARAMS } from '../asked.js';
import type {
  CompareMethod,
  CompareParams,
  CompareResult,
  ElementAtParams,
  EndsMethod,
  EndsParams,
  EndsResult,
  ExplainRuleMethod,
  ExplainRuleParams,
  ExplainRuleResult,
  FreeBlocksMethod,
  FreeBlocksResult,
  NewExpectationMethod,
  NewExpectationParams,
  NewExpectationResult,
  ReachesMethod,
  ReachesParams,
  ReachesResult,
  WhatIfMethod,
  WhatIfParams,
  WhatIfResult,
} from '../protocol.js';
import { newExpectation } from '../what-if/new-expectation.js';
import { whatIf } from '../what-if/what-if.js';
import { letCancel } from '../workspace/let-cancel.js';
import type { Workspace } from '../workspace/workspace.js';
import { compare } from './compare.js';
import { ends } from './ends.js';
import { explainRule } from './explain-rule.js';
import { freeBlocks } from './free-blocks.js';
import { reaches } from './reaches.js';
import { tellDone } from './tell-done.js';

const ENDS = new RequestType<EndsParams, EndsResult, void>('vpclens/ends' satisfies EndsMethod);
const REACHES = new RequestType<ReachesParams, ReachesResult, void>('vpclens/reaches' satisfies ReachesMethod);
const EXPLAIN = new RequestType<ExplainRuleParams, ExplainRuleResult, void>(
  'vpclens/explainRule' satisfies ExplainRuleMethod,
);
const COMPARE = new RequestType<CompareParams, CompareResult, void>('vpclens/compare' satisfies CompareMethod);
const FREE = new RequestType<ElementAtParams, FreeBlocksResult, void>('vpclens/freeBlocks' satisfies FreeBlocksMethod);
const WHAT_IF = new RequestType<WhatIfParams, WhatIfResult, void>('vpclens/whatIf' satisfies WhatIfMethod);
const EXPECT = new RequestType<NewExpectationParams, NewExpectationResult, void>(
  'vpclens/newExpectation' satisfies NewExpectationMethod,
);

export function registerQuestions(connection: Connection, workspace: Workspace): void {
  const answer =
    <P, R>(ask: (workspace: Workspace, params: P) => R) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      await letCancel(token);
      return ask(workspace, params);
    };
  answerAsked(connection, ENDS, PARAMS.document, answer(ends));
  answerAsked(connection, REACHES, PARAMS.reaches, (params, token) =>
    reaches(workspace, params, () => letCancel(token), tellDone(connection, params.workDoneToken)),
  );
  answerAsked(connection, EXPLAIN, PARAMS.explainRule, (params, token) =>
    explainRule(workspace, params, () => letCancel(token), tellDone(connection, params.workDoneToken)),
  );
  answerAsked(connection, COMPARE, PARAMS.compare, (params, token) =>
    compare(workspace, params, () => letCancel(token), tellDone(connection, params.workDoneToken)),
  );
  answerAsked(connection, WHAT_IF, PARAMS.whatIf, (params, token) => whatIf(workspace, params, () => letCancel(token)));
  answerAsked(connection, EXPECT, PARAMS.newExpectation, answer(newExpectation));
  answerAsked(connection, FREE, PARAMS.at, answer(freeBlocks));
}
