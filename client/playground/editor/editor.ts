/** The text on the left: CodeMirror, told by the language server. */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, openLintPanel, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { say } from '../../../network/words/index.js';
import type { Diagnostic, Location, Position, Range } from '../lsp.js';
import type { ServerLink } from '../server-link.js';
import { completionFrom } from './completion.js';
import { apply, findingElement } from './fixes.js';
import { vpcLanguage } from './language.js';
import { markdown } from './markdown.js';
import { phrases } from './phrases.js';
import { offsetOf, positionOf, rangeOf } from './positions.js';

export interface EditorEvents {
  readonly changed: (text: string) => void;
  readonly moved: (position: Position) => void;
  readonly goTo: (location: Location | undefined) => void;
  readonly quickFix: () => void;
  readonly notFormatted: () => void;
}

const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'info', 4: 'hint' } as const;

export class Editor {
  readonly view: EditorView;
  diagnostics: readonly Diagnostic[] = [];
  /** What is worked on, with its history, while another text is read. */
  private own: EditorState | undefined;

  constructor(
    parent: HTMLElement,
    private readonly server: ServerLink,
    private readonly events: EditorEvents,
  ) {
    // In a shadow, the editor's style sheets are made by script alone: a page whose policy allows no other style has it.
    const shadow = parent.attachShadow({ mode: 'open' });
    shadow.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'editor.css' }));
    const place = shadow.appendChild(document.createElement('div'));
    place.className = 'place';
    this.view = new EditorView({ parent: place, root: shadow, state: EditorState.create({ doc: '' }) });
  }

  /** Another text, with a history of its own. */
  show(text: string, isReadOnly = false): void {
    this.diagnostics = [];
    this.own = undefined;
    this.view.setState(EditorState.create({ doc: text, extensions: this.extensions(isReadOnly) }));
  }

  /** A text to be read, until `back`. */
  showBeside(text: string): void {
    const own = this.own ?? this.view.state;
    this.show(text, true);
    this.own = own;
  }

  back(): void {
    if (this.own) this.view.setState(this.own);
    this.own = undefined;
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    this.diagnostics = diagnostics;
    const { doc } = this.view.state;
    const shown = diagnostics.map((diagnostic) => ({
      from: offsetOf(doc, diagnostic.range.start),
      to: offsetOf(doc, diagnostic.range.end),
      severity: SEVERITIES[diagnostic.severity ?? 1],
      message: diagnostic.message,
      renderMessage: (view: EditorView) => findingElement(view, this.server, diagnostic),
    }));
    this.view.dispatch(setDiagnostics(this.view.state, shown));
  }

  reveal(range: Range, takeFocus: boolean): void {
    const anchor = offsetOf(this.view.state.doc, range.start);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    if (takeFocus) this.view.focus();
  }

  /** What the cursor or the selection touches. */
  get selected(): Range {
    const { from, to } = this.view.state.selection.main;
    return rangeOf(this.view.state.doc, from, to);
  }

  openProblems(): void {
    openLintPanel(this.view);
  }

  async format(): Promise<void> {
    const edits = await this.server.format();
    if (edits.length > 0) apply(this.view, edits);
    else this.events.notFormatted();
  }

  private extensions(isReadOnly: boolean): Extension[] {
    return [
      lineNumbers(),
      foldGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of('  '),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      lintGutter(),
      vpcLanguage(),
      EditorState.readOnly.of(isReadOnly),
      EditorState.phrases.of(phrases()),
      EditorView.contentAttributes.of({ 'aria-label': say`The network as text` }),
      autocompletion({ override: [completionFrom(this.server)], activateOnTyping: true }),
      hoverTooltip(async (view, pos) => {
        const found = await this.server.hover(positionOf(view.state.doc, pos));
        if (!found) return null;
        const { range } = found;
        const at = range ? offsetOf(view.state.doc, range.start) : pos;
        const end = range ? offsetOf(view.state.doc, range.end) : pos;
        return { pos: at, end, above: true, create: () => ({ dom: markdown(found.contents.value) }) };
      }),
      keymap.of([
        { key: 'F12', run: () => this.definition() },
        { key: 'Mod-.', run: () => this.run(this.events.quickFix) },
        { key: 'Shift-Alt-f', run: () => this.run(() => void this.format()) },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...lintKeymap,
        indentWithTab,
      ]),
      EditorView.domEventHandlers({
        click: (event, view) => {
          if (!event.ctrlKey && !event.metaKey) return false;
          const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
          return pos !== null && this.definition(pos);
        },
      }),
      EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
        if (docChanged) this.events.changed(state.doc.toString());
        if (selectionSet) this.events.moved(positionOf(state.doc, state.selection.main.head));
      }),
    ];
  }

  private run(work: () => void): boolean {
    work();
    return true;
  }

  private definition(pos = this.view.state.selection.main.head): boolean {
    void this.server.definition(positionOf(this.view.state.doc, pos)).then(this.events.goTo, () => undefined);
    return true;
  }
}
