/**
 * Things that a network may not have at all: `maybe` in front of them in the text that leaves them open, and texts with them and without.
 * Where one is not there, routes to it drop what they get, and nothing is told of it.
 */
import type { LeftOpen } from './leave-open.js';
import type { Random } from './random.js';

/** How often each is left open, of a hundred. */
const THINGS: readonly (readonly [thing: RegExp, chance: number])[] = [
  [
    /^ {4}(?:instance|nat-instance|interface|database|function|interface-endpoint|gateway-load-balancer-endpoint|(?:private )?nat-gateway) ([\w-]+)/,
    10,
  ],
  [/^ {2}(?:regional nat-gateway|vpn-gateway) ([\w-]+)/, 25],
  [/^ {2}gateway-endpoint ([\w-]+)/, 25],
  [/^ {2}client-vpn-endpoint ([\w-]+)/, 25],
];

const LISTENER = /^(\s*listener .+? -> )([\w.-]+(?: in \w)?(?:, [\w.-]+(?: in \w)?)*)( unknown)?( .*)?$/;
const ROUTE = /^\s*(?:maybe )?\S+ -> ([\w-]+)$/;
const LINE = /^(?:maybe )?(?:vpn|direct-connect) \S+ from \S+ to (?:v\d\.)?([\w-]+)(?: |$)/;
const PROPAGATION = /^\s*propagate ([\w-]+)$/;

const isAbout = (pattern: RegExp, line: string, name: string): boolean => pattern.exec(line)?.[1] === name;
const isNamed = (line: string, name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(line);
const targetsIn = (line: string): string[] => LISTENER.exec(line)?.[2]?.split(', ') ?? [];
const isTarget = (target: string, name: string): boolean =>
  new RegExp(`^(?:v\\d\\.)?${name}(?: in \\w)?$`).test(target);

/** What may be left out whole: a rule that names a thing has its addresses whether it is there or not, and a listener without targets is another thing. */
function isFree(lines: readonly string[], name: string, header: string): boolean {
  return lines.every((line) => {
    if (line === header || !isNamed(line, name)) return true;
    const targets = targetsIn(line);
    if (targets.some((target) => isTarget(target, name))) return targets.length > 1;
    return [ROUTE, LINE, PROPAGATION].some((pattern) => isAbout(pattern, line, name));
  });
}

/** The text without it; undefined where a listener would have no target. */
function without(text: string, name: string, header: RegExp): string | undefined {
  const lines: string[] = [];
  let margin: string | undefined;
  for (const line of text.split('\n')) {
    if (margin !== undefined) {
      if (line === `${margin}}`) margin = undefined;
      continue;
    }
    if (isAbout(header, line, name)) {
      if (line.endsWith('{')) margin = /^ */.exec(line)?.[0];
      continue;
    }
    const [, head = '', named, unknown = '', rest = ''] = LISTENER.exec(line) ?? [];
    if (named !== undefined && isNamed(named, name)) {
      const others = named.split(', ').filter((target) => !isTarget(target, name));
      if (others.length === 0) return undefined;
      lines.push(`${head}${others.join(', ')}${unknown}${rest}`);
    } else if (isAbout(ROUTE, line, name)) lines.push(line.replace(/-> \S+$/, '-> blackhole'));
    else if (!isAbout(LINE, line, name) && !isAbout(PROPAGATION, line, name)) lines.push(line);
  }
  return lines.join('\n');
}

/** Client VPN endpoints with more authorizations, or more routes, than are written. */
function leaveListsOpen({ open, fills }: LeftOpen, random: Random): LeftOpen {
  let found = { open, fills };
  for (const [, name = '', subnet = ''] of open.matchAll(
    /^ {2}(?:maybe )?client-vpn-endpoint (\S+) \S+ in (\S+) .*\{$/gm,
  )) {
    const isRoutes = random.chance(50);
    if (!random.chance(30)) continue;
    const header = new RegExp(`^ {2}(?:maybe )?client-vpn-endpoint ${name} .*\\{$`, 'm');
    const add = (text: string, item: string) => text.replace(header, (line) => `${line}\n    ${item}`);
    const more = (): string => {
      const to = random.pick(['0.0.0.0/0', '10.10.0.0/16', '10.20.0.0/28', '192.168.0.0/20']);
      return isRoutes ? `${to} -> ${subnet}` : `authorize ${to}${random.chance(30) ? ' for "others"' : ''}`;
    };
    found = {
      open: add(found.open, isRoutes ? 'routes unknown' : 'authorize unknown'),
      fills: found.fills.map((fill, i) => (i > 0 && random.chance(60) ? add(fill, more()) : fill)),
    };
  }
  return found;
}

/** More of what is open already; the first of the texts that it may stand for stays whole. */
export function leaveThingsOpen(left: LeftOpen, random: Random): LeftOpen {
  const lines = left.open.split('\n');
  let { open, fills } = left;
  for (const line of lines)
    for (const [header, chance] of THINGS) {
      const name = header.exec(line)?.[1];
      if (name === undefined || !random.chance(chance) || !isFree(lines, name, line)) continue;
      open = open.replace(
        line,
        line.replace(/^ +/, (margin) => `${margin}maybe `),
      );
      fills = fills.map((fill, i) => (i > 0 && random.chance(50) ? (without(fill, name, header) ?? fill) : fill));
    }
  return leaveListsOpen({ open, fills }, random);
}
