/** The page's own parts, by their ids in `page.html`. */
import { WORDS } from './words.js';

export function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as T;
}

/** A sentence for a person, until it is closed or another one comes. */
export function notice(text: string, label: string = WORDS.close(), then: () => void = () => undefined): void {
  const bar = part('notice');
  const [words, button] = bar.children;
  if (words) words.textContent = text;
  bar.hidden = text === '';
  if (!(button instanceof HTMLButtonElement)) return;
  button.textContent = label;
  button.onclick = () => {
    bar.hidden = true;
    then();
  };
}

export async function confirmed(question: string): Promise<boolean> {
  const dialog = part<HTMLDialogElement>('ask');
  const [words] = dialog.getElementsByTagName('p');
  if (words) words.textContent = question;
  dialog.returnValue = 'no';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  return dialog.returnValue === 'yes';
}

/** What can be done, as buttons; choosing one closes it. */
export function offer(choices: readonly HTMLElement[]): void {
  if (choices.length === 0) {
    notice(WORDS.noFixes());
    return;
  }
  const dialog = part<HTMLDialogElement>('fixes');
  const [list] = dialog.getElementsByTagName('ul');
  for (const choice of choices) choice.addEventListener('click', () => dialog.close());
  list?.replaceChildren(...choices.map((choice) => wrap(choice)));
  dialog.showModal();
}

function wrap(choice: HTMLElement): HTMLElement {
  const item = document.createElement('li');
  item.append(choice);
  return item;
}

/** On narrow screens one of the two is shown. */
export function chooseShown(): void {
  const buttons = { text: part<HTMLButtonElement>('show-text'), preview: part<HTMLButtonElement>('show-preview') };
  const show = (what: 'text' | 'preview'): void => {
    document.body.dataset.shown = what;
    for (const [name, button] of Object.entries(buttons)) button.setAttribute('aria-pressed', String(name === what));
  };
  buttons.text.addEventListener('click', () => show('text'));
  buttons.preview.addEventListener('click', () => show('preview'));
  show('text');
}

export function problemsText(counts: { readonly [severity in 1 | 2 | 3]: number }): string {
  const told = [
    counts[1] > 0 ? WORDS.errors(counts[1]) : '',
    counts[2] > 0 ? WORDS.warnings(counts[2]) : '',
    counts[3] > 0 ? WORDS.hints(counts[3]) : '',
  ].filter(Boolean);
  return told.length > 0 ? told.join(', ') : WORDS.fine();
}
