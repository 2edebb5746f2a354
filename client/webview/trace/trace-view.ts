import type {
  Answer,
  Blocker,
  Hop,
  Origin,
  PathAnswer,
  ReachResult,
  TrafficBox,
  Verdict,
} from '../../../server/protocol.js';
import type { Pair } from '../messages.js';
import { h } from '../ui/dom.js';
import { verdictIcon } from '../ui/icons.js';
import { prose } from '../ui/prose.js';
import { count, sentence, VERDICT_MEANING } from '../ui/words.js';
import { boxText, checkpointName, decisionWords, exampleText, packetText, pathTitle, summary } from './hops.js';
import { PairForm } from './question-form.js';

export interface TraceEvents {
  readonly ask: (pair: Pair) => void;
  readonly reveal: (origin: Origin, takeFocus: boolean) => void;
  readonly say: (text: string) => void;
}

/** The trace of request and reply for one pair, through every checkpoint. */
export class TraceView {
  readonly element: HTMLElement;
  readonly form: PairForm;
  private readonly result = h('div', { class: 'trace-result' });

  constructor(
    pair: Pair,
    private readonly events: TraceEvents,
  ) {
    this.form = new PairForm(pair, events.ask);
    this.element = h('div', { class: 'trace' }, this.form.element, this.result);
    this.result.append(
      h('p', { class: 'empty' }, 'Choose who asks and who answers above, or click a cell of the matrix.'),
    );
  }

  waiting(): void {
    this.result.setAttribute('aria-busy', 'true');
  }

  show(result: ReachResult): void {
    this.result.setAttribute('aria-busy', 'false');
    if (result.answer) {
      this.events.say(summary(result.answer));
      this.result.replaceChildren(...this.answer(result.answer));
    } else {
      const text = sentence(result.error ?? 'There is no answer');
      this.events.say(text);
      this.result.replaceChildren(h('p', { class: 'problem' }, text));
    }
  }

  private answer(answer: Answer): HTMLElement[] {
    const { verdict } = answer;
    const traffic = answer.traffic && answer.traffic !== 'all' ? ` on ${answer.traffic}` : '';
    const banner = h(
      'section',
      { class: `verdict-banner banner-${verdict}`, 'data-verdict': verdict },
      verdictIcon(verdict),
      h(
        'div',
        {},
        h('h2', {}, `${answer.from} → ${answer.to}${traffic}: ${verdict}`),
        h('p', {}, sentence(capital(VERDICT_MEANING[verdict]))),
      ),
    );
    const example = answer.example
      ? h('p', { class: 'example' }, h('span', {}, 'For example '), h('code', {}, exampleText(answer.example)))
      : null;
    if (example) banner.lastElementChild?.append(example);
    if (answer.counterexample) {
      const packet = h('code', {}, exampleText(answer.counterexample));
      banner.lastElementChild?.append(h('p', { class: 'example' }, h('span', {}, 'But not '), packet));
    }
    const sections = [banner];
    if (answer.blockers.length > 0) sections.push(this.blockers(answer.blockers));
    if (answer.notAllowed) {
      const objects = [...new Set(answer.notAllowed.map(({ object }) => object))].join(', ');
      sections.push(h('p', { class: 'not-allowed' }, `Other traffic is not allowed, by ${objects}.`));
    }
    const traffics = this.traffics(answer);
    if (traffics) sections.push(traffics);
    answer.paths.forEach((path, index) => {
      sections.push(this.path(path, index, answer.paths.length));
    });
    return sections;
  }

  private blockers(blockers: readonly Blocker[]): HTMLElement {
    const list = h('ul', { class: 'blockers' });
    for (const blocker of blockers) {
      const where = `${checkpointName(blocker.checkpoint)} ${blocker.object}${blocker.rule ? `, rule ${blocker.rule}` : ''}`;
      const direction = blocker.direction === 'forward' ? 'request' : 'reply';
      const head = h(
        'span',
        { class: 'step-head' },
        verdictIcon('blocked'),
        h('strong', {}, where),
        h('span', { class: 'tag' }, direction),
      );
      const code = blocker.code
        ? h('code', { class: 'code', title: 'AWS Reachability Analyzer’s explanation code' }, blocker.code)
        : null;
      list.append(h('li', {}, this.place(blocker.location, head, prose(blocker.message), code)));
    }
    return h('section', { class: 'card' }, h('h3', {}, `What stops it: ${count(blockers.length, 'checkpoint')}`), list);
  }

  private traffics(answer: Answer): HTMLElement | null {
    const kinds: readonly [Verdict, readonly TrafficBox[]][] = [
      ['reachable', answer.reachable],
      ['partly', answer.partly],
      ['one-way', answer.oneWay],
      ['unknown', answer.unknown],
    ];
    const list = h('ul', { class: 'traffics' });
    for (const [verdict, boxes] of kinds) {
      for (const box of boxes.slice(0, MOST_BOXES))
        list.append(h('li', {}, verdictIcon(verdict), h('span', { class: 'sr' }, `${verdict}: `), boxText(box)));
      if (boxes.length > MOST_BOXES)
        list.append(h('li', { class: 'note' }, `and ${boxes.length - MOST_BOXES} more ${verdict}`));
    }
    return list.childElementCount > 0 ? h('section', { class: 'card' }, h('h3', {}, 'What gets through'), list) : null;
  }

  private path(path: PathAnswer, index: number, paths: number): HTMLElement {
    const title = h('h3', {}, verdictIcon(path.verdict), ` ${pathTitle(path, index, paths)}: ${path.verdict}`);
    const halves = h('div', { class: 'halves' }, this.half('Request', path.forward), this.half('Reply', path.return));
    return h('section', { class: 'card path', 'data-verdict': path.verdict }, title, halves);
  }

  private half(title: string, hops: readonly Hop[]): HTMLElement {
    const list = h('ol', { class: 'steps', 'aria-label': title });
    for (const hop of hops) list.append(this.step(hop));
    const none =
      title === 'Reply' ? 'There is no reply to follow: the request does not arrive.' : 'The request takes no step.';
    return h(
      'div',
      { class: 'half' },
      h('h4', {}, `${title} `, h('span', { class: 'note' }, count(hops.length, 'step'))),
      hops.length > 0 ? list : h('p', { class: 'note' }, none),
    );
  }

  private step(hop: Hop): HTMLElement {
    const rule = hop.rule ? h('code', {}, hop.rule) : null;
    const state = hop.checkpoint.startsWith('security-group') || hop.checkpoint.startsWith('network-acl');
    const tag = state ? h('span', { class: 'tag' }, hop.stateful ? 'stateful' : 'stateless') : null;
    return h(
      'li',
      { class: `step decision-${hop.decision}` },
      this.place(
        hop.location,
        h(
          'span',
          { class: 'step-head' },
          decisionIcon(hop),
          h('strong', {}, checkpointName(hop.checkpoint)),
          ' ',
          hop.object,
          tag,
        ),
        h('span', { class: 'step-what' }, decisionWords(hop), rule ? ' by rule ' : null, rule),
        h('code', { class: 'packet' }, packetText(hop.packet)),
        hop.note ? prose(hop.note) : null,
      ),
    );
  }

  /** A step is a button where its rule stands in a text. */
  private place(origin: Origin | undefined, ...content: readonly (HTMLElement | null)[]): HTMLElement {
    if (!origin?.file) return h('div', { class: 'place' }, ...content);
    const button = h('button', { type: 'button', class: 'place', title: 'Show the line that decides' }, ...content);
    button.addEventListener('click', (event) => this.events.reveal(origin, event.ctrlKey || event.metaKey));
    return button;
  }
}

const MOST_BOXES = 40;

function decisionIcon(hop: Hop): SVGSVGElement {
  if (hop.decision === 'deny') return verdictIcon('blocked');
  if (hop.decision === 'partly') return verdictIcon('partly');
  if (hop.decision === 'not-reached') return verdictIcon('blocked');
  return verdictIcon(hop.decision === 'unknown' ? 'unknown' : 'reachable');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
