import type { AddressTerms } from '../../../network/address/index.js';
import type { Answer, Blocker, Hop, PathAnswer, TrafficBox, Verdict } from '../../../network/answers/index.js';
import {
  EPHEMERAL_PORTS,
  parseRanges,
  plural,
  portsInWords,
  protocolWords,
  type Ranges,
  repliesWords,
  say,
  typeWords,
} from '../../../network/words/index.js';
import { alignColumns, type Cell, wrap } from '../columns.js';
import { endWords } from '../end-addresses.js';
import { terminalText } from '../lines.js';
import type { Paint } from '../paint.js';
import { rareAsOne } from '../rare-protocols.js';
import { isWritten, placeOf, type SourceFiles } from '../source-files.js';
import { packetText, sentenceOf, serviceWords, verdictSentence } from '../traffic-words.js';
import { type PacketWords, packetWords, termsFor } from './rest.js';
import { othersIn, stoppedBoxes } from './stopped.js';

export interface ReachTextOptions {
  readonly paint: Paint;
  readonly width: number;
  /** The question named its traffic. */
  readonly asked: boolean;
  /** What addresses are called: the internet is without what the files themselves give out. */
  readonly terms?: AddressTerms | undefined;
}

/** More paths than these, or more boxes, say nothing more to a reader; JSON has them all. */
const MOST_PATHS = 6;
const MOST_BOXES = 40;
const MOST_OBJECTS = 5;

/** `reach` for a reader at a terminal: the verdict in one sentence, what gets through, the trace there and back, and what stops the rest. */
export function reachText(answer: Answer, sources: SourceFiles, options: ReachTextOptions): string {
  const { paint, width, asked } = options;
  const sentence = verdictSentence(answer.verdict, answer.from, answer.to, answer.traffic, asked);
  const lines = [
    paint.verdict(answer.verdict, paint.bold(answer.verdict.toUpperCase())),
    ...wrap(sentence, width),
    ...(answer.assumptions ?? []).flatMap((one) => wrap(sentenceOf(one), width).map(paint.dim)),
    ...boxLines(answer, options),
  ];
  if (answer.example) lines.push('', `${paint.bold(say`Example`)}  ${packetText(answer.example)}`);
  if (answer.counterexample) lines.push(`${paint.bold(say`Not so`)}   ${packetText(answer.counterexample)}`);
  const packets = packetWords(answer, options.terms?.internet);
  answer.paths.slice(0, MOST_PATHS).forEach((path, i) => {
    lines.push('', ...pathLines(path, i, answer.paths.length, sources, options, packets));
  });
  if (answer.paths.length > MOST_PATHS)
    lines.push('', more(plural(answer.paths.length - MOST_PATHS, 'more path'), paint));
  if (answer.blockers.length > 0) lines.push('', ...blockerLines(answer.blockers, sources, options));
  if (answer.notAllowed) lines.push('', ...notAllowedLines(answer.notAllowed, options));
  return terminalText(lines);
}

function boxLines(answer: Answer, { paint, terms }: ReachTextOptions): string[] {
  const groups: readonly [Verdict, readonly TrafficBox[]][] = [
    ['reachable', answer.reachable],
    ['partly', answer.partly],
    ['one-way', answer.oneWay],
    ['unknown', answer.unknown],
    ['blocked', stoppedBoxes(answer, terms?.internet)],
  ];
  const all = groups.flatMap(([verdict, boxes]) => rareAsOne(boxes).map((box) => [verdict, box] as const));
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MOST_BOXES)
    .map(([verdict, box]): Cell[] => [
      { text: verdict, paint: (text) => paint.verdict(verdict, text) },
      { text: serviceWords(box, othersIn(box, answer)) },
      { text: endsText(box, answer, terms) },
      { text: clientPorts(box, verdict === 'partly' ? usedPorts(answer) : undefined), paint: paint.dim },
    ]);
  const rest =
    all.length > MOST_BOXES
      ? [`  ${more(plural(all.length - MOST_BOXES, 'more kind of traffic', 'more kinds of traffic'), paint)}`]
      : [];
  return ['', ...alignColumns(rows, '  '), ...rest];
}

function endsText({ from, to }: TrafficBox, answer: Answer, terms: AddressTerms = {}): string {
  return `${endWords(from, termsFor(answer.from, terms))} → ${endWords(to, termsFor(answer.to, terms))}`;
}

/** Where clients choose their ports, as far as the answer tells. */
function usedPorts({ paths }: Answer): Ranges {
  const [sent] = paths.flatMap(({ forward }) => forward[0]?.packet.sourcePorts ?? []);
  return (sent === undefined ? undefined : parseRanges(sent)) ?? EPHEMERAL_PORTS;
}

/** `used`: where clients choose theirs, of what is answered in part: that says which replies are lost. */
function clientPorts(box: TrafficBox, used: Ranges | undefined): string {
  const replies = box.clientPorts !== undefined && used && repliesWords(box.clientPorts, used);
  if (replies) return replies;
  if (box.clientPorts !== undefined && !used) return say`from client ports ${spaced(box.clientPorts)}`;
  if (box.dependsOn) return say`by some nodes or targets of the load balancer alone`;
  return box.translatedPorts === undefined ? '' : say`from the NAT gateway's ports ${spaced(box.translatedPorts)}`;
}

function spaced(list: string): string {
  return list.replaceAll(',', ', ');
}

function pathLines(
  path: PathAnswer,
  index: number,
  count: number,
  sources: SourceFiles,
  { paint }: ReachTextOptions,
  packets: PacketWords,
): string[] {
  const title = count === 1 ? say`Path` : say`Path ${index + 1} of ${count}`;
  return [
    say`
      ${paint.bold(title)} via ${path.via.join(', ') || say`nothing`}${handedOnWords(path)}:
      ${paint.verdict(path.verdict, path.verdict)}
    `,
    ...trace(say`request`, path.forward, sources, paint, packets),
    ...trace(say`reply`, path.return, sources, paint, packets),
  ];
}

/** A load balancer may have many targets that fare alike. */
const MOST_TARGETS = 3;

function handedOnWords({ handedOn }: PathAnswer): string {
  if (!handedOn) return '';
  const { node, address, targets } = handedOn;
  const by = say` by its node in ${node}${address ? ` (${address})` : ''}`;
  if (targets.length === 0) return by;
  const others = targets.length > MOST_TARGETS ? say` and ${targets.length - MOST_TARGETS} alike` : '';
  return say`${by} to ${targets.slice(0, MOST_TARGETS).join(', ')}${others}`;
}

function trace(name: string, hops: readonly Hop[], sources: SourceFiles, paint: Paint, packets: PacketWords): string[] {
  if (hops.length === 0) return [];
  const rows = hops.map((hop, i): (string | Cell)[] => [
    { text: String(i + 1).padStart(3), paint: paint.dim },
    decisionCell(hop, paint),
    hop.checkpoint,
    hop.object,
    ruleText(hop),
    { text: hop.location && isWritten(hop.location) ? placeOf(hop.location, sources) : '', paint: paint.dim },
  ]);
  // The packet is told where it changes: on the way in, and where an address is translated.
  const lines = alignColumns(rows, '  ');
  let seen = '';
  return [
    `  ${paint.dim(name)}`,
    ...lines.flatMap((line, i) => {
      const packet = hopPacket(hops[i] as Hop, packets);
      const note = packet === seen ? [] : [`       ${paint.dim(packet)}`];
      seen = packet;
      return [...note, line];
    }),
  ];
}

function decisionCell(hop: Hop, paint: Paint): Cell {
  switch (hop.decision) {
    case 'deny':
      return { text: say`✗ stopped`, paint: paint.bad };
    case 'unknown':
      return { text: say`? unknown`, paint: (text) => paint.verdict('unknown', text) };
    case 'partly':
      return { text: say`◐ in part`, paint: (text) => paint.verdict('partly', text) };
    case 'translate':
      return { text: say`✓ translated`, paint: paint.good };
    case 'not-evaluated':
      return { text: say`· not asked`, paint: paint.dim };
    case 'remembered':
      return { text: say`✓ remembered`, paint: paint.good };
    case 'not-reached':
      return { text: say`· not reached`, paint: paint.dim };
    default:
      return { text: hop.decision === 'allow' ? say`✓ allowed` : say`✓ passed`, paint: paint.good };
  }
}

function ruleText({ rule, decision, stateful }: Hop): string {
  if (rule !== undefined) return rule === '*' || /^\d+$/.test(rule) ? say`rule ${rule}` : rule;
  if (decision === 'deny') return say`no rule allows it`;
  return decision === 'not-evaluated' && stateful ? say`stateful: replies pass` : '';
}

function hopPacket({ packet }: Hop, { end, areOthers }: PacketWords): string {
  const { protocol, types, source, sourcePorts, destination, destinationPorts } = packet;
  const beside = areOthers(packet);
  const from = sourcePorts === undefined ? end(source) : `${end(source)} ${portsInWords(sourcePorts)}`;
  const to =
    destinationPorts === undefined
      ? end(destination)
      : `${end(destination)} ${portsInWords(destinationPorts, { beside })}`;
  return `${types === undefined ? protocolWords(protocol) : typeWords(protocol, types)}  ${from} → ${to}`;
}

function blockerLines(
  blockers: readonly Blocker[],
  sources: SourceFiles,
  { paint, width }: ReachTextOptions,
): string[] {
  const lines = [paint.bold(say`What stops the rest`)];
  for (const { direction, checkpoint, object, rule, code, message, location } of blockers) {
    const where = location && isWritten(location) ? `  ${placeOf(location, sources)}` : '';
    const which = rule === undefined ? '' : rule === '*' || /^\d+$/.test(rule) ? say`, rule ${rule}` : `, ${rule}`;
    const side = direction === 'forward' ? say`request` : say`reply`;
    const tag = code === undefined ? '' : ` [${code}]`;
    lines.push(
      say`  ${paint.bad('✗')} ${side} at ${checkpoint} ${paint.bold(object)}${which}${paint.dim(tag + where)}`,
    );
    lines.push(...wrap(message, width - 4).map((line) => `    ${line}`));
  }
  return lines;
}

/** In one line: that nothing else is allowed is what an ACL or a group is for. */
function notAllowedLines(blockers: readonly Blocker[], { paint, width }: ReachTextOptions): string[] {
  const objects = [...new Set(blockers.map(({ object }) => object))];
  const some = objects.slice(0, MOST_OBJECTS).join(', ');
  const rest = objects.length > MOST_OBJECTS ? say` and ${plural(objects.length - MOST_OBJECTS, 'other')}` : '';
  return wrap(say`Other traffic is not allowed, by ${some}${rest}: --format json has all of it.`, width).map(paint.dim);
}

function more(counted: string, paint: Paint): string {
  return paint.dim(say`… and ${counted}: --format json has all of them`);
}
