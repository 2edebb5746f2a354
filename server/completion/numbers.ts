import { type CompletionItem, CompletionItemKind, MarkupKind, type Position } from 'vscode-languageserver-protocol';
import type { Cursor } from '../../language/index.js';
import { numberBefore } from '../../network/repairs/index.js';
import { type AclRule, type Vpc, writtenName } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';

/** The number that fits where the cursor stands: between its neighbours, else the next one in steps of ten, as AWS advises. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export function numberItems(vpc: Vpc | undefined, { blocks }: Cursor, file: string, at: Position): CompletionItem[] {
  const direction = blocks.at(-1)?.words.includes('outbound') ? 'outbound' : 'inbound';
  const names = blocks.flatMap((block) => block.name ?? []);
  const acl = vpc?.networkAcls.find((candidate) => names.includes(writtenName(candidate)));
  const rules = acl?.[direction] ?? [];
  const between = numberHere(rules, file, at);
  const label = `${between ?? nextNumber(rules)}`;
  return [
    {
      label,
      kind: CompletionItemKind.Value,
      insertText: `${label} `,
      detail: between === undefined ? say`the next rule number` : say`free between the rules around`,
      documentation: {
        kind: MarkupKind.Markdown,
        value: say`Rules are met from the lowest number up. Steps of ten leave room in between.`,
      },
    },
  ];
}

/** Undefined where no rule follows, or the rules do not stand in the order of their numbers. */
function numberHere(rules: readonly AclRule[], file: string, at: Position): number | undefined {
  const own = rules.filter(({ origin }) => origin.file === file);
  const above = own.filter((rule) => isBefore(rule, at)).map(({ number }) => number.value);
  const below = own.filter((rule) => !isBefore(rule, at)).map(({ number }) => number.value);
  const next = Math.min(...below);
  if (below.length === 0 || Math.max(0, ...above) >= next) return undefined;
  return numberBefore(rules, next);
}

function isBefore({ origin: { range } }: AclRule, { line, character }: Position): boolean {
  const { start } = range;
  return start.line - 1 < line || (start.line - 1 === line && start.column - 1 < character);
}

function nextNumber(rules: readonly AclRule[]): number {
  const highest = Math.max(90, ...rules.map(({ number }) => number.value).filter((number) => number < 32_000));
  return Math.floor(highest / 10) * 10 + 10;
}
