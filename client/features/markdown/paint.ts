import grammar from '../../../syntaxes/vpc.tmLanguage.json';
import { escaped } from '../../webview/picture/written.js';

/** Of a TextMate grammar what ours uses. */
interface Pattern {
  readonly include?: string;
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}

/** What a scope is to the style sheets of Markdown pages, which are those of highlight.js: https://highlightjs.readthedocs.io/en/stable/css-classes-reference.html */
const CLASSES: readonly (readonly [scope: string, className: string])[] = [
  ['comment', 'hljs-comment'],
  ['string', 'hljs-string'],
  ['constant.numeric', 'hljs-number'],
  ['constant.language', 'hljs-literal'],
  ['support.type', 'hljs-built_in'],
  ['entity.name', 'hljs-title'],
  ['keyword.operator', ''],
  ['keyword', 'hljs-keyword'],
  ['storage', 'hljs-keyword'],
];

const REPOSITORY: Readonly<Record<string, Pattern>> = grammar.repository;

/** All that the grammar knows, what comes first before what comes later. */
const PATTERNS = flat(grammar.patterns);
const ANY = new RegExp(PATTERNS.map((pattern, i) => `(?<p${i}>${expression(pattern)})`).join('|'), 'gm');

function flat(patterns: readonly Pattern[]): Pattern[] {
  return patterns.flatMap((pattern) => {
    const { include, patterns: inner = [], begin } = pattern;
    if (include !== undefined) return flat([REPOSITORY[include.slice(1)] ?? {}]);
    return begin === undefined && inner.length > 0 ? flat(inner) : [pattern];
  });
}

function expression({ match, begin, end, patterns = [] }: Pattern): string {
  if (match !== undefined) return match;
  const inside = [...patterns.map((pattern) => pattern.match ?? ''), `(?!${end})[^]`];
  return `${begin}(?:${inside.join('|')})*(?:${end}|(?![^]))`;
}

/** The code as markup, coloured as the editor colours it before its server has read it. No text of it becomes markup. */
export function painted(code: string): string {
  let html = '';
  let at = 0;
  for (const found of code.matchAll(ANY)) {
    html += escaped(code.slice(at, found.index));
    at = found.index + found[0].length;
    const pattern = PATTERNS[Object.values(found.groups ?? {}).findIndex((text) => text !== undefined)];
    html += pattern?.captures ? paintedParts(found[0], pattern) : paintedPart(found[0], pattern?.name);
  }
  return html + escaped(code.slice(at));
}

/** Captures stand in order, and what is between them has no colour. */
function paintedParts(text: string, { match = '', captures = {} }: Pattern): string {
  const parts = new RegExp(match).exec(text) ?? [];
  let html = '';
  let at = 0;
  for (const [number, { name }] of Object.entries(captures)) {
    const part = parts[Number(number)] ?? '';
    const start = text.indexOf(part, at);
    html += escaped(text.slice(at, start)) + paintedPart(part, name);
    at = start + part.length;
  }
  return html + escaped(text.slice(at));
}

function paintedPart(text: string, scope = ''): string {
  const [, className = ''] = CLASSES.find(([start]) => scope.startsWith(start)) ?? [];
  return className === '' ? escaped(text) : `<span class="${className}">${escaped(text)}</span>`;
}
