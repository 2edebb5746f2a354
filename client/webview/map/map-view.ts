import { plural, say } from '../../../network/words/index.js';
import type {
  ElementAtResult,
  MapConnection,
  MapGuard,
  Origin,
  PreviewPicture,
  Verdict,
} from '../../../server/protocol.js';
import type { Journey, Place } from '../journey/journey.js';
import { type PictureFormat, saveButtons } from '../picture/save-buttons.js';
import { dataOf, h, s } from '../ui/dom.js';
import type { Switch } from '../what-if/switches.js';
import { type Box, elementAt, shownAt, walk } from './box.js';
import { DragToAsk } from './drag-to-ask.js';
import { type Drawing, draw, drawVerdict } from './drawing.js';
import type { Crumb, MapScope } from './focus/map-scope.js';
import { type Folds, withFold } from './folds.js';
import { type Geometry, layOut, type Point, type Rectangle } from './geometry.js';
import { Guards, governedBy, guardKey } from './guards.js';
import { JourneyLayer } from './journey-layer.js';
import { stopsOf } from './journey-points.js';
import { type Link, shownLinks, toLinks } from './links.js';
import { markOnWay } from './on-way.js';
import { PanZoom } from './pan-zoom.js';
import type { Seen } from './parts.js';
import { vpcColumns } from './place.js';
import { markOff, stateOf } from './switched-off.js';
import { treeStep } from './tree-navigation.js';
import { LEGIBLE } from './viewport.js';
import { writtenOn } from './written-on.js';

/** What the cursor is in, as the server tells it. */
type Highlight = ElementAtResult;

/** What the map tells the rest of the page. */
export interface MapEvents {
  readonly reveal: (element: { readonly origin: Origin }, takeFocus: boolean) => void;
  readonly select: (box: Box | undefined) => void;
  readonly folded: (folds: Folds) => void;
  /** A guard or a connection was clicked. */
  readonly selectGuard: (guard: MapGuard) => void;
  readonly selectConnection: (connection: MapConnection) => void;
  /** One thing was dragged to another: who asks whom. */
  readonly ask: (from: string, to: string) => void;
  readonly save: (format: PictureFormat) => void;
  /** A drawing is on the page: what others mark in it is theirs to mark again. */
  readonly drawn: () => void;
}

/** The map: draws a snapshot, keeps the choice and the fold state, passes on clicks and keys. */
export class MapView {
  readonly element: HTMLElement;
  readonly canvas = s('svg', {
    class: 'map-canvas',
    role: 'tree',
    'aria-label': say`Map of the network`,
    tabindex: 0,
  });
  /** What the drawing is seen through. */
  readonly frame: HTMLElement;
  private readonly message = h('p', { class: 'empty', hidden: true });
  readonly panZoom: PanZoom;
  private readonly note = h('p', { class: 'map-note', role: 'note', hidden: true });
  boxes: readonly Box[] = [];
  geometry: Geometry | undefined;
  drawing: Drawing | undefined;
  private links: readonly Link[] = [];
  private snapshot: PreviewPicture | undefined;
  private current = '';
  private guards = new Guards([]);
  private highlighted: Highlight = { elements: [] };
  private verdicts: ReadonlyMap<string, Verdict> = new Map();
  /** The sign that each box has, by its id. */
  private signs = new Map<string, Verdict>();
  private seen: Seen | undefined;
  private columns = 1;
  private pendingFocus: string | undefined;
  private journey: Journey | undefined;
  private layer: JourneyLayer | undefined;
  private step = 0;
  private off: readonly Switch[] = [];

  constructor(
    private wanted: Folds,
    readonly scope: MapScope,
    private readonly events: MapEvents,
  ) {
    const frame = h('div', { class: 'map-frame' }, this.canvas);
    this.frame = frame;
    this.element = h('div', { class: 'map' }, frame, this.message, this.note);
    this.panZoom = new PanZoom(frame, this.canvas, (seen) => this.look(seen));
    this.element.append(
      saveButtons((format) => this.events.save(format)),
      this.panZoom.controls,
    );
    // What stands below it comes and goes.
    new ResizeObserver(() => this.resized()).observe(this.element);
    const drag = new DragToAsk(this.canvas, {
      canAsk: (id) => isEnd(this.find(id)),
      from: (id) => this.geometry?.boxes.get(id),
      root: () => this.drawing?.root,
      ask: events.ask,
    });
    frame.addEventListener('click', (event) => {
      if (!drag.justAsked) this.click(event);
    });
    this.canvas.addEventListener('dblclick', (event) => this.doubleClick(event));
    this.canvas.addEventListener('keydown', (event) => this.key(event));
    this.canvas.addEventListener('focus', () => this.focusBox(this.current || this.boxes[0]?.id));
  }

  update(snapshot: PreviewPicture): void {
    this.snapshot = snapshot;
    const { map } = snapshot;
    const empty = map.vpcs.length === 0 && map.networks.length === 0 && map.transitGateways.length === 0;
    this.message.hidden = !empty;
    this.canvas.toggleAttribute('hidden', empty);
    this.message.textContent = say`There is no network in this file yet. Write “vpc shop 10.0.0.0/16 { }” in it, and it appears here.`;
    this.guards = new Guards(map.guards);
    this.scope.follow(snapshot);
    this.widen();
    const { boxes, connections } = this.scope.scene(map, this.wanted);
    this.boxes = boxes;
    this.links = toLinks(boxes, connections);
    this.tellHidden();
    this.show();
  }

  /** Lines that are drawn only for the chosen box are told of, so that nobody takes them for missing. */
  private tellHidden(): void {
    const hidden = this.links.filter(({ onDemand }) => onDemand);
    this.note.hidden = hidden.length === 0;
    const peerings = hidden.every(({ connection }) => connection.kind === 'peering');
    this.note.textContent = say`
      ${peerings ? plural(hidden.length, 'peering') : plural(hidden.length, 'line')} are too many to tell apart:
      choose a box to see its own.
    `;
  }

  /** Marks what the cursor is in: the innermost of the named elements that is shown; in a guard what it governs, and nothing else. */
  highlight(highlight: Highlight): void {
    this.highlighted = highlight;
    const { elements, guard } = highlight;
    const shown = shownAt(this.boxes);
    const map = this.snapshot?.map;
    const names = guard && map ? governedBy(map, guard.kind, guard.id) : elements;
    const found = names.map((name) => shown.get(name)).filter((id) => id !== undefined);
    const lit = new Set(guard ? found : found.slice(0, 1));
    for (const [box, element] of this.drawing?.boxes ?? []) element.classList.toggle('highlighted', lit.has(box));
    const links = new Set(guard ? [] : elements);
    for (const link of this.drawing?.lines.values() ?? [])
      link.classList.toggle('highlighted', links.has(link.getAttribute('data-link') ?? ''));
    this.markGuards(this.canvas);
    const [first] = lit;
    const at = first ? this.geometry?.boxes.get(first) : undefined;
    if (at) this.panZoom.bringIntoView(at);
  }

  /** Signs at the boxes: what the chosen one can do there. By element; a folded box shows a sign only where all it hides agree. */
  showVerdicts(verdicts: ReadonlyMap<string, Verdict>): void {
    this.verdicts = verdicts;
    for (const sign of this.canvas.querySelectorAll('.reach')) sign.remove();
    this.signs = new Map();
    for (const { box } of walk(this.boxes)) {
      const found = new Set(
        (box.role === 'group' ? box.hidden.map((element) => element.id) : [box.id]).map((id) => verdicts.get(id)),
      );
      const [verdict] = found;
      if (verdict && found.size === 1) this.signs.set(box.id, verdict);
    }
    for (const id of this.signs.keys()) this.showSign(id);
  }

  private showSign(id: string): void {
    const verdict = this.signs.get(id);
    const at = this.geometry?.boxes.get(id);
    const element = this.drawing?.boxes.get(id);
    // What nobody sees has none: it gets its own once it is drawn.
    if (verdict && at && this.seen && element?.hasChildNodes())
      element.append(drawVerdict(verdict, at, this.seen.sizes, (this.find(id)?.children.length ?? 0) > 0));
  }

  /** Draws what is seen, and marks it as what it is. */
  private look(seen: Seen): void {
    this.seen = seen;
    for (const id of this.drawing?.parts.see(seen) ?? []) {
      this.showSign(id);
      const element = this.drawing?.boxes.get(id);
      if (element) this.markGuards(element);
    }
  }

  /** Which guards the cursor is in, and which are switched off. */
  private markGuards(within: Element): void {
    const { guard } = this.highlighted;
    const lit = guard && guardKey(guard.kind, guard.id);
    for (const mark of within.querySelectorAll('[data-guard]')) {
      const key = mark.getAttribute('data-guard') ?? '';
      mark.classList.toggle('lit', key === lit);
      markOff(mark, stateOf(this.guards.find(key)?.origin, this.off));
    }
  }

  /** One line out, one back, through the guards; the rest is dimmed. Undefined: the map as it is without a trace. */
  showJourney(journey: Journey | undefined): void {
    const begins = journey !== undefined && this.journey === undefined;
    this.journey = journey;
    if (this.snapshot && this.widen()) this.update(this.snapshot);
    // Lines that are drawn on demand alone are wanted, or no longer.
    if (this.geometry && this.links.some(({ onDemand }) => onDemand)) this.show();
    this.drawJourney();
    if (begins && this.layer) this.comeNear(this.layer);
  }

  private comeNear({ stops }: JourneyLayer): void {
    this.panZoom.comeNear(areaOf(stops.map(({ at }) => at)));
  }

  /** What the trace passes is shown. True: it was not. */
  private widen(): boolean {
    const stations = this.journey?.stations ?? [];
    return this.scope.widen(stations.flatMap(({ place }) => (place ? placeId(place) : [])));
  }

  /** The packet is at this stop; `part` below 1: on its way there. */
  showStep(step: number, part: number): void {
    if (part < 1) {
      this.layer?.move(step, part);
      return;
    }
    this.step = step;
    this.layer?.show(step);
    this.bringStepIntoView();
  }

  /** With what stands beside it. */
  private bringStepIntoView(): void {
    this.panZoom.bringOneIntoView(this.layer?.areasOf(this.step) ?? []);
  }

  private drawJourney(): void {
    this.layer?.root.remove();
    this.layer?.lines.remove();
    this.layer = undefined;
    const { drawing, geometry, journey } = this;
    const shown = shownAt(this.boxes);
    const links = this.visibleLinks();
    const stops = journey && geometry && stopsOf(journey.stations, geometry, shown, links);
    this.canvas.classList.toggle('tracing', stops !== undefined);
    if (drawing) markOnWay(drawing, this.boxes, links, stops ?? []);
    if (!drawing || !geometry || !journey || !stops) return;
    const written = [...writtenOn(this.boxes, geometry.boxes), ...drawing.labels.beside(stops)];
    this.layer = new JourneyLayer(journey, stops, geometry.boxes, written);
    drawing.root.insertBefore(this.layer.lines, drawing.root.querySelector('.texts'));
    drawing.root.append(this.layer.root);
    this.layer.show(Math.min(this.step, journey.last));
  }

  /** Marks what is switched off, and the guards of which a part is: nothing of that is in the file. */
  showOff(off: readonly Switch[]): void {
    this.off = off;
    this.canvas.classList.toggle('tried', off.length > 0);
    for (const { box } of walk(this.boxes)) {
      // A container holds much that is marked by itself.
      const container = box.children.length > 0 || box.role === 'subnet';
      const found = stateOf(container ? undefined : box.element?.origin, off);
      for (const element of [this.drawing?.boxes.get(box.id), this.drawing?.texts.get(box.id)])
        if (element) markOff(element, found);
    }
    this.markGuards(this.canvas);
    const links = new Map(this.links.map(({ connection }) => [connection.id, connection.origin]));
    for (const element of this.drawing?.lines.values() ?? [])
      markOff(element, stateOf(links.get(element.getAttribute('data-link') ?? ''), off));
  }

  private visibleLinks(): Link[] {
    const wanted = new Set(
      this.journey?.stations.flatMap(({ place }) => (place && 'connection' in place ? [place.connection] : [])),
    );
    const shown = new Set(shownLinks(this.links, this.current));
    return this.links.filter((link) => shown.has(link) || wanted.has(link.connection.id));
  }

  focusElement(name: string): void {
    if (this.scope.only && !shownAt(this.boxes).has(name)) this.showOnly('');
    const id = shownAt(this.boxes).get(name);
    if (id) this.choose(id);
    else this.pendingFocus = name;
  }

  get isDrawn(): boolean {
    return this.snapshot !== undefined;
  }

  /** The id of the chosen box. */
  get chosen(): string {
    return this.current;
  }

  get chosenBox(): Box | undefined {
    return this.find(this.current);
  }

  /** What can be shown alone at this box, the innermost first: a stack or a zone is no element, and lies in one. */
  around(id: string): readonly Crumb[] {
    return this.scope.around(elementAt(this.boxes, id) ?? '');
  }

  /** The keyboard goes to the map: to the box that is chosen. */
  takeFocus(): void {
    this.canvas.focus();
  }

  /** Tells what is chosen now: there may be other things to do with it. */
  chooseAgain(): void {
    this.events.select(this.find(this.current));
  }

  get folds(): Folds {
    return this.wanted;
  }

  fold(folds: Folds): void {
    if (folds === this.wanted) return;
    this.wanted = folds;
    this.events.folded(folds);
    if (this.snapshot) this.update(this.snapshot);
  }

  /** The boxes that there are with these folds; nothing is placed for it. */
  boxesOf(folds: Folds): readonly Box[] {
    return this.snapshot ? this.scope.scene(this.snapshot.map, folds).boxes : [];
  }

  /** One VPC or subnet, or all; the window shows the whole of it, and what was chosen stays so where it is there. */
  showOnly(id: string, note = ''): boolean {
    if (!this.snapshot || !this.scope.show(id, note)) return false;
    this.current ||= id;
    this.update(this.snapshot);
    this.panZoom.reset();
    return true;
  }

  /** Chooses a box, and moves the window there, near enough for it to be read. The keyboard stays where it is. */
  visit(id: string): void {
    this.choose(id);
    const at = this.geometry?.boxes.get(id);
    if (at) this.panZoom.lookAt(at);
  }

  /** The window became visible or changed its size. */
  resized(): void {
    if (this.drawing && this.columnsNow() !== this.columns) this.show();
    this.panZoom.resized();
    if (!this.layer) return;
    // The buttons of the trace take of its room: what stands along the line is to be read there still.
    if (!this.panZoom.touched) this.comeNear(this.layer);
    this.bringStepIntoView();
  }

  private columnsNow(): number {
    const { clientWidth } = this.element;
    return vpcColumns(this.boxes, clientWidth === 0 ? undefined : clientWidth / LEGIBLE);
  }

  private show(): void {
    this.panZoom.measuredOnce(() => this.showNow());
  }

  private showNow(): void {
    const focused = document.activeElement;
    const hadFocus = this.canvas.contains(focused) && focused !== this.canvas;
    const links = this.visibleLinks();
    this.columns = this.columnsNow();
    const geometry = layOut(this.boxes, links, this.columns);
    this.geometry = geometry;
    this.drawing = draw(this.boxes, links, geometry, this.guards, this.drawing);
    // What tests look at: what the layout cost, and how many boxes and lines were drawn for it, whatever the machine.
    this.element.dataset.work = String(geometry.work);
    this.element.dataset.drawn = String(this.drawing.parts.drawn);
    this.panZoom.show(this.drawing.root, geometry);
    if (!this.drawing.boxes.has(this.current)) this.current = '';
    this.markCurrent();
    this.showVerdicts(this.verdicts);
    if (this.journey) this.drawJourney();
    if (this.off.length > 0) this.showOff(this.off);
    this.highlight(this.highlighted);
    this.events.drawn();
    // A box that is still the one which has it is left alone: whoever has moved the map elsewhere since stays there.
    if (hadFocus && document.activeElement !== focused) this.focusBox(this.current || this.boxes[0]?.id);
    if (this.pendingFocus) this.focusElement(this.pendingFocus);
    this.pendingFocus = undefined;
  }

  private click(event: MouseEvent): void {
    const fold = dataOf(event, 'fold');
    const guard = this.guards.find(dataOf(event, 'guard') ?? '');
    const link = dataOf(event, 'link');
    const connection = this.snapshot?.map.connections.find(({ id }) => id === link);
    if (fold) this.toggle(fold);
    else if (guard) {
      this.events.reveal(guard, event.ctrlKey || event.metaKey);
      this.events.selectGuard(guard);
    } else if (connection) {
      this.events.reveal(connection, false);
      this.events.selectConnection(connection);
    } else {
      const id = dataOf(event, 'box') ?? '';
      this.choose(id);
      this.activate(this.find(id), event);
    }
  }

  private activate(box: Box | undefined, event: MouseEvent | KeyboardEvent): void {
    if (box?.role === 'group') this.unfoldGroup(box);
    else if (box?.element) this.events.reveal(box.element, event.ctrlKey || event.metaKey);
  }

  private doubleClick(event: MouseEvent): void {
    const box = this.find(dataOf(event, 'box'));
    if (box?.foldable && box.role !== 'group') this.toggle(box.id);
  }

  private key(event: KeyboardEvent): void {
    if (this.panZoom.key(event)) return;
    const box = this.find(this.current);
    if (event.key === 'Enter' || event.key === ' ') {
      this.activate(box, event);
    } else {
      const step = treeStep(event.key, this.current, this.boxes);
      if (!step) return;
      if ('move' in step) {
        this.choose(step.move);
        this.focusBox(step.move);
      } else if (box?.role === 'group') this.unfoldGroup(box);
      else this.toggle(step.fold);
    }
    event.preventDefault();
  }

  private choose(id: string): void {
    const before = shownLinks(this.links, this.current).length;
    this.current = id;
    const after = shownLinks(this.links, id).length;
    if (before !== after || this.links.some(({ onDemand }) => onDemand)) this.show();
    else this.markCurrent();
    this.events.select(this.find(id));
  }

  private markCurrent(): void {
    for (const [id, element] of this.drawing?.boxes ?? []) {
      const chosen = id === this.current;
      element.classList.toggle('chosen', chosen);
      element.setAttribute('aria-selected', String(chosen));
    }
  }

  private focusBox(id: string | undefined): void {
    if (!id) return;
    this.current ||= id;
    this.drawing?.boxes.get(id)?.focus({ preventScroll: true });
    const at = this.geometry?.boxes.get(id);
    if (at) this.panZoom.bringIntoView(at);
  }

  private unfoldGroup(group: Box): void {
    const parent = [...walk(this.boxes)].find(({ box }) => box === group)?.parent;
    const [first] = group.hidden;
    if (!parent) return;
    this.toggle(parent.id);
    this.pendingFocus = first?.id;
  }

  private toggle(id: string): void {
    const box = this.find(id);
    if (box) this.fold(withFold(this.wanted, id, !box.folded));
  }

  private find(id: string | undefined): Box | undefined {
    if (!id) return undefined;
    for (const { box } of walk(this.boxes)) if (box.id === id) return box;
    return undefined;
  }
}

function placeId(place: Place): string {
  return 'connection' in place ? place.connection : place.element;
}

function areaOf(points: readonly Point[]): Rectangle {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Whether it can be an end of a question by itself. */
function isEnd(box: Box | undefined): boolean {
  return box !== undefined && box.children.length === 0 && (box.role === 'internet' || box.element?.endpoint === true);
}
