/** Pieces of the Markdown that hovers are made of. */

import { type Element, nounOf, qualifiedName } from '../../network/topology/index.js';
import { say, type Told } from '../../network/words/index.js';
import { detailOf } from '../model/detail.js';
import { untoldText } from './untold.js';

/** Text from a file, so that nothing in it counts as Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&');
}

export function code(text: string): string {
  return text.includes('`') ? escapeMarkdown(text) : `\`${text}\``;
}

/** The first line of every hover of an element: what it is, its name, its numbers; then what its author wrote about it. */
export function heading(element: Element, extra?: string): string {
  const detail = detailOf(element);
  const line = [`**${nounOf(element)}** ${code(qualifiedName(element))}`, detail ? code(detail) : '', extra ?? '']
    .filter(Boolean)
    .join(' · ');
  return paragraphs(line, element.doc, untoldText(element));
}

/** `a, b and c`; the rest is counted. */
export function list(items: readonly string[], most = 10): string {
  if (items.length === 0) return say`none`;
  const shown = items.length > most ? [...items.slice(0, most - 1), say`${items.length - most + 1} more`] : items;
  return shown.length === 1 ? (shown[0] as string) : say`${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export function names(elements: readonly Element[], most = 10): string {
  return list(
    elements.map((element) => code(element.name)),
    most,
  );
}

/** Paragraphs; what is empty is left out. */
export function paragraphs(...texts: (string | Told | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
