import { type ExtensionContext, env, l10n } from 'vscode';
import { languageOf, speak } from '../network/words/index.js';
import { registerExamples } from './features/examples/open-example.js';
import { registerExport } from './features/export/register.js';
import { registerImports } from './features/import/register.js';
import { type Connect, LanguageServer } from './features/language-server/language-server.js';
import { type MarkdownExtension, registerMarkdown } from './features/markdown/register.js';
import { registerNewNetwork } from './features/new-network/register.js';
import { registerPreview } from './features/preview/register.js';
import { registerQuestions } from './features/questions/register.js';
import { registerRulePages } from './features/rules/rule-page.js';
import { registerRuleSettings } from './features/rules/turn-off-rule.js';
import { registerStatus } from './features/status/register.js';
import { registerTesting } from './features/testing/register.js';

/**
 * The extension, wherever it runs: `connect` brings its language server.
 * Invariant: nothing here knows about networks. What the editor shows comes from the language server; this side opens, closes and passes on.
 */
export async function activateWith(context: ExtensionContext, connect: Connect): Promise<MarkdownExtension> {
  if (l10n.bundle) speak(languageOf(env.language), l10n.bundle);
  const server = new LanguageServer(context, connect);
  context.subscriptions.push(server);
  const previews = registerPreview(context, server);
  registerExamples(context);
  registerNewNetwork(context);
  registerImports(context, server);
  registerExport(context, server, previews);
  registerRulePages(context);
  registerRuleSettings(context);
  registerQuestions(context, server);
  registerStatus(context, server);
  registerTesting(context, server);
  const markdown = registerMarkdown(context, server);
  // Every Markdown preview waits for this: what is asked of the server waits for the server by itself.
  void server.start();
  return markdown;
}
