/** What stands in `page.html`, by the names that it has there. */
import { type Told, told } from '../../network/words/index.js';

export const PAGE_WORDS: Readonly<Record<string, Told>> = {
  title: told`VPC Lens: Playground`,
  playground: told`Playground`,
  text: told`Text`,
  share: told`Copy link`,
  format: told`Format`,
  reset: told`Reset`,
  language: told`Language`,
  colours: told`Colours`,
  system: told`As the system`,
  light: told`Light`,
  dark: told`Dark`,
  contrast: told`High contrast`,
  close: told`Close`,
  shown: told`What is shown`,
  preview: told`Preview`,
  network: told`Text of the network`,
  reachability: told`Preview: who can reach whom`,
  starting: told`Starting…`,
  problems: told`Show them (Ctrl+Shift+M)`,
  keys: told`F12 goes to a definition, Ctrl+. offers quick fixes, Ctrl+Space completes; Escape, then Tab leaves the text.`,
  cancel: told`Cancel`,
  fixes: told`Quick fixes`,
};

/** Where such a word stands, and what it is there. */
const PLACES: readonly (readonly [attribute: string, write: (element: HTMLElement, text: string) => void])[] = [
  ['data-say', (element, text) => element.replaceChildren(text)],
  ['data-say-title', (element, text) => element.setAttribute('title', text)],
  ['data-say-label', (element, text) => element.setAttribute('aria-label', text)],
];

export function writePage(): void {
  for (const [attribute, write] of PLACES)
    for (const element of document.querySelectorAll<HTMLElement>(`[${attribute}]`))
      write(element, `${PAGE_WORDS[element.getAttribute(attribute) ?? '']}`);
}
