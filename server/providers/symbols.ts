import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-protocol';
import { type Element, type Expectation, nounOf, writtenName } from '../../network/topology/index.js';
import { detailOf } from '../model/detail.js';
import { compareStart, encloses, toRange } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';

export const SYMBOL_KINDS: Readonly<Record<Element['kind'], SymbolKind>> = {
  vpc: SymbolKind.Namespace,
  subnet: SymbolKind.Module,
  resource: SymbolKind.Object,
  'route-table': SymbolKind.Array,
  'network-acl': SymbolKind.Interface,
  'security-group': SymbolKind.Class,
  'internet-gateway': SymbolKind.Event,
  'egress-only-gateway': SymbolKind.Event,
  'vpn-gateway': SymbolKind.Event,
  'regional-nat-gateway': SymbolKind.Event,
  'load-balancer': SymbolKind.Object,
  'gateway-endpoint': SymbolKind.Event,
  'endpoint-service': SymbolKind.Event,
  network: SymbolKind.Namespace,
  host: SymbolKind.Object,
  vpn: SymbolKind.Operator,
  'direct-connect': SymbolKind.Operator,
  peering: SymbolKind.Operator,
  'transit-gateway': SymbolKind.Namespace,
  'transit-gateway-route-table': SymbolKind.Array,
  'prefix-list': SymbolKind.Enum,
  'elastic-ip': SymbolKind.Object,
  service: SymbolKind.Constant,
};

/** The file's outline: declarations nested as they are written, and tests with what they expect. */
export function documentSymbols(workspace: Workspace, uri: string): DocumentSymbol[] | null {
  const network = workspace.widestNetwork(uri);
  const file = workspace.documents.get(uri)?.uri;
  if (!network || !file) return null;
  const elements = [...network.index.elementsOf(file)].sort((a, b) => compareStart(a.origin, b.origin));
  const roots = nest(elements.map(symbolOf));
  const expectations = network.topology.expectations.filter((expectation) => expectation.origin.file === file);
  return [...roots, ...testSymbols(expectations)];
}

function symbolOf(element: Element): DocumentSymbol {
  const range = toRange(element.origin.range);
  const selectionRange = toRange(element.nameOrigin.range);
  const detail = detailOf(element);
  return {
    name: writtenName(element) || `(${nounOf(element)})`,
    detail: detail ? `${nounOf(element)} ${detail}` : nounOf(element),
    kind: SYMBOL_KINDS[element.kind],
    range,
    // The protocol demands it; a broken text may not obey.
    selectionRange: encloses(range, selectionRange) ? selectionRange : range,
    children: [],
  };
}

/** Symbols in the order of their starts, put into each other where their ranges nest. */
function nest(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: DocumentSymbol[] = [];
  for (const symbol of symbols) {
    while (open.length > 0 && !encloses((open.at(-1) as DocumentSymbol).range, symbol.range)) open.pop();
    const parent = open.at(-1);
    if (parent) parent.children?.push(symbol);
    else roots.push(symbol);
    open.push(symbol);
  }
  return roots;
}

function testSymbols(expectations: readonly Expectation[]): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  const tests = new Map<string, DocumentSymbol>();
  for (const expectation of expectations) {
    const range = toRange(expectation.origin.range);
    const symbol: DocumentSymbol = {
      name: expectation.text || 'expect',
      kind: SymbolKind.Boolean,
      range,
      selectionRange: range,
    };
    const { test } = expectation;
    if (!test) {
      symbols.push(symbol);
      continue;
    }
    const key = `${test.origin.range.start.line}:${test.origin.range.start.column}`;
    const known = tests.get(key);
    if (known) {
      known.children?.push(symbol);
      known.range = { start: known.range.start, end: range.end };
      continue;
    }
    const selectionRange = toRange(test.origin.range);
    const parent: DocumentSymbol = {
      name: test.value || 'test',
      kind: SymbolKind.Package,
      range: { start: selectionRange.start, end: range.end },
      selectionRange,
      children: [symbol],
    };
    tests.set(key, parent);
    symbols.push(parent);
  }
  return symbols;
}
