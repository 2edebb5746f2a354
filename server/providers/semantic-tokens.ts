/** Colours by meaning: what a name is, wherever it stands, also where it is spelled like a keyword. */
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-protocol';
import { readTokens, type Token } from '../../language/index.js';
import { type Element, isElement } from '../../network/topology/index.js';
import type { NetworkIndex } from '../model/network-index.js';
import { isWord } from '../text/tokens.js';
import type { Workspace } from '../workspace/workspace.js';

const TYPES = [
  'namespace',
  'class',
  'type',
  'interface',
  'variable',
  'event',
  'enum',
  'function',
  'keyword',
  'number',
  'string',
  'comment',
  'operator',
  'property',
] as const;
type TokenType = (typeof TYPES)[number];
const DECLARATION = 1;
const DEFAULT_LIBRARY = 2;

export const LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TYPES],
  tokenModifiers: ['declaration', 'defaultLibrary'],
};

const ELEMENT_TYPES: Readonly<Record<Element['kind'], TokenType>> = {
  vpc: 'namespace',
  network: 'namespace',
  'transit-gateway': 'namespace',
  subnet: 'class',
  'security-group': 'type',
  'network-acl': 'interface',
  'route-table': 'interface',
  'transit-gateway-route-table': 'interface',
  resource: 'variable',
  host: 'variable',
  'load-balancer': 'variable',
  'internet-gateway': 'event',
  'egress-only-gateway': 'event',
  'vpn-gateway': 'event',
  'regional-nat-gateway': 'event',
  'gateway-endpoint': 'event',
  'endpoint-service': 'event',
  vpn: 'event',
  'direct-connect': 'event',
  peering: 'event',
  'prefix-list': 'enum',
  'elastic-ip': 'variable',
  service: 'function',
};

interface Colour {
  readonly type: TokenType;
  readonly modifiers: number;
  readonly length: number;
}

export function semanticTokens(workspace: Workspace, uri: string): SemanticTokens {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return { data: [] };
  const names = namesIn(network.index, document.uri);
  const data: number[] = [];
  let lastLine = 0;
  let lastStart = 0;
  const emit = (line: number, start: number, length: number, type: TokenType, modifiers: number): void => {
    data.push(line - lastLine, line === lastLine ? start - lastStart : start, length, TYPES.indexOf(type), modifiers);
    lastLine = line;
    lastStart = start;
  };
  const text = document.getText();
  let lineStart = 0;
  let line = 0;
  for (const token of readTokens(text)) {
    while (line < token.line) {
      lineStart = text.indexOf('\n', lineStart) + 1;
      line++;
    }
    const start = token.start - lineStart;
    if (!isWord(token)) {
      const type = plainType(token);
      // A token over several lines is left to the grammar of the editor: the protocol's tokens end with their line.
      if (type && !token.text.includes('\n')) emit(token.line, start, token.text.length, type, 0);
      continue;
    }
    for (const piece of pieces(token, start, names.get(token.line)))
      emit(token.line, piece.start, piece.length, piece.type, piece.modifiers);
  }
  return { data };
}

/** A word is one piece, save for `vpc.name`. */
function pieces(
  token: Token,
  start: number,
  names: ReadonlyMap<number, Colour> | undefined,
): (Colour & { start: number })[] {
  const found: (Colour & { start: number })[] = [];
  for (let at = start; at < start + token.text.length; at++) {
    const name = names?.get(at);
    if (!name) continue;
    found.push({ ...name, start: at });
    at += name.length;
  }
  if (found.length > 0) return found;
  const type = plainType(token);
  return type ? [{ start, length: token.text.length, type, modifiers: 0 }] : [];
}

function plainType({ kind, text }: Token): TokenType | undefined {
  switch (kind) {
    case 'keyword':
    case 'number':
    case 'comment':
      return kind;
    case 'address':
      return 'number';
    case 'text':
      return 'string';
    case 'punctuation':
      return text === '->' ? 'operator' : undefined;
    case 'name':
      return undefined;
  }
}

/** The names of a file, by line and column from 0. */
function namesIn(index: NetworkIndex, file: string): Map<number, Map<number, Colour>> {
  const lines = new Map<number, Map<number, Colour>>();
  const put = (line: number, column: number, colour: Colour): void => {
    const columns = lines.get(line - 1) ?? new Map<number, Colour>();
    lines.set(line - 1, columns.set(column - 1, colour));
  };
  for (const value of index.valuesOf(file)) {
    if (isElement(value)) {
      const { start, end } = value.nameOrigin.range;
      if (start.line === end.line && end.column > start.column)
        put(start.line, start.column, {
          type: ELEMENT_TYPES[value.kind],
          modifiers: DECLARATION,
          length: end.column - start.column,
        });
    } else if (value.kind === 'service' && !value.ref.target && value.builtin) {
      const { start } = value.ref.origin.range;
      put(start.line, start.column, {
        type: 'function',
        modifiers: DEFAULT_LIBRARY,
        length: value.ref.text.length,
      });
    }
  }
  for (const use of index.usesIn(file)) {
    const { start, end } = use.origin.range;
    const element = use.elements[0];
    if (!element || start.line !== end.line) continue;
    put(start.line, start.column, {
      type: ELEMENT_TYPES[element.kind],
      modifiers: 0,
      length: end.column - start.column,
    });
  }
  return lines;
}
