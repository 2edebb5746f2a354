import { plural, say, termOf } from '../../../network/words/index.js';
import type {
  Answer,
  Blocker,
  BlockerFix,
  CutAddresses,
  Hop,
  Origin,
  PathAnswer,
  ReachResult,
  TrafficBox,
  Verdict,
} from '../../../server/protocol.js';
import type { Pair } from '../messages.js';
import { h } from '../ui/dom.js';
import { fillList } from '../ui/folded-list.js';
import { verdictIcon } from '../ui/icons.js';
import { prose } from '../ui/prose.js';
import { sentence } from '../ui/words.js';
import { type Switch, switchOfStep } from '../what-if/switches.js';
import { allRanges, wholeAddresses } from './cut-addresses.js';
import {
  boxText,
  checkpointText,
  commonVpc,
  exampleText,
  packetText,
  pathTitle,
  ruleText,
  type StepLine,
  shortName,
  stepLines,
  summary,
  titleOf,
  usedPorts,
} from './hops.js';
import { meaningOf } from './meaning.js';
import { portBars } from './port-bar.js';
import { PairForm } from './question-form.js';
import { endsOfWay, kindsText, type WayKind, wayKinds } from './way-kinds.js';

export interface TraceEvents {
  readonly ask: (pair: Pair) => void;
  readonly reveal: (origin: Origin, takeFocus: boolean) => void;
  readonly say: (text: string) => void;
  readonly fix: (fix: BlockerFix) => void;
  /** Show the question's trace on the map. */
  readonly onMap: () => void;
  /** Try the network without a rule or a route. */
  readonly without: (item: Switch) => void;
  /** Write down that this is expected. */
  readonly expect: (can: boolean) => void;
}

/** The trace of request and reply for one pair, through every checkpoint. */
export class TraceView {
  readonly element: HTMLElement;
  readonly form: PairForm;
  private tried = false;
  private told: Answer | undefined;
  private cut: readonly CutAddresses[] = [];
  private readonly result = h('div', { class: 'trace-result' });

  constructor(
    pair: Pair,
    private readonly events: TraceEvents,
  ) {
    this.form = new PairForm(pair, events.ask);
    this.element = h('div', { class: 'trace' }, this.form.element, this.result);
    this.result.append(
      h('p', { class: 'empty' }, say`Choose who asks and who answers above, or click a cell of the matrix.`),
    );
  }

  waiting(): void {
    this.result.setAttribute('aria-busy', 'true');
  }

  /** `tried`: in a network that is in no file. */
  show(result: ReachResult, tried = false): void {
    this.tried = tried;
    this.result.setAttribute('aria-busy', 'false');
    if (result.answer) {
      this.events.say(summary(result.answer));
      this.result.replaceChildren(...this.answer(result));
    } else {
      const text = sentence(result.error ?? say`There is no answer`);
      this.events.say(text);
      this.result.replaceChildren(h('p', { class: 'problem' }, text));
    }
  }

  private answer({ answer, stopped, fixes, cut = [] }: Extract<ReachResult, { answer: Answer }>): HTMLElement[] {
    this.told = answer;
    this.cut = cut;
    const { verdict } = answer;
    const banner = h(
      'section',
      { class: `verdict-banner banner-${verdict}`, 'data-verdict': verdict },
      verdictIcon(verdict),
      h('div', {}, h('h2', {}, titleOf(answer, this.tried)), h('p', {}, sentence(capital(meaningOf(answer))))),
    );
    const example = answer.example
      ? h('p', { class: 'example' }, h('span', {}, say`For example `), h('code', {}, exampleText(answer.example)))
      : null;
    if (example) banner.lastElementChild?.append(example);
    if (answer.counterexample) {
      const packet = h('code', {}, exampleText(answer.counterexample));
      banner.lastElementChild?.append(h('p', { class: 'example' }, h('span', {}, say`But not `), packet));
    }
    const onMap = h('button', { type: 'button', class: 'secondary' }, say`Show on the map`);
    onMap.addEventListener('click', () => this.events.onMap());
    banner.append(h('div', { class: 'buttons' }, onMap, ...this.expectations(verdict)));
    const vpc = commonVpc(answer);
    const sections: HTMLElement[] = [banner];
    const traffics = this.traffics(answer, stopped);
    if (traffics) sections.push(traffics);
    if (answer.blockers.length > 0) sections.push(this.blockers(answer.blockers, vpc, fixes));
    if (answer.notAllowed) sections.push(this.notAllowed(answer.notAllowed, vpc));
    const bars = portBars(answer);
    if (bars) sections.push(h('section', { class: 'card' }, h('h3', {}, say`Which ports lose their reply`), bars));
    const kinds = wayKinds(answer.paths);
    if (kinds.length > 1 || kinds.some(({ paths }) => paths.length > 1))
      sections.push(h('h3', { class: 'ways-title' }, kindsText(kinds)));
    const ways = kinds.map((kind, index) => this.path(kind, index, kinds.length, vpc));
    sections.push(h('div', { class: 'ways' }, ...ways));
    return sections;
  }

  /** What the answer says can be expected from now on; what only a part of is so, either way. Nothing is expected of what is only tried. */
  private expectations(verdict: Verdict): HTMLElement[] {
    if (this.tried) return [];
    const isPlain = verdict === 'reachable' || verdict === 'blocked';
    const wanted = isPlain ? [verdict === 'reachable'] : [true, false];
    const hint = isPlain
      ? say`Write it into the file`
      : say`Write it into the file, to be mended: it does not hold yet`;
    return wanted.map((can) => {
      const text = can ? say`Add “expect … can reach …”` : say`Add “expect … cannot reach …”`;
      const button = h('button', { type: 'button', class: 'secondary needs-editor', title: hint }, text);
      button.addEventListener('click', () => this.events.expect(can));
      return button;
    });
  }

  private blockers(blockers: readonly Blocker[], vpc: string | undefined, fixes: readonly BlockerFix[]): HTMLElement {
    const title = h('h3', {}, say`What stops it: ${plural(blockers.length, 'checkpoint')}`);
    return h('section', { class: 'card' }, title, this.blockerList(blockers, vpc, fixes));
  }

  /** What allows no more than that is no fault by itself: it is there for who wants to know. */
  private notAllowed(blockers: readonly Blocker[], vpc: string | undefined): HTMLElement {
    const objects = [...new Set(blockers.map(({ object }) => shortName(object, vpc)))].join(', ');
    const summary = h('summary', {}, say`Other traffic is not allowed, by ${objects}`);
    return h('details', { class: 'card not-allowed' }, summary, this.blockerList(blockers, vpc));
  }

  private blockerList(
    blockers: readonly Blocker[],
    vpc: string | undefined,
    fixes: readonly BlockerFix[] = [],
  ): HTMLElement {
    const list = h('ul', { class: 'blockers' });
    for (const [index, { checkpoint, object, rule, direction, code, message, location, peers }] of blockers.entries()) {
      const decided = rule && ruleText({ checkpoint, rule });
      const where = [checkpointText(checkpoint, shortName(object, vpc)), ...(decided ? [decided] : [])].join(' · ');
      const head = h(
        'span',
        { class: 'step-head' },
        verdictIcon('blocked'),
        h('strong', {}, where),
        h('span', { class: 'tag' }, termOf(direction === 'forward' ? 'request' : 'reply')),
      );
      const own = code
        ? h('code', { class: 'code', title: say`AWS Reachability Analyzer’s explanation code` }, code)
        : null;
      const offered = fixes.filter(({ blocker }) => blocker === index).map((fix) => this.fix(fix));
      const whose = peers ? [allRanges(peers.split(','))] : [];
      list.append(h('li', {}, this.place(location, head, prose(message), own), ...whose, ...offered));
    }
    return list;
  }

  private fix(fix: BlockerFix): HTMLElement {
    const button = h(
      'button',
      {
        type: 'button',
        class: 'secondary fix needs-editor',
        title: say`Write this into the file; undo takes it back`,
      },
      say`Fix: ${fix.title.replaceAll('`', '')}`,
    );
    button.addEventListener('click', () => this.events.fix(fix));
    return button;
  }

  private traffics(answer: Answer, stopped: readonly TrafficBox[]): HTMLElement | null {
    const kinds: readonly [Verdict, readonly TrafficBox[]][] = [
      ['reachable', answer.reachable],
      ['partly', answer.partly],
      ['one-way', answer.oneWay],
      ['unknown', answer.unknown],
      ['blocked', stopped],
    ];
    const used = usedPorts(answer);
    const list = h('ul', { class: 'traffics' });
    for (const [verdict, boxes] of kinds) {
      const row = (box: TrafficBox) =>
        h(
          'li',
          {},
          verdictIcon(verdict),
          h('span', { class: 'sr' }, `${termOf(verdict)}: `),
          h(
            'span',
            {},
            boxText(box, answer.traffic, verdict === 'partly' ? used : undefined),
            ...wholeAddresses(this.cut, [box.from, box.to]),
          ),
        );
      fillList(list, boxes, row, { kind: termOf(verdict) });
    }
    return list.childElementCount > 0
      ? h(
          'section',
          { class: 'card' },
          h('h3', {}, stopped.length > 0 ? say`What gets through, and what does not` : say`What gets through`),
          list,
        )
      : null;
  }

  private path({ path, paths: alike }: WayKind, index: number, paths: number, vpc: string | undefined): HTMLElement {
    const title = h('h3', {}, verdictIcon(path.verdict), ` ${pathTitle(path, index, paths)}: ${termOf(path.verdict)}`);
    const { request, reply } = stepLines(path, vpc);
    const halves = h('div', { class: 'halves' }, this.half('request', request), this.half('reply', reply));
    return h('section', { class: 'card path', 'data-verdict': path.verdict }, title, likeIt(alike), halves);
  }

  private half(half: 'request' | 'reply', lines: readonly StepLine[]): HTMLElement {
    const title = half === 'request' ? say`Request` : say`Reply`;
    const list = h('ol', { class: 'steps', 'aria-label': title });
    for (const line of lines) list.append(this.step(line));
    const none =
      half === 'reply'
        ? say`There is no reply to follow: the request does not arrive.`
        : say`
        The request takes no step.
      `;
    return h(
      'div',
      { class: 'half' },
      h('h4', {}, `${title} `, h('span', { class: 'note' }, plural(lines.length, 'step'))),
      lines.length > 0 ? list : h('p', { class: 'note' }, none),
    );
  }

  /** A line, and behind a button of its own the packet that is seen there and why it fares so. */
  private step(step: StepLine): HTMLElement {
    const { hop, decision, text } = step;
    const line = this.place(
      hop.location,
      h('span', { class: 'step-head' }, decisionIcon(decision), h('span', {}, text)),
    );
    const state = hop.checkpoint.startsWith('security-group') || hop.checkpoint.startsWith('network-acl');
    const reached = decision !== 'not-reached';
    const more = h(
      'div',
      { class: 'step-more', hidden: true },
      h('code', { class: 'packet' }, packetText(hop.packet, this.told)),
      state ? h('span', { class: 'tag' }, termOf(hop.stateful ? 'stateful' : 'stateless')) : null,
      reached && hop.note ? prose(hop.note) : null,
      this.without(step),
    );
    const toggle = h(
      'button',
      {
        type: 'button',
        class: 'secondary step-toggle',
        'aria-expanded': 'false',
        'aria-label': say`Packet and reason: ${text}`,
      },
      '…',
    );
    toggle.addEventListener('click', () => {
      more.hidden = !more.hidden;
      toggle.setAttribute('aria-expanded', String(!more.hidden));
    });
    return h('li', { class: `step decision-${decision}` }, h('div', { class: 'step-line' }, line, toggle), more);
  }

  private without(step: StepLine): HTMLElement | null {
    const item = switchOfStep(step);
    if (!item) return null;
    const button = h('button', { type: 'button', class: 'secondary needs-editor' }, say`Try without ${item.label}`);
    button.addEventListener('click', () => this.events.without(item));
    return button;
  }

  /** A step is a button where its rule stands in a text. */
  private place(origin: Origin | undefined, ...content: readonly (HTMLElement | null)[]): HTMLElement {
    if (!origin?.file) return h('div', { class: 'place' }, ...content);
    const button = h('button', { type: 'button', class: 'place', title: say`Show the line that decides` }, ...content);
    button.addEventListener('click', (event) => this.events.reveal(origin, event.ctrlKey || event.metaKey));
    return button;
  }
}

/** Whose ways these are, where several differ in nothing else. */
function likeIt(paths: readonly PathAnswer[]): HTMLElement | null {
  if (paths.length < 2) return null;
  const ends = [...new Set(paths.map(endsOfWay))];
  const list = fillList(h('ul', { class: 'way-ends' }), ends, (text) => h('li', {}, text));
  return h(
    'details',
    {},
    h('summary', {}, say`${paths.length} paths that differ in nothing else; this is the first`),
    list,
  );
}

/** Nothing has been decided where nothing gets: such a step has no sign. */
function decisionIcon(decision: Hop['decision']): SVGSVGElement | null {
  switch (decision) {
    case 'not-reached':
      return null;
    case 'deny':
      return verdictIcon('blocked');
    case 'partly':
    case 'unknown':
      return verdictIcon(decision);
    default:
      return verdictIcon('reachable');
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
