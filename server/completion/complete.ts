/** What can be written at the cursor. */

import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver-protocol';
import { inLineEndsOf } from '../../language/format/line-ends.js';
import {
  type Cursor,
  cursorAt,
  type Expected,
  isKeyword,
  type Lines,
  roleAt,
  statementRulesIn,
} from '../../language/index.js';
import { holdersOfGroup } from '../../network/filters/index.js';
import type { Finding } from '../../network/findings/index.js';
import {
  BUILTIN_SERVICE_NAMES,
  type Element,
  nounOf,
  qualified,
  type SecurityGroup,
  type Topology,
  type Vpc,
  writtenName,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { SERVICE_WORDS } from '../hover/service-words.js';
import { detailOf } from '../model/detail.js';
import { ownerOf } from '../model/name-use.js';
import { fits } from '../text/fits.js';
import { keywordDoc } from '../text/keyword-docs.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { freeAddresses, freeSubnetBlocks, freeVpcBlocks } from './free-blocks.js';
import { groupDetail, groupDoc } from './group-doc.js';
import { isNumbered, isPeerOf, meant } from './meant.js';
import { numberItems } from './numbers.js';
import { regionsAfter, ZONES } from './places.js';
import { portItems } from './ports.js';
import { quotedItems } from './quoted.js';
import { rankOfTargets } from './rank.js';
import { NUMBERED_RULES, STATEMENTS } from './statements.js';

export function complete(
  workspace: Workspace,
  uri: string,
  position: Position,
  findings: () => readonly Finding[],
): CompletionItem[] | CompletionList {
  const document = workspace.documents.get(uri);
  const known = workspace.widestNetwork(uri);
  if (!document || !known) return [];
  const offset = document.offsetAt(position);
  const cursor = cursorIn(workspace.linesAround(uri, offset), offset);
  if (cursor.silent) return quotedItems(workspace, document, position, findings());
  const range: Range = { start: document.positionAt(cursor.start), end: document.positionAt(offset) };
  const network = readable(workspace, document.uri, document.getText(), offset, cursor.statementStart) ?? known;
  const scope = scopeOf(cursor, network);
  const expected = meant(cursor);
  const statements = cursor.statement.length === 0 ? statementItems(cursor, expected) : [];
  const rank = rankOfTargets(cursor.statement);
  const typed = document.getText(range);
  const { items: names, isIncomplete } = nameItems(network, kindsOf(cursor, expected), scope?.vpc, typed, rank);
  const items = [
    ...statements,
    ...(cursor.statement.length === 0 && isNumbered(cursor)
      ? numberItems(scope?.vpc, cursor, document.uri, position)
      : []),
    ...(rank ? names : []),
    ...wordItems(cursor, expected, statements, network),
    ...(rank ? [] : names),
    ...portItems(network.topology, cursor, expected),
    ...(expected.some(({ terminal }) => terminal === 'SERVICE') ? trafficItems(network, cursor, expected) : []),
    ...valueItems(expected, network, scope),
  ];
  // What leaves something open comes last: nearly always one knows.
  items.sort((a, b) => Number(LEAVES_OPEN.has(a.label)) - Number(LEAVES_OPEN.has(b.label)));
  // The range is given with each item: a word with dots and slashes is no word to the editor.
  const placed = items.map((item, index) => ({
    ...item,
    sortText: `${String(index).padStart(5, '0')}`,
    textEdit: { range, newText: inLineEndsOf(document.getText(), item.insertText ?? item.label) },
    insertText: undefined,
  }));
  return isIncomplete ? { isIncomplete, items: placed } : placed;
}

/** The cursor by its offsets in the whole text. */
function cursorIn({ start, text }: Lines, offset: number): Cursor {
  const cursor = cursorAt(text, offset - start);
  return { ...cursor, start: start + cursor.start, statementStart: start + cursor.statementStart };
}

const LEAVES_OPEN: ReadonlySet<string> = new Set(['unknown', 'maybe', 'anywhere']);

/** Half a statement makes the parser misread what comes behind it. So where the text is broken, names are taken from the text without that half. */
function readable(workspace: Workspace, uri: string, text: string, offset: number, start: number): Network | undefined {
  const broken = workspace
    .widestNetwork(uri)
    ?.loaded.findings.some((finding) => finding.rule === 'syntax' && finding.origin.file === uri);
  if (!broken) return undefined;
  const blank = text.slice(start, offset).replace(/\S/g, ' ');
  return workspace.tryWords(uri, new Map([[uri, text.slice(0, start) + blank + text.slice(offset)]]));
}

interface Scope {
  readonly vpc: Vpc | undefined;
  readonly names: readonly string[];
}

/** The VPC whose block the cursor is in. */
function scopeOf({ blocks }: Cursor, network: Network): Scope | undefined {
  const name = blocks.find(({ rule }) => rule === 'Vpc')?.name;
  const vpc = network.topology.vpcs.find((candidate) => writtenName(candidate) === name);
  return { vpc, names: blocks.flatMap((block) => block.name ?? []) };
}

function documentation(text: string | undefined): Pick<CompletionItem, 'documentation'> {
  return text ? { documentation: { kind: MarkupKind.Markdown, value: text } } : {};
}

/** The statements that the block can hold. What nearly every block can hold comes last. */
function statementItems(cursor: Cursor, expected: readonly Expected[]): CompletionItem[] {
  const block = blockOf(cursor);
  const starts = new Set(expected.flatMap(({ symbol }) => symbol ?? []));
  const rules = [...statementRulesIn(block)].sort((a, b) => Number(a === 'Ids') - Number(b === 'Ids'));
  return rules
    .flatMap((rule) => (rule === 'Rule' && isNumbered(cursor) ? NUMBERED_RULES : STATEMENTS[rule]))
    .filter(({ label }) => starts.has(firstWord(label)) || !isKeyword(firstWord(label)))
    .map(({ label, snippet }) => {
      const word = label.split(' ').at(-1) as string;
      const doc = keywordDoc(label === 'private nat-gateway' ? 'private' : word, block);
      return {
        label,
        kind: CompletionItemKind.Keyword,
        insertText: snippet,
        insertTextFormat: InsertTextFormat.Snippet,
        filterText: label,
        ...documentation(doc),
      };
    });
}

const firstWord = (label: string): string => label.split(' ')[0] as string;

function blockOf({ blocks }: Cursor): string {
  return blocks.at(-1)?.rule ?? 'File';
}

/** Keywords that can come here, save those that begin a statement which is offered whole, and those of traffic, which are offered with the services. */
function wordItems(
  cursor: Cursor,
  expected: readonly Expected[],
  statements: readonly CompletionItem[],
  network: Network,
): CompletionItem[] {
  const whole = new Set(statements.map(({ label }) => firstWord(label)));
  const services = expected.some(({ terminal }) => terminal === 'SERVICE');
  const words = expected.flatMap(({ symbol, terminal, rule, property }) => {
    if (symbol !== undefined)
      return isWord(symbol) && !whole.has(symbol) && !(services && rule === 'Traffic') ? [symbol] : [];
    if (terminal !== 'LABEL') return [];
    return property === 'region'
      ? regionsAfter(network.topology.vpcs.flatMap(({ region }) => region?.value ?? []))
      : property === 'zone'
        ? ZONES
        : [];
  });
  return [...new Set(words)].map((word) => keywordItem(word, cursor));
}

const isWord = (symbol: string): boolean => isKeyword(symbol) || symbol === '->';

function keywordItem(word: string, cursor: Cursor): CompletionItem {
  return { label: word, kind: CompletionItemKind.Keyword, ...documentation(keywordDoc(word, blockOf(cursor))) };
}

/** The kinds of elements whose names can come here. */
function kindsOf(cursor: Cursor, expected: readonly Expected[]): ReadonlySet<Element['kind']> {
  const kinds = expected
    .filter(({ terminal }) => terminal === 'REF' || terminal === 'SUBJECT')
    .flatMap(({ rule, property }) =>
      [...(roleAt(rule, property, blockOf(cursor))?.meant ?? [])].filter(
        (kind) => rule !== 'Peer' || isPeerOf(kind, cursor),
      ),
    );
  return new Set(kinds);
}

/** So many names of other VPCs are told at once. Of more, those that what is typed may become; and where these are still too many, the editor asks again as it goes on. */
const MOST_FAR = 100;

function nameItems(
  { index, topology }: Network,
  kinds: ReadonlySet<Element['kind']>,
  vpc: Vpc | undefined,
  typed: string,
  rank: (element: Element) => number = () => 0,
): { items: CompletionItem[]; isIncomplete: boolean } {
  if (kinds.size === 0) return { items: [], isIncomplete: false };
  const near: Element[] = [];
  const far: Element[] = [];
  for (const element of index.elements) {
    if (!element.name || !kinds.has(element.kind)) continue;
    const owner = ownerOf(element);
    (owner === undefined || owner === vpc ? near : far).push(element);
  }
  const byRank = (a: Element, b: Element): number => rank(a) - rank(b);
  const fitting = far.length > MOST_FAR ? far.filter((element) => fits(qualified(element, writtenName), typed)) : far;
  const shown = fitting.sort(byRank).slice(0, MOST_FAR);
  // Inside its VPC the short name is enough; elsewhere only where it is the only one.
  const isOnly = vpc || shown.length === 0 ? () => false : onlyNames(index.elements);
  const items = [
    ...near.sort(byRank).map((element) => nameItem(element, writtenName(element), topology)),
    ...shown.map((element) => {
      const name = writtenName(element);
      return nameItem(element, isOnly(name) ? name : qualified(element, writtenName), topology);
    }),
  ];
  return { items, isIncomplete: far.length > shown.length };
}

function onlyNames(elements: readonly Element[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  for (const name of elements.map(writtenName)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => counts.get(name) === 1;
}

function nameItem(element: Element, label: string, topology: Topology): CompletionItem {
  const detail = detailOf(element);
  return {
    label,
    kind: itemKind(element),
    detail: isGroup(element) ? groupDetail(element) : detail ? `${nounOf(element)} ${detail}` : nounOf(element),
    ...documentation(isGroup(element) ? groupDoc(element, holdersOfGroup(element, topology)) : element.doc),
  };
}

const isGroup = (element: Element): element is SecurityGroup => element.kind === 'security-group';

function itemKind(element: Element): CompletionItemKind {
  switch (element.kind) {
    case 'vpc':
    case 'network':
    case 'transit-gateway':
      return CompletionItemKind.Module;
    case 'subnet':
      return CompletionItemKind.Class;
    case 'security-group':
    case 'network-acl':
    case 'route-table':
      return CompletionItemKind.Interface;
    default:
      return CompletionItemKind.Variable;
  }
}

function trafficItems(network: Network, cursor: Cursor, expected: readonly Expected[]): CompletionItem[] {
  const declared = network.topology.services.map(
    (service): CompletionItem => ({
      label: service.name,
      kind: CompletionItemKind.Function,
      detail: 'service',
      ...documentation(service.doc),
    }),
  );
  const builtin = BUILTIN_SERVICE_NAMES.map(
    (name): CompletionItem => ({
      label: name,
      kind: CompletionItemKind.Function,
      detail: say`built-in service`,
      ...documentation(`${SERVICE_WORDS[name]}`),
    }),
  );
  const protocols = expected
    .flatMap(({ rule, symbol }) => (rule === 'Traffic' && symbol !== undefined && isKeyword(symbol) ? [symbol] : []))
    .map((word) => keywordItem(word, cursor));
  return [...declared, ...protocols, ...builtin];
}

/** Blocks and addresses that are still free. */
function valueItems(expected: readonly Expected[], network: Network, scope: Scope | undefined): CompletionItem[] {
  const value =
    (detail: string) =>
    (label: string): CompletionItem => ({ label, kind: CompletionItemKind.Value, detail });
  const fills = (terminal: string, of: string): boolean =>
    expected.some((each) => each.terminal === terminal && each.rule === of);
  if (fills('BLOCK', 'VpcBlock'))
    return freeVpcBlocks(network.topology, 3).map(value(say`free: overlaps no VPC and no network here`));
  if (fills('BLOCK', 'Subnet') && scope?.vpc)
    return freeSubnetBlocks(scope.vpc, 3).map(value(say`the next free block of ${scope.vpc.name}`));
  if (fills('ADDRESS', 'Resource') && scope?.vpc) {
    const subnet = scope.vpc.subnets.find((candidate) => scope.names.includes(writtenName(candidate)));
    return subnet ? freeAddresses(subnet, 3).map(value(say`free in ${subnet.name}`)) : [];
  }
  return [];
}
