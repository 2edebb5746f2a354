import { say } from '../../../network/words/index.js';
import type { PreviewPicture } from '../../../server/protocol.js';
import { dataOf, h } from '../ui/dom.js';
import type { Box } from './box.js';
import { Crumbs } from './focus/crumbs.js';
import { ScopeMenu } from './focus/scope-menu.js';
import type { MapView } from './map-view.js';
import { Minimap } from './minimap/minimap.js';
import { MapSearch } from './search/map-search.js';
import type { EndAddresses } from './search/search-index.js';

export interface MapToolsEvents {
  readonly minimap: (isOn: boolean) => void;
  /** The map comes to the front. */
  readonly front: () => void;
}

/** What helps to find one's way on a large map: search, one VPC or subnet alone, and the overview. */
export class MapTools {
  /** Above the map. */
  readonly bar: HTMLElement;
  /** What can be done with the chosen box. */
  readonly actions = h('div', { class: 'buttons', role: 'group', 'aria-label': say`What the map shows` });
  private readonly search: MapSearch;
  private readonly crumbs = new Crumbs((id) => this.showOnly(id));
  private readonly menu: ScopeMenu;
  /** What is to be shown alone once there is a map. */
  private awaited: readonly string[] | undefined;

  constructor(
    private readonly map: MapView,
    hasMinimap: boolean,
    private readonly events: MapToolsEvents,
  ) {
    this.search = new MapSearch(map);
    const minimap = new Minimap(map, hasMinimap);
    map.element.append(minimap.element);
    this.menu = new ScopeMenu(map.element, (id) => this.showOnly(id));
    const overview = h(
      'button',
      {
        type: 'button',
        class: 'secondary overview',
        'aria-pressed': String(hasMinimap),
        title: say`A small picture of the whole map, in its corner, where the window does not show all of it`,
      },
      say`Overview`,
    );
    overview.addEventListener('click', () => {
      const isOn = overview.getAttribute('aria-pressed') !== 'true';
      overview.setAttribute('aria-pressed', String(isOn));
      minimap.turn(isOn);
      events.minimap(isOn);
    });
    this.bar = h('div', { class: 'map-bar' }, this.crumbs.element, this.search.field.element, overview);
    this.actions.hidden = true;
    map.frame.addEventListener('contextmenu', (event) => this.openMenu(event));
    map.canvas.addEventListener('keydown', (event) => this.mapKey(event));
    document.addEventListener('keydown', (event) => this.pageKey(event));
  }

  update(picture: PreviewPicture, ends: readonly EndAddresses[]): void {
    this.search.update(picture.map, ends);
    if (this.awaited) this.showAround(this.awaited);
  }

  drawn(): void {
    const { scope } = this.map;
    this.crumbs.show(scope.trail(), scope.note);
    this.search.drawn();
  }

  /** This box is chosen. */
  choose(box: Box | undefined): void {
    const [nearest] = box ? this.map.around(box.id) : [];
    this.actions.hidden = nearest === undefined;
    this.actions.replaceChildren();
    if (!nearest) return;
    const button = h(
      'button',
      {
        type: 'button',
        class: 'secondary',
        title: say`Show it, and what is connected to it directly, without the rest (F)`,
      },
      say`Show only ${nearest.name}`,
    );
    button.addEventListener('click', () => this.showOnly(nearest.id));
    this.actions.append(button);
  }

  /** One step back from what is shown alone. True: there was one. */
  key(event: KeyboardEvent): boolean {
    const above = event.key === 'Escape' ? this.map.scope.trail().at(-2) : undefined;
    if (!above) return false;
    this.showOnly(above.id);
    return true;
  }

  showOnly(id: string): void {
    const pressed = document.activeElement;
    if (this.map.showOnly(id)) this.map.chooseAgain();
    // The button that somebody pressed is gone: the keyboard goes on where what it did is seen.
    if (pressed && !pressed.isConnected && document.activeElement === document.body) this.map.takeFocus();
  }

  /** The VPC or subnet that the first of these elements is in which the map knows: what an editor's cursor is in, the innermost first. */
  showAround(elements: readonly string[]): void {
    this.awaited = this.map.isDrawn ? undefined : elements;
    const found = elements.map((id) => this.map.scope.at(id)).find((id) => id !== undefined);
    if (found !== undefined) this.showOnly(found);
    else if (this.map.isDrawn && elements[0] !== undefined)
      this.crumbs.tell(say`${elements[0]} is in no VPC that the map shows: nothing is shown alone for it.`);
  }

  private openMenu(event: MouseEvent): void {
    const around = this.map.around(dataOf(event, 'box') ?? '');
    const all = this.map.scope.only ? [{ id: '', name: '' }] : [];
    if (around.length + all.length === 0) return;
    event.preventDefault();
    this.menu.open([...around, ...all], placeOf(event));
  }

  private mapKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return;
    const [nearest] = this.map.around(dataOf(event, 'box') ?? this.map.chosen);
    if (!nearest) return;
    event.preventDefault();
    this.showOnly(nearest.id);
  }

  /** `/` anywhere but in a field, and Ctrl+F on the map; a second Ctrl+F is whoever shows the page's own. */
  private pageKey(event: KeyboardEvent): void {
    const finds = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey;
    const isSeen = this.bar.checkVisibility();
    if (finds ? !isSeen || this.search.field.hasFocus : event.key !== '/' || isTyped(event)) return;
    event.preventDefault();
    // An editor's own search listens further out.
    event.stopPropagation();
    if (!isSeen) this.events.front();
    this.search.enter();
  }
}

/** Of a key, the middle of what it was pressed at. */
function placeOf(event: MouseEvent): { x: number; y: number } {
  if (event.clientX !== 0 || event.clientY !== 0 || !(event.target instanceof Element))
    return { x: event.clientX, y: event.clientY };
  const { left, top, width, height } = event.target.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function isTyped({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  return target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select') !== null;
}
