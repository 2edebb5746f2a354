import type { Random } from './random.js';

/** A network of which nobody tells any more in which subnet of its VPC something lies. */
export interface StandIn {
  readonly text: string;
  /** What lies there. */
  readonly name: string;
}

const HEADER = /^vpc (\S+) .*\{$/;
const RESOURCE =
  /^ {4}(?:private )?(?:instance|interface|database|function|interface-endpoint|nat-instance|nat-gateway|gateway-load-balancer-endpoint) (\S+)(.*)$/;
const SUBNET = /^ {2}(?:public |private )?subnet (\S+) /;
const NODES = /^( {2}\S+-load-balancer (\S+) in )([^{]+)(\{.*)$/;
const ATTACHED = /^( *(?:maybe )?attach (\S+) in )([^{]+?)((?: \{.*)?)$/;
const EXCLUDED = /^( {2}block-public-access \S+ except )(\S+)( .*)$/;
const NAME = 'stand-in';

const standIn = (inside: readonly string[]): string[] => [
  `  subnet ${NAME} unknown anywhere {`,
  '    network-acl unknown',
  '    route-table unknown',
  ...inside,
  '  }',
];

/** Puts something of a network into a subnet that stands for whichever it is. Undefined: nothing of this one can be. */
export function withStandIn(random: Random, text: string): StandIn | undefined {
  const lines = text.split('\n');
  const ways = lines.flatMap((line, at) => moves(random, lines, line, at));
  return ways.length === 0 ? undefined : random.pick(ways)();
}

function moves(random: Random, lines: readonly string[], line: string, at: number): (() => StandIn)[] {
  const resource = RESOURCE.exec(line);
  if (resource) return [() => moved(random, lines, at, resource)];
  const nodes = NODES.exec(line);
  if (nodes) {
    const [, before = '', name = '', list = '', after = ''] = nodes;
    return [() => renamed(lines, at, name, `${before}${oneReplaced(random, list.trim())} ${after}`)];
  }
  const attached = ATTACHED.exec(line);
  if (attached) {
    const [, before = '', vpc = '', list = '', after = ''] = attached;
    return [() => renamed(lines, at, '', `${before}${oneReplaced(random, list.trim())}${after}`, vpc)];
  }
  const excluded = EXCLUDED.exec(line);
  return excluded ? [() => renamed(lines, at, '', `${excluded[1]}${NAME}${excluded[3]}`)] : [];
}

function oneReplaced(random: Random, list: string): string {
  const all = list.split(/,\s*/);
  const which = random.between(0, all.length - 1);
  return all.map((one, i) => (i === which ? (one.split(' ')[0] ?? '').replace(/[^.]+$/, NAME) : one)).join(', ');
}

/** `vpc`: whose subnet it is; undefined: of the one that the line is in. */
function renamed(lines: readonly string[], at: number, name: string, line: string, vpc?: string): StandIn {
  const out = [...lines];
  out[at] = line;
  const header = lines.findLastIndex((one, i) => {
    const found = HEADER.exec(one);
    return found !== null && (vpc === undefined ? i < at : found[1] === vpc);
  });
  out.splice(header + 1, 0, ...standIn([]));
  return { text: out.join('\n'), name };
}

function moved(random: Random, lines: readonly string[], at: number, found: RegExpExecArray): StandIn {
  const [line, name = '', rest = ''] = found;
  const end = line.endsWith('{') ? lines.indexOf('    }', at) : at;
  const own = lines.slice(at, end + 1);
  const addresses = rest.replace(/\{.*$/, '').trim();
  if (!addresses.includes(',') && random.chance(70)) own[0] = line.replace(/^(.*?) [0-9a-f][0-9a-f.:]+ /, '$1 ');
  const out = [...lines];
  out.splice(at, end + 1 - at);
  const subnet = lines.findLastIndex((one, i) => i < at && SUBNET.test(one));
  out.splice(subnet, 0, ...standIn(own));
  return { text: out.join('\n'), name };
}
