/** What the editor shows for the word under the cursor: the innermost thing that has something to teach, and for a rule's parts the rule as well. */
import { type Hover, MarkupKind, type Position, type Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { cursorAt, isKeyword, type Lines, readTokens, type Token } from '../../language/index.js';
import { type Element, isElement, type LocatedValue } from '../../network/topology/index.js';
import { nameAt } from '../model/name-at.js';
import { importOf } from '../providers/import-at.js';
import { keywordDoc } from '../text/keyword-docs.js';
import { originKey, toRange, touches } from '../text/range.js';
import { tokenAt } from '../text/tokens.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { addressHover, cidrHover } from './cidr.js';
import { elementHover } from './element.js';
import { expectationHover } from './expectation.js';
import { importHover } from './import.js';
import { listenerHover } from './load-balancer.js';
import { code, paragraphs } from './markdown.js';
import { aclRuleHover } from './network-acl.js';
import { regionHover, zoneHover } from './place.js';
import { publicIpHover } from './public-ip.js';
import { routeHover } from './route-table.js';
import { groupRuleHover } from './security-group.js';
import { trafficHover } from './traffic.js';

interface Found {
  readonly text: string;
  readonly range: Range;
}

export function hover(workspace: Workspace, uri: string, position: Position): Hover | null {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return null;
  const offset = document.offsetAt(position);
  const lines = workspace.linesAround(uri, offset);
  const tokens = readTokens(lines.text);
  const token = tokenAt(tokens, offset - lines.start);
  if (!token || token.kind === 'comment') return null;
  const behind = lines.start + token.end;
  const tokenRange: Range = { start: document.positionAt(lines.start + token.start), end: document.positionAt(behind) };
  const imported = importOf(document.uri, tokens, token);
  if (imported !== undefined)
    return {
      contents: { kind: MarkupKind.Markdown, value: importHover(workspace, imported, network.root) },
      range: tokenRange,
    };
  // What an expectation says begins behind its keyword.
  const at = token.text === 'expect' ? afterSpace(document, behind) : position;
  const expectation = at === position ? undefined : rulesAround(network.index.valuesAt(document.uri, at), network)[0];
  const found = expectation
    ? { text: expectation, range: tokenRange }
    : (findHover(network, document, position, token.text, tokenRange, () => blockAt(lines, token)) ??
      keywordBefore(wordBefore(tokens, token), tokenRange));
  return found && { contents: { kind: MarkupKind.Markdown, value: found.text }, range: found.range };
}

function findHover(
  network: Network,
  document: TextDocument,
  position: Position,
  word: string,
  tokenRange: Range,
  block: () => string | undefined,
): Found | null {
  const file = document.uri;
  const values = network.index.valuesAt(file, position);
  const name = nameAt(network.index, file, position);
  const around = rulesAround(values, network);
  if (name) {
    const texts = name.elements.slice(0, 3).map((element) => elementHover(element, network));
    return { text: join([...texts, ...around]), range: toRange(name.origin.range) };
  }
  const owner = values.find(isElement);
  const value = valueHover(values, owner, network);
  if (value) return { text: join([value, ...around]), range: tokenRange };
  if (around.length > 0) return { text: join(around), range: tokenRange };
  const place = owner && placeHover(owner, position);
  if (place) return { text: place, range: tokenRange };
  // The word that begins a declaration (`network-acl`, `public subnet`) stands for what it declares.
  if (owner && declares(owner, position) && isKeyword(word))
    return { text: elementHover(owner, network), range: tokenRange };
  const doc = keywordDoc(word, block());
  return doc ? { text: paragraphs(`**${code(word)}**`, doc), range: tokenRange } : null;
}

const blockAt = ({ text }: Lines, { start }: Token): string | undefined => cursorAt(text, start).blocks.at(-1)?.rule;

/** These keywords stand for the value behind them, which has nothing more to tell. */
const VALUED: ReadonlySet<string> = new Set(['id', 'client-ports', 'max-entries']);

/** The word before a value; a range of ports is one, and of a list each. */
function wordBefore(tokens: readonly Token[], token: Token): string | undefined {
  let at = tokens.indexOf(token) - 1;
  while (tokens[at]?.text === ',') at -= 2;
  while (tokens[at]?.text === '-' || tokens[at]?.kind === 'number') at--;
  return tokens[at]?.text;
}

function keywordBefore(before: string | undefined, range: Range): Found | null {
  const doc = before !== undefined && VALUED.has(before) ? keywordDoc(before, undefined) : undefined;
  return before !== undefined && doc ? { text: paragraphs(`**${code(before)}**`, doc), range } : null;
}

function afterSpace(document: TextDocument, offset: number): Position {
  const space = /^\s*/.exec(document.getText().slice(offset, offset + 200))?.[0].length ?? 0;
  return document.positionAt(offset + space);
}

function join(texts: readonly string[]): string {
  return [...new Set(texts)].join('\n\n---\n\n');
}

/** A value with a meaning of its own: a block, an address, traffic. */
function valueHover(values: readonly LocatedValue[], owner: Element | undefined, network: Network): string | undefined {
  for (const value of values) {
    if (isElement(value)) return undefined;
    switch (value.kind) {
      case 'cidr-literal':
        return cidrHover(value, owner);
      case 'public-ip':
        return publicIpHover(value, owner);
      case 'address-literal':
        return addressHover(value, network.topology);
      case 'all':
      case 'ports':
      case 'icmp':
      case 'protocol':
      case 'service':
        return trafficHover(value);
    }
  }
  return undefined;
}

/** The rule, route or expectation around. */
function rulesAround(values: readonly LocatedValue[], network: Network): string[] {
  for (const value of values) {
    switch (value.kind) {
      case 'acl-rule':
        return [aclRuleHover(value)];
      case 'group-rule':
        return [groupRuleHover(value, network.topology)];
      case 'route': {
        const table = values.find(
          (outer) => outer.kind === 'route-table' || outer.kind === 'transit-gateway-route-table',
        );
        return [routeHover(value, table)];
      }
      case 'listener':
        return [listenerHover(value)];
      case 'expectation': {
        const key = originKey(value.origin);
        const result = network.expectations.find(({ expectation }) => originKey(expectation.origin) === key);
        return result ? [expectationHover(result, network.analysis)] : [];
      }
    }
  }
  return [];
}

/** Where a VPC or a subnet is. */
function placeHover(element: Element, position: Position): string | undefined {
  if (element.kind === 'vpc' && element.region && touches(element.region.origin.range, position))
    return regionHover(element.region.value);
  if (element.kind === 'subnet' && element.zone && touches(element.zone.origin.range, position))
    return zoneHover(element);
  return undefined;
}

/** In front of the name, on the declaration's own words. */
function declares(element: Element, position: Position): boolean {
  const { start } = element.origin.range;
  return touches({ start, end: element.nameOrigin.range.start }, position);
}
