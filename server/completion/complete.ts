/** What can be written at the cursor. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver-protocol';
import type { Element, Vpc } from '../../network/topology/model.js';
import { qualifiedName } from '../../network/topology/model.js';
import { BUILTIN_SERVICE_NAMES } from '../../network/traffic/builtin-services.js';
import { SERVICE_WORDS } from '../hover/service-words.js';
import { detailOf } from '../model/detail.js';
import { kindText } from '../model/kind-text.js';
import { ownerOf } from '../model/name-use.js';
import { keywordDoc } from '../text/keyword-docs.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { ITEMS } from './blocks.js';
import { type CursorContext, cursorContext } from './context.js';
import { freeAddresses, freeSubnetBlocks, freeVpcBlocks } from './free-blocks.js';
import { wants } from './wants.js';
import type { NameKind, Wants } from './wants-types.js';

const PROTOCOLS = ['all', 'tcp', 'udp', 'icmp', 'icmpv6', 'protocol'];

export function complete(workspace: Workspace, uri: string, position: Position): CompletionItem[] {
  const document = workspace.documents.get(uri);
  const known = workspace.widestNetwork(uri);
  if (!document || !known) return [];
  const offset = document.offsetAt(position);
  const context = cursorContext(document.getText(), offset);
  if (context.silent) return [];
  const range: Range = { start: document.positionAt(context.start), end: document.positionAt(offset) };
  const network = readable(workspace, document.uri, document.getText(), offset, context.statementStart) ?? known;
  const scope = scopeOf(context, network);
  const asked = wants(context);
  const items = [
    ...(asked.items ? statementItems(context) : []),
    ...(asked.ruleNumber ? numberItems(scope, context) : []),
    ...wordItems(asked, context),
    ...(asked.names ? nameItems(network, asked.names, scope?.vpc) : []),
    ...(asked.traffic ? trafficItems(network) : []),
    ...blockItems(asked, network, scope),
  ];
  // The range is given with each item: a word with dots and slashes is no word to the editor.
  return items.map((item, index) => ({
    ...item,
    sortText: `${String(index).padStart(5, '0')}`,
    textEdit: { range, newText: item.insertText ?? item.label },
    insertText: undefined,
  }));
}

/** Half a statement makes the parser misread what comes behind it. So where the text is broken, names are taken from the text without that half. */
function readable(workspace: Workspace, uri: string, text: string, offset: number, start: number): Network | undefined {
  const broken = workspace
    .widestNetwork(uri)
    ?.loaded.findings.some((finding) => finding.rule === 'syntax' && finding.origin.file === uri);
  if (!broken) return undefined;
  const blank = text.slice(start, offset).replace(/\S/g, ' ');
  return workspace.tryText(uri, text.slice(0, start) + blank + text.slice(offset));
}

interface Scope {
  readonly vpc: Vpc | undefined;
  readonly names: readonly string[];
}

/** The VPC whose block the cursor is in, by the name in its header. */
function scopeOf(context: CursorContext, network: Network): Scope | undefined {
  const header = context.blocks.find((block) => block.kind === 'vpc')?.header;
  const name = header?.[header.indexOf('vpc') + 1];
  const vpc = network.topology.vpcs.find((candidate) => candidate.name === name);
  return { vpc, names: context.blocks.map((block) => nameIn(block.header)) };
}

/** The name in a header: the word behind the last keyword that it begins with. */
function nameIn(header: readonly string[]): string {
  const modifiers = ['public', 'private', 'main', 'default', 'regional'];
  return header.filter((word) => !modifiers.includes(word))[1] ?? '';
}

function documentation(text: string | undefined): Pick<CompletionItem, 'documentation'> {
  return text ? { documentation: { kind: MarkupKind.Markdown, value: text } } : {};
}

function statementItems(context: CursorContext): CompletionItem[] {
  const block = context.blocks.at(-1)?.kind ?? 'file';
  return ITEMS[block].map(({ label, snippet }) => {
    const word = label.split(' ').at(-1) as string;
    const doc = keywordDoc(label.split(' ')[0] === 'private' && word === 'nat-gateway' ? 'private' : word, block);
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

/** The next number of an ACL's list, in steps of ten as AWS advises. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
function numberItems(scope: Scope | undefined, context: CursorContext): CompletionItem[] {
  const direction = context.blocks.at(-1)?.header.includes('outbound') ? 'outbound' : 'inbound';
  const acl = scope?.vpc?.networkAcls.find((candidate) => scope.names.includes(candidate.name));
  const highest = Math.max(
    90,
    ...(acl?.[direction] ?? []).map((rule) => rule.number.value).filter((number) => number < 32_000),
  );
  const next = Math.floor(highest / 10) * 10 + 10;
  return [
    {
      label: `${next}`,
      kind: CompletionItemKind.Value,
      insertText: `${next} `,
      detail: 'the next rule number',
      ...documentation('Rules are met from the lowest number up. Steps of ten leave room in between.'),
    },
  ];
}

function wordItems(asked: Wants, context: CursorContext): CompletionItem[] {
  const block = context.blocks.at(-1)?.kind;
  return (asked.words ?? []).map((word) => ({
    label: word,
    kind: CompletionItemKind.Keyword,
    ...documentation(keywordDoc(word, block)),
  }));
}

function nameItems(network: Network, kinds: readonly NameKind[], vpc: Vpc | undefined): CompletionItem[] {
  const wanted = network.index.elements.filter(
    (element) => element.name && (kinds.includes(element.kind) || (kinds.includes('nat-gateway') && isNat(element))),
  );
  const counts = new Map<string, number>();
  for (const { name } of network.index.elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  const near = (element: Element): boolean => ownerOf(element) === undefined || ownerOf(element) === vpc;
  return [...wanted.filter(near), ...wanted.filter((element) => !near(element))].map((element) => {
    // Inside its VPC the short name is enough; elsewhere only where it is the only one.
    const label = near(element) || (!vpc && counts.get(element.name) === 1) ? element.name : qualifiedName(element);
    const detail = detailOf(element);
    return {
      label,
      kind: itemKind(element),
      detail: detail ? `${kindText(element)} ${detail}` : kindText(element),
      ...documentation(element.doc),
    };
  });
}

function isNat(element: Element): boolean {
  return element.kind === 'resource' && element.type === 'nat-gateway';
}

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

function trafficItems(network: Network): CompletionItem[] {
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
      detail: 'built-in service',
      ...documentation(SERVICE_WORDS[name]),
    }),
  );
  const protocols = PROTOCOLS.map(
    (word): CompletionItem => ({
      label: word,
      kind: CompletionItemKind.Keyword,
      ...documentation(keywordDoc(word, undefined)),
    }),
  );
  return [...declared, ...protocols, ...builtin];
}

function blockItems(asked: Wants, network: Network, scope: Scope | undefined): CompletionItem[] {
  const value =
    (detail: string) =>
    (label: string): CompletionItem => ({ label, kind: CompletionItemKind.Value, detail });
  if (asked.block === 'vpc')
    return freeVpcBlocks(network.topology, 3).map(value('free: overlaps no VPC and no network here'));
  if (asked.block === 'subnet' && scope?.vpc)
    return freeSubnetBlocks(scope.vpc, 3).map(value(`the next free block of ${scope.vpc.name}`));
  if (asked.address && scope?.vpc) {
    const subnet = scope.vpc.subnets.find((candidate) => scope.names.includes(candidate.name));
    return subnet ? freeAddresses(subnet, 3).map(value(`free in ${subnet.name}`)) : [];
  }
  return [];
}
