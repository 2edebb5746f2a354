import { say, termOf } from '../../../network/words/index.js';
import { h } from '../ui/dom.js';
import { type Switch, switchOfStep } from '../what-if/switches.js';
import type { Journey } from './journey.js';

/** Milliseconds that the packet takes from stop to stop, that every stop is shown, and that each letter of its text takes a reader. */
const MOVING = 700;
const STAYING = 900;
const READING = 18;

export interface PlayerEvents {
  /** The packet is at this stop; `part` below 1: on its way there, from the stop before. */
  readonly show: (step: number, part: number) => void;
  readonly say: (text: string) => void;
  readonly close: () => void;
  readonly asText: () => void;
  /** Another of the kinds of ways, by its place among them. */
  readonly choose: (way: number) => void;
  /** Try the network without what decided at this step. */
  readonly without: (item: Switch) => void;
}

/** What is shown of one question: the ways that differ in something, and what all of them come to. */
export interface Shown {
  readonly title: string;
  readonly ways: readonly string[];
  readonly way: number;
  readonly journey: Journey;
  /** More on the verdict: which client ports are lost. */
  readonly more: HTMLElement | undefined;
}

/** Under the map: plays the trace, and says of each step what happens there and why. */
export class Player {
  readonly element: HTMLElement;
  private readonly title = h('h2', { class: 'player-title' });
  private readonly choice = h('select', { 'aria-label': say`Which way` });
  private readonly play = h('button', { type: 'button' }, say`Play`);
  private readonly back = button(say`Previous step`);
  private readonly next = button(say`Next step`);
  private readonly restart = button(say`From the beginning`);
  private readonly without = button('');
  private readonly count = h('span', { class: 'player-count' });
  private readonly name = h('strong', { class: 'player-name' });
  private readonly text = h('span', { class: 'player-text' });
  private readonly more = h('div', { class: 'player-more' });
  private journey: Journey | undefined;
  private step = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame: number | undefined;

  constructor(private readonly events: PlayerEvents) {
    const close = button(say`Close the trace`);
    const asText = button(say`As text`);
    this.play.addEventListener('click', () => (this.playing ? this.pause() : this.start()));
    this.back.addEventListener('click', () => this.go(this.step - 1));
    this.next.addEventListener('click', () => this.go(this.step + 1));
    this.restart.addEventListener('click', () => this.go(0));
    close.addEventListener('click', () => events.close());
    asText.addEventListener('click', () => events.asText());
    this.without.classList.add('needs-editor');
    this.without.addEventListener('click', () => {
      const item = this.switch;
      if (item) events.without(item);
    });
    this.choice.addEventListener('change', () => events.choose(Number(this.choice.value)));
    const buttons = h(
      'div',
      { class: 'buttons', role: 'group', 'aria-label': say`Steps of the trace` },
      this.play,
      this.back,
      this.next,
      this.restart,
      this.count,
      this.choice,
      this.without,
      asText,
      close,
    );
    this.element = h(
      'section',
      { class: 'player', 'aria-label': say`The trace, step by step`, hidden: true },
      this.title,
      buttons,
      h('p', { class: 'player-step' }, this.name, ' ', this.text),
      this.more,
    );
    this.element.addEventListener('keydown', (event) => this.key(event));
  }

  get playing(): boolean {
    return this.timer !== undefined || this.frame !== undefined;
  }

  /** The same trace anew, after an edit or another way: the step stays, as far as there is one. `fresh`: from its beginning. */
  show({ title, ways, way, journey, more }: Shown, fresh: boolean): void {
    this.pause();
    this.element.hidden = false;
    this.title.textContent = title;
    this.choice.replaceChildren(...ways.map((text, index) => h('option', { value: index }, text)));
    this.choice.hidden = ways.length < 2;
    this.choice.value = String(way);
    this.more.replaceChildren(...(more ? [more] : []));
    this.journey = journey;
    this.put(fresh ? 0 : Math.min(this.step, journey.last));
  }

  hide(): void {
    this.pause();
    this.element.hidden = true;
    this.journey = undefined;
  }

  /** To a step, at once and without playing on. It is read out. */
  go(step: number): void {
    this.pause();
    if (!this.journey) return;
    this.put(Math.max(0, Math.min(step, this.journey.last)));
    this.events.say(this.spoken());
  }

  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    if (event.key === 'ArrowRight') this.go(this.step + 1);
    else if (event.key === 'ArrowLeft') this.go(this.step - 1);
    else if (event.key === 'Home') this.go(0);
    else if (event.key === 'End') this.go(this.journey?.last ?? 0);
    else if (event.key === 'Escape') this.events.close();
    else return;
    event.preventDefault();
  }

  /** What decided where the packet is, if it can be switched off. */
  private get switch(): Switch | undefined {
    const line = this.journey?.stations[this.step]?.line;
    return line && switchOfStep(line);
  }

  private start(): void {
    if (!this.journey) return;
    if (this.step >= this.journey.last) this.put(0);
    this.play.textContent = say`Pause`;
    this.events.say(this.spoken());
    this.stay();
  }

  private pause(): void {
    clearTimeout(this.timer);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.timer = undefined;
    this.frame = undefined;
    this.play.textContent = say`Play`;
    if (this.journey) this.events.show(this.step, 1);
  }

  /** As long as it takes to read what stands there; then on, to the end. */
  private stay(): void {
    const { journey } = this;
    if (!journey || this.step >= journey.last) {
      this.timer = undefined;
      this.pause();
      return;
    }
    const length = journey.stations[this.step]?.text.length ?? 0;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        // Who asked for less motion sees the same steps, without the movement between them.
        if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) this.arrive();
        else this.move(performance.now());
      },
      STAYING + READING * length,
    );
  }

  private move(since: number): void {
    this.frame = requestAnimationFrame((now) => {
      const part = Math.max(0, (now - since) / MOVING);
      if (part >= 1) {
        this.frame = undefined;
        this.arrive();
        return;
      }
      this.events.show(this.step + 1, part);
      this.move(since);
    });
  }

  private arrive(): void {
    this.put(this.step + 1);
    this.events.say(this.spoken());
    this.stay();
  }

  private put(step: number): void {
    const station = this.journey?.stations[step];
    if (!this.journey || !station) return;
    this.step = step;
    this.element.dataset.step = String(step);
    this.count.textContent = say`Step ${step} of ${this.journey.last}`;
    const isEnd = station.fate === 'start' || station.fate === 'arrives' || station.fate === 'back';
    this.name.textContent = isEnd ? `${station.name}:` : `${station.name}, ${termOf(station.half)}:`;
    this.text.textContent = station.text;
    // Not `disabled`: a button that is would swallow the keys while it has the focus.
    this.back.setAttribute('aria-disabled', String(step === 0));
    this.next.setAttribute('aria-disabled', String(step >= this.journey.last));
    const item = this.switch;
    this.without.hidden = item === undefined;
    this.without.textContent = item ? say`Try without ${item.label}` : '';
    this.events.show(step, 1);
  }

  private spoken(): string {
    return `${this.count.textContent}. ${this.name.textContent} ${this.text.textContent}`;
  }
}

function button(text: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'secondary' }, text);
}
