import type { Dice } from './random-network.js';

const NAME =
  /\b(?:vpc|subnet|instance|security-group|network-acl|route-table|network|peering|transit-gateway|service|prefix-list|database|load-balancer) ([A-Za-z][\w-]*)/g;
const NUMBER = /\b\d{1,5}\b/g;
const EXCHANGED: readonly (readonly [string, string])[] = [
  ['allow', 'deny'],
  ['inbound', 'outbound'],
  ['tcp', 'udp'],
  ['can reach', 'cannot reach'],
  ['public subnet', 'subnet'],
  ['any', '10.0.0.0/8'],
  ['https', 'ssh'],
  [' listener ', ' maybe listener '],
  [' maybe listener ', ' either listener '],
  [' either listener ', ' listener '],
];

/** A text after an edit that somebody means: a number, a name in one place or in all, a word for another, a declaration doubled or taken away. */
export function edit(text: string, dice: Dice): string {
  switch (dice.next(6)) {
    case 0:
    case 1:
      return replaceOne(text, NUMBER, dice, () => `${dice.next(dice.chance(50) ? 256 : 65_536)}`);
    case 2: {
      const [, name] = dice.pick([...text.matchAll(NAME)]) ?? [];
      if (!name) return text;
      const other = dice.chance(50) ? `${name}-${dice.next(9)}` : (dice.pick([...text.matchAll(NAME)])?.[1] ?? name);
      const all = new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'g');
      return dice.chance(50) ? text.replace(all, other) : replaceOne(text, all, dice, () => other);
    }
    case 3: {
      const [one, other] = dice.pick(EXCHANGED);
      return dice.chance(50) ? text.replace(one, other) : text.replace(other, one);
    }
    case 4: {
      const block = blockOf(text, dice);
      return dice.chance(50)
        ? text.replace(block, '')
        : text + block.replace(/^(\w[\w-]*) ([A-Za-z][\w-]*)/, `$1 $2-${dice.next(9)}`);
    }
    default: {
      const lines = text.split('\n');
      const at = dice.next(lines.length);
      if (dice.chance(50)) lines.splice(at, 0, lines[at] as string);
      else lines.splice(at, 1);
      return lines.join('\n');
    }
  }
}

function replaceOne(text: string, pattern: RegExp, dice: Dice, make: () => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { index, 0: match } = dice.pick(found);
  return text.slice(0, index) + make() + text.slice(index + match.length);
}

/** Something that stands at the top level. */
function blockOf(text: string, dice: Dice): string {
  const blocks = text.split(/^(?=\w)/m);
  return dice.pick(blocks);
}
