import { PREVIEW_PROTOCOL } from '../../network/wire/index.js';
import { say } from '../../network/words/index.js';
import type {
  BlockerFix,
  NetworkMap,
  Origin,
  PreviewPicture,
  PreviewRest,
  ReachResult,
} from '../../server/protocol.js';
import { ExpectationsView } from './expectations/expectations-view.js';
import type { Host } from './host.js';
import { JourneyView } from './journey/journey-view.js';
import type { Box } from './map/box.js';
import { MapScope } from './map/focus/map-scope.js';
import { foldsOf, keptFolds } from './map/folds.js';
import { MapTools } from './map/map-tools.js';
import { MapView } from './map/map-view.js';
import { ENDINGS } from './matrix/copy.js';
import { EndVerdicts } from './matrix/end-verdicts.js';
import { MatrixView } from './matrix/matrix-view.js';
import type { HostMessage, Pair, SavedState, Tab } from './messages.js';
import type { PictureFormat } from './picture/save-buttons.js';
import { savedPicture } from './picture/saved-picture.js';
import { refusedByPage } from './protocol/host-message.js';
import { KeptPicture } from './protocol/kept-picture.js';
import { restore } from './state.js';
import { TraceView } from './trace/trace-view.js';
import { h } from './ui/dom.js';
import { networkName } from './ui/network-name.js';
import { endsOf, originOf } from './ui/origin-of.js';
import { SelectionBar } from './ui/selection-bar.js';
import { boxIn, connectionIn, guardIn, NOTHING, type Shown } from './ui/shown-in.js';
import { StatusBar } from './ui/status-bar.js';
import { Tabs } from './ui/tabs.js';
import { SinceBar } from './what-if/since-bar.js';
import { type SinceTold, withMore } from './what-if/since-told.js';
import { type Switch, switchesOfBox, switchesOfConnection, switchesOfGuard } from './what-if/switches.js';
import { WhatIfView } from './what-if/what-if-view.js';

/** Milliseconds. What comes sooner is not announced: a line that comes and goes at each key is worse than a moment's silence. */
const SOON = 500;

/** Of what gets through somewhere, so many are suggested: more nobody looks through. */
const MOST_TRAFFICS = 200;

/** The page: passes messages between the host and the views, and keeps what a person chose. */
export class App {
  readonly element: HTMLElement;
  private readonly map: MapView;
  private readonly tools: MapTools;
  private readonly matrix: MatrixView;
  private readonly trace: TraceView;
  private readonly expectations: ExpectationsView;
  private readonly journey: JourneyView;
  private readonly whatIf: WhatIfView;
  private readonly since = new SinceBar(
    (from, to) => this.ask({ from, to, traffic: '' }),
    () => this.host.post({ type: 'stopSince' }),
  );
  private compared: SinceTold = {};
  private readonly selection: SelectionBar;
  private readonly status = new StatusBar(() => this.host.post({ type: 'retry' }));
  private readonly tabs: Tabs;
  private saved: SavedState;
  private picture: PreviewPicture | undefined;
  private readonly kept = new KeptPicture();
  /** Told once the rest of the newest picture has been waited for too long. */
  private late: ReturnType<typeof setTimeout> | undefined;
  /** Pictures that were asked for before there was a map. */
  private readonly awaited: Extract<HostMessage, { type: 'picture' }>[] = [];
  private readonly verdicts = new EndVerdicts((message) => this.host.post(message));
  /** What gets through somewhere. */
  private readonly heard = new Set<string>();
  private chosen: Box | undefined;
  /** A guard or a connection that was clicked, and is no box: what another picture has of it. */
  private other: ((map: NetworkMap) => Shown) | undefined;
  /** The number of the newest question: an answer to an older one is dropped. */
  private asked = 0;

  constructor(
    private readonly host: Host,
    uri: string,
  ) {
    this.saved = restore(uri, host.load());
    const { saved } = this;
    const reveal = (origin: Origin, takeFocus: boolean) => this.host.post({ type: 'reveal', origin, takeFocus });
    const scope = new MapScope(saved.only, (only) => this.keep({ only }));
    this.map = new MapView(foldsOf(saved), scope, {
      reveal: (element, takeFocus) => reveal(element.origin, takeFocus),
      select: (box) => this.choose(box),
      folded: (folds) => this.keep(keptFolds(folds)),
      save: (format) => void this.save(format),
      selectGuard: (guard) => {
        this.other = (map) => guardIn(map, guard);
        this.selection.showOther(guard.description, switchesOfGuard(guard), guard.findings);
      },
      selectConnection: (one) => {
        this.other = (map) => connectionIn(map, one);
        this.selection.showOther(one.description, switchesOfConnection(one));
      },
      ask: (from, to) => this.traceOnMap({ from, to, traffic: '' }),
      drawn: () => this.tools.drawn(),
    });
    this.tools = new MapTools(this.map, saved.minimap, {
      minimap: (minimap) => this.keep({ minimap }),
      front: () => this.tabs.select('map'),
    });
    const without = (item: Switch) => this.whatIf.toggle(item);
    this.whatIf = new WhatIfView({
      changed: (off) => {
        this.map.showOff(off);
        this.showVerdicts();
        const { pair } = this.saved;
        if (pair.from && pair.to) this.question(pair);
        else if (off.length > 0) this.tryOut();
      },
      ask: (from, to) => this.ask({ from, to, traffic: '' }),
      apply: () => this.host.post({ type: 'apply', id: this.asked }),
      expected: (changes) => this.expectations.showTried(changes),
      tried: (result) => this.matrix.showTried(result),
      say: (text) => this.status.say(text),
    });
    this.selection = new SelectionBar({
      ask: (end, name) => this.chooseEnd(end, name),
      direction: () => this.showVerdicts(),
      reveal: (origin) => reveal(origin, false),
      fix: (finding, title) => this.fix({ ...finding, title }),
      without,
    });
    this.matrix = new MatrixView(saved.matrix, {
      pair: (from, to) => this.ask({ from, to, traffic: '' }),
      reveal: (name) => {
        const origin = this.picture && originOf(this.picture.map, name);
        if (origin) reveal(origin, false);
      },
      grouping: (matrix) => this.keep({ matrix }),
      copy: (text) => this.host.post({ type: 'copy', text }),
      save: ({ format, data, part }) => {
        const name = `${networkName(this.picture?.uri ?? '')} matrix${part === undefined ? '' : ` ${part}`}`;
        this.host.post({ type: 'save', name: `${name}.${ENDINGS[format]}`, data });
      },
      say: (text) => this.status.say(text),
      ask: (message) => this.host.post(message),
    });
    this.trace = new TraceView(saved.pair, {
      ask: (pair) => this.ask(pair),
      reveal,
      say: (text) => this.status.say(text),
      fix: (fix) => this.fix(fix),
      onMap: () => this.traceOnMap(this.trace.form.pair),
      without,
      expect: (can) => this.host.post({ type: 'expect', pair: this.saved.pair, can }),
    });
    this.journey = new JourneyView({
      draw: (journey) => this.map.showJourney(journey),
      step: (step, part) => this.map.showStep(step, part),
      say: (text) => this.status.say(text),
      asText: () => this.tabs.select('trace'),
      without,
      closed: () => {
        this.keep({ tracing: false });
        // What it is on goes with the trace.
        if (this.journey.element.contains(document.activeElement)) this.map.takeFocus();
        this.status.say(say`The map shows no trace any more.`);
      },
    });
    this.expectations = new ExpectationsView({ ask: (pair) => this.ask(pair), reveal });
    this.selection.element.append(this.tools.actions);
    const mapPane = h(
      'div',
      { class: 'map-pane' },
      ...[this.tools.bar, this.map.element, this.journey.element, this.selection.element],
    );
    mapPane.addEventListener('keydown', (event) => {
      // Each press is one step: what is nearer may have taken it.
      if (!event.defaultPrevented) this.journey.key(event) || this.tools.key(event);
    });
    this.tabs = new Tabs(
      [
        ['map', say`Map`, mapPane],
        ['matrix', say`Matrix`, this.matrix.element],
        ['trace', say`Trace`, this.trace.element],
        ['expectations', say`Expectations`, this.expectations.element],
      ],
      saved.tab,
      (tab) => this.shown(tab),
    );
    this.element = h(
      'main',
      { class: 'app', 'data-state': 'loading' },
      h('h1', { class: 'sr' }, say`Reachability`),
      this.tabs.list,
      this.status.element,
      this.since.element,
      this.whatIf.element,
      ...this.tabs.panels,
    );
    new ResizeObserver(() => this.resized()).observe(this.element);
  }

  start(): void {
    this.host.onMessage((message) => this.take(message));
    // Written at once: a page that is thrown away before anything was chosen still knows its file.
    this.host.save(this.saved);
    this.status.loading();
    this.host.post({ type: 'ready', protocol: PREVIEW_PROTOCOL });
  }

  /** Whatever comes, the page stays: what it cannot use it refuses, and says so beside what it has. */
  private take(message: unknown): void {
    const refused = refusedByPage(message);
    if (refused !== undefined) {
      this.refuse(refused);
      return;
    }
    try {
      this.receive(message as HostMessage);
    } catch (error) {
      this.refuse(error instanceof Error ? error.message : String(error));
      // For whoever looks for the reason.
      console.error(error);
    }
  }

  private refuse(why: string): void {
    clearTimeout(this.late);
    this.element.dataset.state = 'refused';
    this.status.failed(say`the preview cannot use what it was told: ${why}`, this.picture !== undefined);
  }

  private receive(message: HostMessage): void {
    switch (message.type) {
      case 'snapshot': {
        const { snapshot, state } = message;
        if (state === undefined) this.kept.forget();
        else this.kept.take({ protocol: PREVIEW_PROTOCOL, state, picture: snapshot });
        this.draw(snapshot);
        break;
      }
      case 'patch':
        // A change of something else: one message was lost on the way, and the whole makes up for it.
        if (this.kept.take(message) !== undefined) this.host.post({ type: 'whole' });
        else if (this.kept.picture) this.draw(this.kept.picture);
        break;
      case 'rest':
        if (this.picture?.version === message.rest.version) this.drawRest(this.picture, message.rest);
        break;
      case 'reach':
        if (message.id === this.asked) this.answered(message.result, false);
        break;
      case 'whatIf':
        if (message.id !== this.asked || !this.whatIf.isOn) break;
        this.whatIf.show(message.result);
        if (message.result.error !== undefined) this.answered({ version: -1, error: message.result.error }, true);
        else if (message.result.reach) this.answered(message.result.reach, true);
        break;
      case 'since':
        if (message.version !== this.picture?.version) break;
        this.compared = message;
        this.showSince(true);
        break;
      case 'sinceMore':
        if (message.version !== this.picture?.version) break;
        this.compared = withMore(this.compared, message);
        this.showSince(false);
        break;
      case 'cells':
        if (!('error' in message.result)) this.hear(message.result.traffics);
        if (message.of !== 'map') this.matrix.told(message);
        else if (this.verdicts.told(message.id, message.result)) this.showVerdicts();
        break;
      case 'kinds':
        this.matrix.told(message);
        break;
      case 'notice':
        this.status.notice(message.text);
        break;
      case 'highlight':
        this.map.highlight(message);
        break;
      case 'picture':
        if (this.picture) void this.save(message.format, message.asked);
        else this.awaited.push(message);
        break;
      case 'failed':
        clearTimeout(this.late);
        this.status.failed(message.message, this.picture !== undefined);
        break;
      case 'show':
        if (message.pair) this.ask(message.pair);
        if (message.tab) this.tabs.select(message.tab);
        if (message.focus) this.map.focusElement(message.focus);
        if (message.only) this.tools.showAround(message.only);
        break;
    }
  }

  /** The map, which does not wait for the rest. Verdicts of an older text are no more at its boxes. */
  private draw(snapshot: PreviewPicture & Partial<PreviewRest>): void {
    const first = this.picture === undefined;
    // An imported file was edited: the version is the same, and what it says is not.
    const isOther = this.picture?.version !== snapshot.version || this.picture.texts !== snapshot.texts;
    this.picture = snapshot;
    if (isOther) this.whatIf.outdated();
    if (isOther) this.verdicts.update(undefined);
    clearTimeout(this.late);
    const { pair } = this.saved;
    if (pair.from && pair.to) this.question(pair);
    this.map.update(snapshot);
    if (!first) this.refreshSelection(snapshot.map);
    this.tools.update(snapshot, snapshot.matrix?.endpoints ?? []);
    this.trace.form.suggestEnds(endsOf(snapshot.map));
    this.suggestTraffics();
    this.showVerdicts();
    this.element.dataset.state = 'pictured';
    this.element.dataset.version = String(snapshot.version);
    const { matrix, expectations } = snapshot;
    if (matrix && expectations) this.drawRest(snapshot, { ...snapshot, matrix, expectations });
    else if (first) this.tellWaiting(snapshot);
    else this.late = setTimeout(() => this.tellWaiting(snapshot), SOON);
    if (first) this.resized();
    for (const { format, asked } of this.awaited.splice(0)) void this.save(format, asked);
  }

  private tellWaiting(picture: PreviewPicture): void {
    this.status.show(picture);
    this.matrix.waiting();
    this.expectations.waiting();
  }

  private showSince(isNew: boolean): void {
    this.since.show(this.compared, isNew);
    this.matrix.since(this.compared);
  }

  private drawRest(picture: PreviewPicture, rest: PreviewRest): void {
    clearTimeout(this.late);
    this.verdicts.update(rest.matrix);
    this.status.show({ ...picture, ...rest });
    this.matrix.update(rest);
    this.expectations.update(rest);
    this.tools.update(picture, rest.matrix.endpoints);
    this.trace.form.suggestEnds(rest.matrix.endpoints.map(({ name }) => name));
    this.heard.clear();
    this.suggestTraffics();
    this.showVerdicts();
    // What tests and scripts wait for: this version is on the page.
    this.element.dataset.state = 'drawn';
  }

  /** What gets through somewhere may be asked for. */
  private hear(traffics: readonly string[]): void {
    const before = this.heard.size;
    for (const traffic of traffics) if (traffic && this.heard.size < MOST_TRAFFICS) this.heard.add(traffic);
    if (this.heard.size > before) this.suggestTraffics();
  }

  private suggestTraffics(): void {
    this.trace.form.suggestTraffics([...(this.picture?.services ?? []), ...this.heard]);
  }

  private ask(pair: Pair): void {
    this.keep({ pair });
    this.trace.form.set(pair);
    this.tabs.select('trace');
    this.question(pair);
  }

  /** Mends a finding of the picture's texts. */
  private fix({ rule, origin, title }: Pick<BlockerFix, 'rule' | 'origin' | 'title'>): void {
    const { texts } = this.picture ?? {};
    if (texts !== undefined) this.host.post({ type: 'fix', texts, rule, origin, title });
  }

  /** The same, told on the map. */
  private traceOnMap(pair: Pair): void {
    this.keep({ pair, tracing: true });
    this.trace.form.set(pair);
    this.tabs.select('map');
    this.question(pair);
  }

  private answered(result: ReachResult, tried: boolean): void {
    this.trace.show(result, tried);
    if (!this.saved.tracing || !this.picture) return;
    if (result.answer) this.journey.show(result.answer, this.picture.map, tried);
    else this.journey.clear();
  }

  private question(pair: Pair): void {
    this.asked++;
    this.trace.waiting();
    if (this.whatIf.isOn) this.postWhatIf(pair);
    else this.host.post({ type: 'reach', id: this.asked, pair });
  }

  /** What changes, where nothing is asked besides. */
  private tryOut(): void {
    this.asked++;
    this.postWhatIf();
  }

  private postWhatIf(pair?: Pair): void {
    if (!this.picture) return;
    const without = this.whatIf.switches.map(({ origin }) => origin);
    const { texts } = this.picture;
    this.host.post({ type: 'whatIf', id: this.asked, texts, without, ...(pair ? { pair } : {}) });
  }

  /** As it is shown: in the colours of the page, the same of it, and folded alike. */
  private async save(format: PictureFormat, asked?: number): Promise<void> {
    if (!this.picture) return;
    const { map, uri } = this.picture;
    try {
      const { folds, scope } = this.map;
      const shown = { folds, only: scope.only, also: scope.besides };
      const { name, data, smaller } = await savedPicture(map, uri, shown, format);
      if (smaller) this.status.say(smaller);
      this.host.post({ type: 'save', name, data, ...(asked === undefined ? {} : { asked }) });
    } catch (error) {
      this.status.say(say`The map was not saved. ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** What was wrong with the chosen may be so no more, and its place another. */
  private refreshSelection(map: NetworkMap): void {
    const pressed = document.activeElement;
    const box = this.other ? undefined : this.map.chosenBox;
    if (box) this.chosen = box;
    const shown = this.other?.(map) ?? (box ? boxIn(map, box) : NOTHING);
    this.selection.refresh(shown);
    // A fix that somebody pressed is gone with its finding: the keyboard goes on where it is seen that it is.
    if (pressed && !pressed.isConnected && document.activeElement === document.body) this.map.takeFocus();
  }

  private choose(box: Box | undefined): void {
    this.chosen = box;
    this.other = undefined;
    this.tools.choose(box);
    this.selection.show(box, box && this.picture ? switchesOfBox(box, this.picture.map) : []);
    this.showVerdicts();
  }

  /** Both ends chosen on the map: their trace is shown. */
  private chooseEnd(end: 'from' | 'to', name: string): void {
    const pair = { ...this.saved.pair, [end]: name };
    if (pair.from && pair.to && pair.from !== pair.to) {
      this.traceOnMap(pair);
      return;
    }
    const other = end === 'from' ? { ...pair, to: '' } : { ...pair, from: '' };
    this.keep({ pair: other });
    this.trace.form.set(other);
    this.status.say(
      end === 'from'
        ? say`${name} is the client. Now choose the other end.`
        : say`${name} is the server. Now choose the other end.`,
    );
    this.selection.waitingFor(end === 'from' ? 'to' : 'from', name);
  }

  private showVerdicts(): void {
    // Signs are of the file: beside what is only tried they would be wrong.
    if (this.whatIf.isOn) {
      this.map.showVerdicts(new Map());
      return;
    }
    const element = this.chosen?.element;
    const name = this.chosen?.id === 'internet' ? 'internet' : element?.endpoint ? element.id : undefined;
    this.map.showVerdicts(name ? this.verdicts.verdictsOf(name, this.selection.direction) : new Map());
  }

  private shown(tab: Tab): void {
    this.keep({ tab });
    this.resized();
  }

  private resized(): void {
    this.map.resized();
    this.matrix.resized();
  }

  private keep(change: Partial<SavedState>): void {
    this.saved = { ...this.saved, ...change };
    this.host.save(this.saved);
  }
}
