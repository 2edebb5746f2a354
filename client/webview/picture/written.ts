import type { Surface } from '../ui/surface.js';

/** What is for a hand or a reader's keyboard, and not for the eye. */
const LEFT_OUT_CLASSES = new Set(['fold', 'touch']);
const LEFT_OUT_ATTRIBUTES = /^(data-|aria-|role$|tabindex$)/;

/** An element of a picture that is written down. It has of a document's element what the drawing uses, and nothing else. */
class WrittenElement {
  private readonly attributes = new Map<string, string>();
  private readonly children: (WrittenElement | string)[] = [];
  /** What a page grows names by: a picture is seen at one size. */
  readonly style = { setProperty: () => undefined };
  readonly classList = {
    add: (...names: readonly string[]) =>
      this.setAttribute('class', [...(this.attributes.get('class')?.split(' ') ?? []), ...names].join(' ')),
  };

  constructor(readonly tagName: string) {}

  setAttribute(name: string, value: string | number): void {
    this.attributes.set(name, String(value));
  }

  append(...children: readonly (WrittenElement | string)[]): void {
    this.children.push(...children);
  }

  prepend(...children: readonly (WrittenElement | string)[]): void {
    this.children.unshift(...children);
  }

  toString(): string {
    const classes = this.attributes.get('class')?.split(' ') ?? [];
    if (classes.some((name) => LEFT_OUT_CLASSES.has(name))) return '';
    const attributes = [...this.attributes]
      .filter(([name]) => !LEFT_OUT_ATTRIBUTES.test(name))
      .map(([name, value]) => ` ${name}="${escaped(value)}"`)
      .join('');
    const content = this.children
      .map((child) => (typeof child === 'string' ? escaped(child) : child.toString()))
      .join('');
    return content === ''
      ? `<${this.tagName}${attributes}/>`
      : `<${this.tagName}${attributes}>${content}</${this.tagName}>`;
  }
}

/** Elements become their text by `String(element)`. */
export const WRITTEN: Surface = {
  make: (tag) => new WrittenElement(tag) as unknown as SVGElement,
  measure: (text, fontSize) => [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * fontSize,
};

/** In parts of the font's size, of the widest of the fonts that a picture may be shown with (DejaVu Sans): a name is rather cut early than drawn over another. */
function widthOf(letter: string): number {
  if (
    /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u.test(
      letter,
    )
  )
    return 1;
  if (/[ijlI.,:;'|!\s]/.test(letter)) return 0.33;
  if (/[frt\-()[\]/]/.test(letter)) return 0.43;
  if (/[mwMW@%…]/.test(letter)) return 1;
  return /[A-Z]/.test(letter) ? 0.74 : 0.65;
}

/** No text of a file ends the element or the attribute that it stands in. What XML cannot hold at all is left out: https://www.w3.org/TR/xml/#charsets */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
