/** Which text is shown, and where it came from: an example, a draft of this browser, or a link. */
import { type ExampleFile, examplesAmong } from '../features/examples/arrange.js';
import { h } from '../webview/ui/dom.js';
import type { Draft, Drafts } from './drafts.js';
import { WORDS } from './words.js';

export interface Shown {
  readonly path: string;
  readonly text: string;
}

export class Texts {
  readonly examples: readonly ExampleFile[];

  constructor(
    private readonly files: readonly ExampleFile[],
    private readonly drafts: Drafts,
    private readonly list: HTMLSelectElement,
  ) {
    this.examples = examplesAmong(files);
  }

  /** As the examples have it: what can be imported, and put back. */
  original(path: string): string | undefined {
    return this.files.find((file) => file.path === path)?.text;
  }

  first(): Shown {
    const [first] = this.examples;
    return this.drafts.resume() ?? { path: first?.path ?? 'network.vpc', text: first?.text ?? '' };
  }

  /** The text that an entry of the list stands for. */
  chosen(value: string): Shown | undefined {
    const [kind, name = ''] = split(value);
    if (kind === 'draft') {
      const draft = this.drafts.list().find(({ id }) => id === name);
      if (draft) this.drafts.use(draft.id);
      return draft;
    }
    this.drafts.use(undefined);
    const text = this.original(name);
    return text === undefined ? undefined : { path: name, text };
  }

  /** Lists what there is, with what is shown chosen. */
  show(shown: Shown): void {
    const drafts = this.drafts.list();
    const current = drafts.find(({ path, text }) => path === shown.path && text === shown.text);
    const groups = [
      group(
        WORDS.examples(),
        this.examples.map(({ path }) => [`example:${path}`, path.replace(/\.vpc$/, '')]),
      ),
      ...(drafts.length > 0 ? [group(WORDS.earlier(), drafts.map(entryOf))] : []),
    ];
    this.list.replaceChildren(...groups);
    this.list.value = current ? `draft:${current.id}` : `example:${shown.path}`;
  }
}

function group(label: string, entries: readonly (readonly [value: string, label: string])[]): HTMLElement {
  return h('optgroup', { label }, ...entries.map(([value, text]) => h('option', { value }, text)));
}

function entryOf({ id, path, changed }: Draft): readonly [string, string] {
  return [`draft:${id}`, `${path.replace(/\.vpc$/, '')}, ${new Date(changed).toLocaleString()}`];
}

function split(value: string): [string, string] {
  const at = value.indexOf(':');
  return [value.slice(0, at), value.slice(at + 1)];
}
