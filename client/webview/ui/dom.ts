import { Told } from '../../../network/words/index.js';
import { surface } from './surface.js';

type Child = Node | string | Told | null | undefined;
export type Attributes = Readonly<Record<string, string | number | boolean | Told | undefined>>;

/** An element. A true attribute is set empty, a false or undefined one is left out. Text is always text: nothing here parses HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = surface().make(tag) as SVGElementTagNameMap[K];
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children)
    if (child !== null && child !== undefined) element.append(child instanceof Told ? child.toString() : child);
}

/** Has these children, in this order. Those that stay are not moved: one that is would lose the keyboard. */
export function arrange(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  for (const [place, child] of children.entries()) {
    const there = parent.children[place];
    if (there !== child) parent.insertBefore(child, there ?? null);
  }
}

/** The nearest element around an event's target that has the data attribute, and its value. */
export function dataOf(event: Event, name: string): string | undefined {
  const target = event.target instanceof Element ? event.target.closest(`[data-${name}]`) : null;
  return target?.getAttribute(`data-${name}`) ?? undefined;
}
