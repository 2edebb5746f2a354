import { say } from '../../../../network/words/index.js';
import type { NetworkMap } from '../../../../server/protocol.js';
import { sentence } from '../../ui/words.js';
import { shownAt } from '../box.js';
import { type Folds, sameFolds } from '../folds.js';
import type { MapView } from '../map-view.js';
import { find } from './find.js';
import { markFound } from './marks.js';
import { opened } from './opened.js';
import { SearchField } from './search-field.js';
import { type EndAddresses, type Entry, searchIndex } from './search-index.js';

/** Search on the map. Typing finds and marks; nothing is opened, and nothing placed, before somebody goes to a match. */
export class MapSearch {
  readonly field: SearchField;
  private query = '';
  private found: readonly Entry[] = [];
  private at = -1;
  /** The match that somebody went to: while an edit hides it, or its addresses are not known yet, it is not given up. */
  private current: string | undefined;
  private map: NetworkMap | undefined;
  private ends: readonly EndAddresses[] = [];
  private index: readonly Entry[] | undefined;
  /** The folds before something was opened to show the match, and those since: for the next one they are as before, unless somebody folded otherwise since. */
  private opened: { readonly before: Folds; readonly since: Folds } | undefined;
  private before: Element | null = null;
  /** What was shown alone when it was sought. */
  private only = '';
  /** How many matches lie outside of it. */
  private elsewhere = 0;

  constructor(private readonly view: MapView) {
    this.field = new SearchField({
      typed: (query) => this.seek(query),
      step: (by) => this.step(by),
      left: () => this.leave(),
    });
  }

  /** The keyboard goes to the field, and comes back from there. */
  enter(): void {
    if (!this.field.hasFocus) this.before = document.activeElement;
    this.field.focus();
  }

  /** Another network, or more that is known of it. */
  update(map: NetworkMap, ends: readonly EndAddresses[]): void {
    if (map === this.map && ends === this.ends) return;
    this.map = map;
    this.ends = ends;
    this.index = undefined;
    if (this.query) this.findAgain();
  }

  /** What was marked may have been drawn anew. */
  drawn(): void {
    if (!this.query) return;
    if (this.only === this.view.scope.only) this.mark();
    else this.findAgain();
  }

  private seek(query: string): void {
    this.query = query.trim();
    this.current = undefined;
    this.findAgain();
  }

  /** The match that is shown stays so, whatever was found before it. */
  private findAgain(): void {
    if (this.query && this.map) this.index ??= searchIndex(this.map, this.ends);
    const all = this.query ? find(this.index ?? [], this.query) : [];
    // Of what is shown alone nobody is led away as long as something is found in it.
    this.only = this.view.scope.only;
    const shown = this.only ? shownAt(this.view.boxes) : undefined;
    const inside = all.filter(({ at }) => !shown || shown.has(at));
    this.found = inside.length > 0 ? inside : all;
    this.elsewhere = all.length - this.found.length;
    this.at = this.found.findIndex(({ id }) => id === this.current);
    if (!this.query) this.opened = undefined;
    this.mark();
    this.tell();
  }

  private step(by: 1 | -1): void {
    const count = this.found.length;
    if (count === 0) return;
    this.at = this.at < 0 && by < 0 ? count - 1 : (this.at + by + count) % count;
    const hit = this.found[this.at];
    if (!hit) return;
    this.current = hit.id;
    this.open(hit);
    this.view.visit(hit.at);
    this.mark();
    this.tell();
  }

  /** Whatever hides it is opened; where it lies outside of what is shown alone, all is shown. */
  private open({ at, description }: Entry): void {
    const { view } = this;
    const before = this.opened?.since === view.folds ? this.opened.before : view.folds;
    const wanted = (): Folds | undefined => opened((some) => view.boxesOf(some), before, at);
    let folds = wanted();
    if (!folds && view.scope.only) {
      const [said = ''] = description.split(',');
      view.showOnly('', say`${said} lies elsewhere: all of the network is shown.`);
      folds = wanted();
    }
    const since = folds ?? before;
    if (!sameFolds(since, view.folds)) view.fold(since);
    this.opened = { before, since: view.folds };
  }

  private mark(): void {
    markFound(this.view, this.found, this.found[this.at]);
  }

  private tell(): void {
    const hit = this.found[this.at];
    this.field.tell(
      this.query,
      { found: this.found.length, elsewhere: this.elsewhere },
      this.at + 1,
      hit && sentence(hit.description),
    );
  }

  private leave(): void {
    const { before } = this;
    this.before = null;
    const isThere = before instanceof Element && before.isConnected && before !== document.body;
    // On the map it goes on where the search has led.
    if (isThere && !this.view.canvas.contains(before)) (before as HTMLElement | SVGElement).focus();
    else this.view.takeFocus();
  }
}
