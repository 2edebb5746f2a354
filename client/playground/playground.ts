/** The playground: text, language server and preview in one page that speaks to nobody. */
import './styles/playground.css';
import type { Origin } from '../../server/protocol.js';
import { Drafts, storage } from './drafts.js';
import { Editor } from './editor/editor.js';
import { apply, buttons, editsOf } from './editor/fixes.js';
import type { Diagnostic, Location } from './lsp.js';
import { chooseShown, confirmed, notice, offer, part, problemsText } from './page.js';
import { PreviewHost } from './preview-host.js';
import { FOLDER, ServerLink, startWorker } from './server-link.js';
import { fragmentOf, LONG, readFragment } from './share.js';
import { type Shown, Texts } from './texts.js';
import { chooseTheme } from './theme.js';
import { WORDS } from './words.js';

const kept = storage('localStorage');
const drafts = new Drafts(kept, storage('sessionStorage'));
const files = part<HTMLSelectElement>('files');
const texts = new Texts(JSON.parse(part('examples').textContent ?? '[]'), drafts, files);
const frame = part<HTMLIFrameElement>('preview');
const problems = part('problems');

let shown: Shown = { path: '', text: '' };
/** The file that is read beside the text, when it is another one. */
let beside: Shown | undefined;
let isKept = true;

chooseTheme(part<HTMLSelectElement>('theme'), kept, frame);
chooseShown();

const server = new ServerLink(startWorker(), (path) => texts.original(path), {
  diagnostics(uri, diagnostics, version) {
    const isNow = uri === server.root ? server.isNewest(version) : version === 1;
    if (uri !== server.uri || !isNow) return;
    editor.mark(diagnostics);
    tellProblems(diagnostics);
  },
  changed({ uri }) {
    if (uri !== server.root) return;
    if (problems.textContent === WORDS.checking()) tellProblems(editor.diagnostics);
    document.body.dataset.checked = shown.path;
    preview.changed();
  },
});

const editor = new Editor(part('text'), server, {
  changed: (text) => void edited(text),
  moved: (position) => {
    if (!beside) void server.elementAt(position).then((found) => preview.post({ type: 'highlight', ...found }), ignore);
  },
  goTo: (location) => (location ? void goTo(location) : notice(WORDS.noDefinition())),
  quickFix: () =>
    void server.fixes(editor.selected, editor.diagnostics).then((actions) => {
      offer(buttons(editor.view, server, actions));
    }, ignore),
  notFormatted: () => notice(WORDS.notFormatted()),
});

const preview = new PreviewHost(
  frame,
  server,
  ({ file, range: { start, end } }: Origin, takeFocus) => {
    const at = { line: start.line - 1, character: start.column - 1 };
    const range = { start: at, end: { line: end.line - 1, character: end.column - 1 } };
    void goTo({ uri: file || server.root, range }, takeFocus);
  },
  (edit) => {
    const edits = beside ? undefined : editsOf(edit, server.root);
    if (edits) apply(editor.view, edits);
    return edits !== undefined;
  },
);

async function begin(): Promise<void> {
  tellKept(kept !== undefined);
  try {
    await server.start();
  } catch (error) {
    problems.textContent = WORDS.failed(error instanceof Error ? error.message : String(error));
  }
  await show(texts.first());
  await openLink();
  part('share').addEventListener('click', () => void share());
  part('format').addEventListener('click', () => void editor.format());
  part('reset').addEventListener('click', () => void reset());
  problems.addEventListener('click', () => editor.openProblems());
  files.addEventListener('change', () => {
    const chosen = texts.chosen(files.value);
    if (chosen) void show(chosen);
  });
  window.addEventListener('hashchange', () => void openLink());
  window.addEventListener('storage', ({ key }) => drafts.writtenElsewhere(key));
  window.addEventListener('beforeunload', (event) => {
    if (!isKept) event.preventDefault();
  });
}

async function show(next: Shown): Promise<void> {
  shown = next;
  beside = undefined;
  notice('');
  problems.textContent = WORDS.checking();
  editor.show(next.text);
  texts.show(next);
  await server.open(next.path, next.text);
  preview.again();
}

async function edited(text: string): Promise<void> {
  if (beside) return;
  shown = { ...shown, text };
  tellKept(drafts.keep(shown.path, text));
  await server.change(text);
}

function tellKept(isDone: boolean): void {
  isKept = isDone || shown.text === texts.original(shown.path);
  part('kept').textContent = isDone ? WORDS.kept() : WORDS.notKept();
}

function tellProblems(diagnostics: readonly Diagnostic[]): void {
  const count = (severity: 1 | 2 | 3): number => diagnostics.filter((one) => one.severity === severity).length;
  problems.textContent = problemsText({ 1: count(1), 2: count(2), 3: count(3) });
}

/** In this text, or in a file that comes with it, which is then shown and not changed. */
async function goTo({ uri, range }: Location, takeFocus = true): Promise<void> {
  const path = uri.slice(FOLDER.length);
  const text = path === shown.path ? shown.text : texts.original(path);
  if (text === undefined) return;
  const isOther = path !== shown.path;
  if (isOther !== (beside !== undefined) || (beside && beside.path !== path)) {
    beside = isOther ? { path, text } : undefined;
    if (isOther) {
      editor.showBeside(text);
      await server.openBeside(path, text);
    } else {
      editor.back();
      await back();
    }
    notice(isOther ? WORDS.elsewhere(path) : '', WORDS.back(), () => void goTo({ uri: server.root, range: START }));
  }
  editor.reveal(range, takeFocus);
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What was found in the text was told before: it is asked for by saying the text again. */
async function back(): Promise<void> {
  await server.back();
  await server.change(shown.text);
}

async function share(): Promise<void> {
  const fragment = await fragmentOf(shown);
  if (fragment === undefined) {
    notice(WORDS.linkTooLong());
    return;
  }
  history.replaceState(null, '', fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    notice(fragment.length > LONG ? WORDS.linkLong(location.href.length) : WORDS.linkCopied());
  } catch {
    notice(WORDS.linkByHand());
  }
}

/** The text of the address, if it carries one. What was shown before stays in the list. */
async function openLink(): Promise<void> {
  const read = await readFragment(location.hash);
  if (read === undefined) return;
  if (typeof read === 'string') {
    notice(read === 'huge' ? WORDS.linkHuge() : WORDS.linkBroken());
    return;
  }
  if (read.path === shown.path && read.text === shown.text) return;
  drafts.use(undefined);
  await show(read);
  if (read.text !== texts.original(read.path)) {
    tellKept(drafts.keep(read.path, read.text));
    texts.show(read);
  }
  notice(WORDS.shared());
}

async function reset(): Promise<void> {
  const example = texts.examples.find(({ path }) => path === shown.path) ?? texts.examples[0];
  if (!example) return;
  if (shown.text !== example.text && !(await confirmed(WORDS.reset(example.path.replace(/\.vpc$/, ''))))) return;
  drafts.use(undefined);
  history.replaceState(null, '', location.pathname + location.search);
  await show(example);
}

/** The text changed while it was being asked about: the next movement asks again. */
function ignore(): void {}

void begin();
