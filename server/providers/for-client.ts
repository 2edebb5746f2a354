/** Answers as a client can show them. The providers make them as rich as the protocol has them. */
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  InsertTextFormat,
  MarkupContent,
  MarkupKind,
  type SymbolInformation,
} from 'vscode-languageserver-protocol';
import type { ClientTraits } from '../client-traits.js';

export function hoverFor({ readsMarkdownInHovers, plainText }: ClientTraits, hover: Hover | null): Hover | null {
  if (!hover || readsMarkdownInHovers || !MarkupContent.is(hover.contents)) return hover;
  return { ...hover, contents: { kind: MarkupKind.PlainText, value: plainText(hover.contents.value) } };
}

export function completionsFor(
  client: ClientTraits,
  found: readonly CompletionItem[] | CompletionList,
): CompletionItem[] | CompletionList {
  const shown = (items: readonly CompletionItem[]): CompletionItem[] =>
    items.map((item) => completionFor(item, client));
  return 'items' in found ? { ...found, items: shown(found.items) } : shown(found);
}

function completionFor(
  item: CompletionItem,
  { readsMarkdownInCompletions, fillsSnippets, plainText }: ClientTraits,
): CompletionItem {
  const { documentation, textEdit } = item;
  const plain = !readsMarkdownInCompletions && MarkupContent.is(documentation);
  // Without stops to fill in, the words that the statement begins with are what can be inserted.
  const words = !fillsSnippets && item.insertTextFormat === InsertTextFormat.Snippet;
  return {
    ...item,
    ...(plain
      ? { documentation: { kind: MarkupKind.PlainText, value: plainText((documentation as MarkupContent).value) } }
      : {}),
    ...(words && textEdit
      ? { insertTextFormat: InsertTextFormat.PlainText, textEdit: { ...textEdit, newText: `${item.label} ` } }
      : {}),
  };
}

/** Nested, or one after the other with the name of what they are in. */
export function symbolsFor(
  { nestsSymbols }: ClientTraits,
  symbols: readonly DocumentSymbol[] | null,
  uri: string,
): DocumentSymbol[] | SymbolInformation[] | null {
  if (!symbols || nestsSymbols) return symbols && [...symbols];
  const flat = (list: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
    list.flatMap(({ name, kind, range, children = [] }) => [
      { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
      ...flat(children, name),
    ]);
  return flat(symbols);
}

/** Without the lenses that do nothing but run a command which the client has not; of the others the words stay. */
export function lensesFor(client: ClientTraits, lenses: readonly CodeLens[]): CodeLens[] {
  return lenses.filter(({ command }) => !command || client.hasCommand(command.command));
}

export function lensFor(client: ClientTraits, lens: CodeLens): CodeLens {
  const { command } = lens;
  if (!command || client.hasCommand(command.command)) return lens;
  return { ...lens, command: { title: command.title, command: '' } };
}

export function actionsFor({ takesActions }: ClientTraits, actions: CodeAction[] | null): CodeAction[] | null {
  return takesActions ? actions : null;
}
