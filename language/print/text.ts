import type { CidrLiteral, Located, MayBeAbsent, NamedElement } from '../../network/topology/index.js';

/** `header { a }` on one line if there is one short item or none, else an item a line. */
export function block(header: string, items: readonly string[]): string {
  if (items.length === 0) return `${header} { }`;
  const [only] = items;
  if (items.length === 1 && only !== undefined && !only.includes('\n')) return `${header} { ${only} }`;
  return `${header} {\n${items.join('\n')}\n}`;
}

/** The same, with the braces left out where there is nothing in them. */
export function optionalBlock(header: string, items: readonly string[]): string {
  return items.length === 0 ? header : block(header, items);
}

/** A block that keeps a line for each item, as rules do. */
export function lines(header: string, items: readonly string[]): string {
  return items.length === 0 ? `${header} { }` : `${header} {\n${items.join('\n')}\n}`;
}

/** `maybe ` in front of what a file leaves open whether it is there. */
export const maybe = ({ maybe: isOpen }: MayBeAbsent): string => (isOpen ? 'maybe ' : '');

/** ` unknown` behind the name of what may hold more than is written. */
export const more = ({ unknown: isOpen }: { readonly unknown?: true | undefined }): string =>
  isOpen ? ' unknown' : '';

/** The blocks, or `unknown` in their place. */
export function blocksOf(element: {
  readonly unknown?: true | undefined;
  readonly anywhere?: true | undefined;
  readonly cidrs: readonly CidrLiteral[];
}): string {
  return element.unknown ? `unknown${element.anywhere ? ' anywhere' : ''}` : cidrs(element.cidrs);
}

export function cidrs(literals: readonly CidrLiteral[]): string {
  return literals.map((literal) => literal.text).join(', ');
}

export function texts(literals: readonly { readonly text: string }[]): string {
  return literals.map((literal) => literal.text).join(', ');
}

const LABEL = /^\w+(-\w+)*$/;

/** The `id` statement, without ids that cannot be written. */
export function ids(list: readonly Located<string>[]): string[] {
  const printable = list.map((id) => id.value).filter((id) => LABEL.test(id) && !/^\d+-\d+$/.test(id));
  return printable.length > 0 ? [`id ${printable.join(', ')}`] : [];
}

/** The declaration with the comments before it that belong to it. */
export function documented(element: NamedElement, text: string): string {
  return [...(element.remarks ?? []), withDoc(element, text)].join('\n');
}

function withDoc(element: NamedElement, text: string): string {
  if (!element.doc) return text;
  const doc = element.doc.replace(/\*\//g, '*\u200B/');
  return doc.includes('\n')
    ? `/**\n${doc
        .split('\n')
        .map((line) => ` * ${line}`.trimEnd())
        .join('\n')}\n */\n${text}`
    : `/** ${doc} */\n${text}`;
}
