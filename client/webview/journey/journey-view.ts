import { plural } from '../../../network/words/index.js';
import type { Answer, NetworkMap } from '../../../server/protocol.js';
import { commonVpc, pathTitle, titleOf } from '../trace/hops.js';
import { portBars } from '../trace/port-bar.js';
import { type WayKind, wayKinds } from '../trace/way-kinds.js';
import type { Switch } from '../what-if/switches.js';
import { type Journey, journeyOf } from './journey.js';
import { Player } from './player.js';

export interface JourneyEvents {
  /** Undefined: the map shows no trace any more. */
  readonly draw: (journey: Journey | undefined) => void;
  readonly step: (step: number, part: number) => void;
  readonly say: (text: string) => void;
  readonly asText: () => void;
  readonly closed: () => void;
  readonly without: (item: Switch) => void;
}

/** The trace on the map: which way of an answer is shown, and how far the packet has come. */
export class JourneyView {
  private readonly player: Player;
  private answer: Answer | undefined;
  private map: NetworkMap | undefined;
  private way = 0;
  private question = '';
  private tried = false;

  constructor(private readonly events: JourneyEvents) {
    this.player = new Player({
      show: (step, part) => events.step(step, part),
      say: (text) => events.say(text),
      asText: () => events.asText(),
      close: () => this.close(),
      without: (item) => events.without(item),
      choose: (way) => {
        this.way = way;
        this.draw(true);
      },
    });
  }

  get element(): HTMLElement {
    return this.player.element;
  }

  get isOpen(): boolean {
    return this.answer !== undefined;
  }

  /** `tried`: in a network that is in no file. */
  show(answer: Answer, map: NetworkMap, tried: boolean): void {
    this.tried = tried;
    const question = JSON.stringify([answer.from, answer.to, answer.traffic]);
    const fresh = question !== this.question;
    if (fresh) this.way = 0;
    this.question = question;
    this.answer = answer;
    this.map = map;
    this.draw(fresh);
  }

  /** Another answer is waited for, or there is none: what is drawn would be of another question. */
  clear(): void {
    this.answer = undefined;
    this.events.draw(undefined);
    this.player.hide();
  }

  close(): void {
    this.clear();
    this.question = '';
    this.events.closed();
  }

  /** True: it was for this. */
  key(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.key !== 'Escape') return false;
    this.close();
    return true;
  }

  private draw(fresh: boolean): void {
    const { answer, map } = this;
    if (!answer || !map) return;
    const kinds = wayKinds(answer.paths);
    if (this.way >= kinds.length) this.way = 0;
    const kind = kinds[this.way];
    if (!kind) {
      this.clear();
      return;
    }
    const journey = journeyOf(answer, kind.path, map, commonVpc(answer));
    this.events.draw(journey);
    this.player.show(
      {
        title: titleOf(answer, this.tried),
        ways: kinds.map((one, index) => wayText(one, index, kinds.length)),
        way: this.way,
        journey,
        more: portBars(answer),
      },
      fresh,
    );
  }
}

function wayText({ path, paths }: WayKind, index: number, kinds: number): string {
  const like = paths.length > 1 ? ` (${plural(paths.length, 'path')})` : '';
  return `${pathTitle(path, index, kinds)}: ${path.verdict}${like}`;
}
