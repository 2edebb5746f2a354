import { plural, say, type Told, told } from '../../../network/words/index.js';
import type { AclSide } from '../../../server/protocol.js';
import { s } from '../ui/dom.js';
import { sentence } from '../ui/words.js';
import type { Box } from './box.js';
import { borderTexts } from './box-texts.js';
import { sized } from './draw-text.js';
import type { Rectangle } from './geometry.js';
import { findingTexts, type GuardMark, type Guards, worst } from './guards.js';
import { fitName } from './text.js';
import { markScale, type TextSizes } from './text-sizes.js';

/** A subnet's shield and table, a resource's groups. From afar without their names. */
export function drawGuards(box: Box, at: Rectangle, guards: Guards, sizes: TextSizes): SVGGElement[] {
  if (box.guards) return drawBorder(box, at, guards, sizes);
  if (box.groups.length > 0) return drawGroups(box, at, guards, sizes);
  return [];
}

/** The half of a shield on the left is what comes in, the other what goes out. */
const HALVES = {
  in: 'M0 -10C-3 -7.5 -6 -7 -8.5 -7V0C-8.5 5.5 -4 8.5 0 10Z',
  out: 'M0 -10C3 -7.5 6 -7 8.5 -7V0C8.5 5.5 4 8.5 0 10Z',
} as const;

const SIDE_WORDS: Readonly<Record<AclSide, Told>> = {
  all: told`everything`,
  some: told`what its rules allow`,
  none: told`nothing`,
  unknown: told`what is not told`,
};

/** Where the shield is: beside the ACL's name, and from afar, where the heading is all name, beneath it. */
const SHIELD = 52;
const FAR_SHIELD = 84;

function drawBorder(box: Box, at: Rectangle, guards: Guards, sizes: TextSizes): SVGGElement[] {
  const { guards: own } = box;
  if (!own) return [];
  const acl = own.networkAcl === undefined ? undefined : guards.markOf('network-acl', own.networkAcl);
  const table = own.routeTable === undefined ? undefined : guards.markOf('route-table', own.routeTable);
  const said = say`Network ACL ${own.acl}: lets in ${SIDE_WORDS[own.inbound]}, lets out ${SIDE_WORDS[own.outbound]}`;
  const far = sizes.pixel !== undefined;
  const y = far ? Math.min(FAR_SHIELD, at.height - 16) : SHIELD;
  const transform = `translate(0 ${y}) scale(${markScale(sizes, 1.5)})`;
  // From afar the heading has room for the subnet's name alone.
  const names = (far ? [] : borderTexts(box, at, sizes.grown)).map(({ text, size, x, y, anchor }) =>
    sized(s('text', anchor === 'end' ? { x, 'text-anchor': anchor, y } : { x, y }, text), size, sizes.grown),
  );
  const shield = tag(acl, said, [
    s('path', { class: `half half-in half-${own.inbound}`, d: HALVES.in, transform }),
    s('path', { class: `half half-out half-${own.outbound}`, d: HALVES.out, transform }),
    ...names.slice(0, 1),
  ]);
  shield.classList.add('shield');
  if (far) return [shield];
  return [shield, tag(table, say`Route table: ${own.table}`, names.slice(1))];
}

/** As many as have room; how many more there are is told. */
const GROUPS_SHOWN = 2;
const RINGS = 3;

function drawGroups({ groups, role }: Box, at: Rectangle, guards: Guards, sizes: TextSizes): SVGGElement[] {
  const { grown } = sizes;
  const marks = groups.map((id) => guards.markOf('security-group', id));
  const shown = marks.length > GROUPS_SHOWN ? marks.slice(0, GROUPS_SHOWN) : marks;
  const more = marks.length - shown.length;
  const room = (at.width - 16 - (more > 0 ? 24 : 0) - 4 * (shown.length - 1)) / shown.length;
  const rings = marks.slice(0, RINGS).map(({ key, colour }, index) => {
    const out = 2 + 3 * index;
    const size = { x: -out, y: -out, width: at.width + 2 * out, height: at.height + 2 * out, rx: 5 + out };
    return s('g', { class: `ring ${colourOf(colour)}`, 'data-guard': key }, s('rect', size));
  });
  if (sizes.pixel !== undefined) return role === 'group' ? [] : rings;
  const badges = shown.map((mark, index) => {
    const text = fitName(mark.label, room - 12, 10 * grown);
    const width = Math.min(room, text.length * 5.9 * grown + 12);
    const height = Math.round(14 * grown);
    const element = tag(mark, say`Security group ${mark.label}`, [
      s('rect', { class: 'badge', width, height, rx: height / 2 }),
      sized(s('text', { x: 6, y: 10.5 * grown }, text), 10 * grown, grown),
    ]);
    element.classList.add('group-badge', colourOf(mark.colour));
    element.setAttribute('transform', `translate(${8 + index * (room + 4)} ${at.height - height - 5})`);
    return element;
  });
  if (more > 0)
    badges.push(s('g', { class: 'group-more' }, s('text', { x: at.width - 26, y: at.height - 8 }, `+${more}`)));
  return role === 'group' ? badges : [...rings, ...badges];
}

function colourOf(colour: number | undefined): string {
  return colour === undefined ? 'group-plain' : `group-${colour}`;
}

/** A guard where it governs: a click shows its text. What is wrong with it is said here, for here it bites. */
function tag(mark: GuardMark | undefined, said: string, content: readonly SVGElement[]): SVGGElement {
  const findings = mark?.findings ?? [];
  const severity = worst(findings.map((finding) => finding.severity));
  const title = [said, ...findingTexts(findings)].map(sentence).join('\n');
  const element = s(
    'g',
    { class: 'guard', 'data-guard': mark?.key, 'aria-hidden': 'true' },
    s('title', {}, title),
    ...content,
  );
  if (severity === 'error' || severity === 'warning') {
    element.classList.add(`guard-${severity}`);
    const text = content.findLast(({ tagName }) => tagName === 'text');
    text?.prepend('⚠ ');
    text?.setAttribute('data-finding', plural(findings.length, 'finding'));
  }
  return element;
}
