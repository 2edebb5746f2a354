import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { FileTests, ShowPairCommand, Unread } from '../../../server/protocol.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { type Leaf, pathOf, TestTree } from './test-tree.js';
import { unreadText } from './unread-text.js';
import { Verdicts } from './verdicts.js';

const SHOW_PAIR: ShowPairCommand = 'vpclens.previewPair';

/** The Testing view: every `test` and `expect` is an item. It is run on demand, or continuously: then the server's findings are its runs. */
export function registerTesting(context: vscode.ExtensionContext, server: LanguageServer): void {
  const controller = vscode.tests.createTestController('vpclens', 'VPC Lens');
  const tree = new TestTree(controller);
  const verdicts = new Verdicts();
  const continuous = new Set<vscode.TestRunRequest>();

  const profile = controller.createRunProfile(
    say`Check`,
    vscode.TestRunProfileKind.Run,
    async (request, token) => {
      if (request.continuous) {
        continuous.add(request);
        token.onCancellationRequested(() => continuous.delete(request));
      }
      await runNow(request, token);
    },
    true,
    undefined,
    true,
  );

  const runNow = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> => {
    const run = controller.createTestRun(request, undefined, false);
    try {
      for (const uri of tree.uris.filter((one) => isWanted(request, one))) {
        const told = await server.runTests(uri, token);
        const leaves = tree.update(told).filter(({ item }) => isAsked(request, item));
        if (told.unread && leaves.some(({ line }) => !line.outcome))
          output(run, say`${unreadText(told.unread)} What was found before stays, dimmed.`);
        for (const leaf of leaves) verdicts.show(run, leaf, told.unread);
      }
    } catch (error) {
      if (!token.isCancellationRequested) output(run, say`The language server gave no answer. ${String(error)}`);
    } finally {
      run.end();
      tellJudged();
    }
  };

  /** Found as it is typed. A verdict that may not hold any more is dimmed until there is another. */
  const told = (tests: FileTests): void => {
    const leaves = tree.update(tests);
    const outdated = verdicts.outdated(leaves);
    if (outdated.length > 0) controller.invalidateTestResults(outdated.map(({ item }) => item));
    verdicts.dim(outdated);
    const news = verdicts.news(leaves);
    for (const request of continuous) runContinuously(request, news, tests.unread);
    tellJudged();
  };

  const runContinuously = (request: vscode.TestRunRequest, news: readonly Leaf[], unread: Unread | undefined): void => {
    const asked = news.filter(({ item }) => isAsked(request, item));
    if (asked.length === 0) return;
    const items = asked.map(({ item }) => item);
    const run = controller.createTestRun(new vscode.TestRunRequest(items, undefined, profile, true), undefined, false);
    for (const leaf of asked) verdicts.show(run, leaf, unread);
    run.end();
  };

  /** Which items have a question to open: menus ask by their ids. */
  const tellJudged = (): void => {
    void vscode.commands.executeCommand('setContext', 'vpclens.judgedTests', tree.judged());
  };

  context.subscriptions.push(
    controller,
    profile,
    server.onTests(told),
    server.onRunning(() => tree.clear()),
    vscode.commands.registerCommand('vpclens.showTest', async (target?: Target) => {
      const item = target && ('message' in target ? target.test : target);
      const outcome = item && tree.lineOf(item)?.outcome;
      if (outcome) await vscode.commands.executeCommand(SHOW_PAIR, ...outcome.question);
      else
        void vscode.window.showInformationMessage(
          say`VPC Lens: this test is not judged yet, so there is nothing to show. Run it first.`,
        );
    }),
  );
}

/** What menus hand over: an item, or a message of one. */
type Target = vscode.TestItem | { readonly test?: vscode.TestItem; readonly message: vscode.TestMessage };

/** Whether anything of a file may be asked for. */
function isWanted({ include }: vscode.TestRunRequest, uri: string): boolean {
  return include === undefined || include.some((item) => pathOf(item).split('\n')[0] === uri);
}

function isAsked({ include, exclude = [] }: vscode.TestRunRequest, item: vscode.TestItem): boolean {
  const own = pathOf(item);
  const isIn = (outer: vscode.TestItem): boolean => own === pathOf(outer) || own.startsWith(`${pathOf(outer)}\n`);
  return (include === undefined || include.some(isIn)) && !exclude.some(isIn);
}

function output(run: vscode.TestRun, text: string): void {
  run.appendOutput(`${text.replaceAll('\n', '\r\n')}\r\n`);
}
