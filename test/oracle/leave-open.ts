/**
 * Leaves parts of a network's text open, and fills them in again: the text with `unknown` and `maybe` in it, and texts that it may stand for, the first of
 * which is the whole one. The texts are those of `randomNetwork`, a statement a line.
 */
import type { Random } from './random.js';

/** A resource with one address. */
const ONE_ADDRESS = /^(\s*(?:private )?[\w-]+) ([\w-]+) \d+\.\d+\.\d+\.\d+ \{$/;

/** A listener with its targets. */
const LISTENER =
  /^(\s*listener .+? -> )(?!redirect|fixed-response|lambda-function)([\w-]+(?: in \w)?(?:, [\w-]+(?: in \w)?)*)(.*)$/;

/** A traffic selector of a VPN. */
const LOCAL = /local-cidrs [\da-f.:/]+(?:, [\da-f.:/]+)*/;

/** The zone of a subnet. */
const ZONE = / in \S+ \{$/;

/** What a line becomes: `open` in the text that leaves it open, `fills` in each text that this may stand for (undefined: it is not there). */
interface Line {
  readonly open: string | undefined;
  readonly fills: readonly (string | undefined)[];
}

export interface LeftOpen {
  readonly open: string;
  readonly fills: readonly string[];
}

const same = (text: string, count: number): Line => ({ open: text, fills: Array(count).fill(text) });

/** Adversaries: what a list may hold besides, that decides against everything else. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  'network-acl inbound': ['1 deny all from any', '1 allow all from any', '105 deny tcp from any'],
  'network-acl outbound': ['1 deny all to any', '1 allow all to any', '105 deny tcp to any'],
  'security-group inbound': ['allow all from any', 'allow tcp 1024-65535 from 10.0.0.0/8'],
  'security-group outbound': ['allow all to any'],
  'route-table': [
    '0.0.0.0/0 -> blackhole',
    '10.20.0.0/28 -> blackhole',
    '10.10.0.0/28 -> blackhole',
    '203.0.113.5/32 -> blackhole',
  ],
};

export function leaveOpen(text: string, random: Random, count: number): LeftOpen {
  const lines = text.split('\n');
  const opened = new Map<number, Line>();
  const gone: ((fill: string[], index: number) => string[])[] = [];
  const put = (at: number, line: Line): void => void opened.set(at, line);
  const perhaps = (): readonly boolean[] => Array.from({ length: count }, (_, i) => i === 0 || random.chance(50));
  const blocks: string[] = [];
  /** Headers of lists that may hold more, by where they stand. */
  const whole: number[] = [];
  /** How deep the subnet is whose blocks are not told, while the lines are in it. */
  let hiddenAt = -1;
  lines.forEach((line, at) => {
    const trimmed = line.trim();
    const indent = line.slice(0, line.length - line.trimStart().length);
    const list = blocks.at(-1) ?? '';
    const inList = whole.length > 0 && blocks.length > (whole[0] as number);
    const vpcName = /^vpc (\S+)/.exec(blocks[0] ?? '')?.[1];
    const [, head = '', named = '', tail = ''] = LISTENER.exec(line) ?? [];
    if (named !== '' && random.chance(15)) {
      // At least one is there: a listener without targets is another thing.
      const names = named.split(', ');
      const kept = names.slice(0, random.between(0, names.length));
      const less = kept.length > 0 ? kept : names.slice(0, 1);
      const stays = perhaps();
      put(at, {
        open: `${head}${kept.length > 0 ? `${kept.join(', ')} ` : ''}unknown${tail}`,
        fills: stays.map((there) => (there ? line : `${head}${less.join(', ')}${tail}`)),
      });
    } else if (/^listener /.test(trimmed) && random.chance(12)) {
      const [traffic = ''] = /^listener \S+(?: \S+)?(?= ->)/.exec(trimmed) ?? [];
      const other = random.pick(['-> redirect', '-> fixed-response']);
      const isEither = traffic !== '' && random.chance(50);
      const stays = perhaps();
      const instead = isEither ? `${indent}${traffic} ${other}` : undefined;
      put(at, {
        open: isEither
          ? `${indent}either ${trimmed}\n${indent}either ${traffic} ${other}`
          : `${indent}maybe ${trimmed}`,
        fills: stays.map((there) => (there ? line : instead)),
      });
    } else if (/^(\d+ )?(allow|deny) /.test(trimmed) || /^(?!maybe ).* -> (?!.*client-ip)/.test(trimmed)) {
      const isListener = trimmed.startsWith('listener');
      if (!isListener && inList && random.chance(60)) {
        const stays = perhaps();
        put(at, { open: undefined, fills: stays.map((there) => (there ? line : undefined)) });
      } else if (!isListener && random.chance(8)) {
        const stays = perhaps();
        put(at, { open: `${indent}maybe ${trimmed}`, fills: stays.map((there) => (there ? line : undefined)) });
      }
    } else if (/^public-ip/.test(trimmed) && random.chance(8) && !/regional/.test(list)) {
      const stays = perhaps();
      put(at, { open: `${indent}maybe ${trimmed}`, fills: stays.map((there) => (there ? line : undefined)) });
    } else if (trimmed === 'public' && random.chance(40)) {
      const stays = perhaps();
      put(at, { open: `${indent}maybe public`, fills: stays.map((there) => (there ? line : undefined)) });
    } else if (/^security-groups \S+, \S+$/.test(trimmed) && random.chance(20)) {
      const [first = '', second = ''] = trimmed.replace('security-groups ', '').split(', ');
      const stays = perhaps();
      put(at, {
        open: `${indent}security-groups ${first}, maybe ${second}`,
        fills: stays.map((there) => (there ? line : `${indent}security-groups ${first}`)),
      });
    } else if (/^security-groups \S+$/.test(trimmed) && random.chance(8)) {
      const stays = perhaps();
      put(at, {
        open: `${indent}${trimmed.replace(' ', ' maybe ')}`,
        fills: stays.map((there) => (there ? line : undefined)),
      });
    } else if (/^route-table \S+$/.test(trimmed) && /^subnet /.test(list) && vpcName && random.chance(6)) {
      const others = [line, `${indent}route-table t-one-${vpcName}`, `${indent}route-table t-two-${vpcName}`];
      put(at, {
        open: `${indent}route-table unknown`,
        fills: Array.from({ length: count }, (_, i) => (i === 0 ? line : random.pick(others))),
      });
    } else if (/^network-acl \S+$/.test(trimmed) && /^subnet /.test(list) && random.chance(10)) {
      put(at, {
        open: `${indent}network-acl unknown`,
        fills: Array.from({ length: count }, (_, i) => (i === 0 || random.chance(50) ? line : undefined)),
      });
    } else if (/^subnet \S+ [\d.]+\/\d+(?!,)/.test(trimmed) && random.chance(10)) {
      const open = line.replace(/^(\s*subnet \S+) [^\s,]+(?:, [^\s,]+)*/, '$1 unknown');
      const isZoneOpen = random.chance(50);
      const others = ['a', 'b'].map((zone) => line.replace(ZONE, ` in ${zone} {`));
      put(at, {
        open: isZoneOpen ? open.replace(ZONE, ' {') : open,
        fills: Array.from({ length: count }, (_, i) => (i === 0 || !isZoneOpen ? line : random.pick(others))),
      });
      hiddenAt = blocks.length + 1;
    } else if (/^vpc .* private/.test(trimmed) && random.chance(40)) {
      put(at, {
        open: line.replace(' private', ' maybe private'),
        fills: perhaps().map((there) => (there ? line : line.replace(' private', ''))),
      });
    } else if (/^vpc \S+ \S+ .*\{$/.test(trimmed) && !/, /.test(trimmed) && isAlone(lines, line) && random.chance(10)) {
      put(at, { open: line.replace(/^vpc (\S+) \S+/, 'vpc $1 unknown'), fills: Array(count).fill(line) });
    } else if (
      (blocks.at(-1) ?? '').startsWith('subnet') &&
      hiddenAt === blocks.length &&
      ONE_ADDRESS.test(trimmed) &&
      random.chance(70)
    ) {
      put(at, { open: line.replace(ONE_ADDRESS, '$1 $2 {'), fills: Array(count).fill(line) });
    } else if (/^internet-gateway \S+$/.test(trimmed) && random.chance(8)) {
      const name = trimmed.split(' ')[1] as string;
      absent(put, gone, at, line, `${indent}maybe ${trimmed}`, name, perhaps());
    } else if (/^egress-only-gateway \S+$/.test(trimmed) && random.chance(15)) {
      const name = trimmed.split(' ')[1] as string;
      absent(put, gone, at, line, `${indent}maybe ${trimmed}`, name, perhaps());
    } else if (/^attach \S+/.test(trimmed) && random.chance(12)) {
      const name = trimmed.split(' ')[1] as string;
      unattached(put, gone, at, line, `${indent}maybe ${trimmed}`, name, perhaps());
    } else if (/^(vpn|direct-connect) \S+ from \S+ to hub/.test(trimmed) && random.chance(20)) {
      const name = trimmed.split(' ')[1] as string;
      unattached(put, gone, at, line, `maybe ${trimmed}`, name, perhaps());
    } else if (
      /^prefix-list pl-/.test(trimmed) &&
      isRoutedAlone(lines, trimmed.split(' ')[1] as string) &&
      random.chance(40)
    ) {
      const name = trimmed.split(' ')[1] as string;
      const blocks = [...new Set(lines.flatMap((one) => /^ {2}subnet \S+ (\d+\.[\d.]+\/\d+)/.exec(one)?.[1] ?? []))];
      put(at, {
        open: `prefix-list ${name} unknown`,
        fills: Array.from({ length: count }, (_, i) =>
          i === 0
            ? line
            : `prefix-list ${name} { ${random.some([...blocks, '203.0.113.0/24', '8.8.8.8/32'], 2).join(', ')} }`,
        ),
      });
    } else if (/^elastic-ip /.test(trimmed) && random.chance(60)) {
      put(at, { open: `maybe ${trimmed}`, fills: perhaps().map((there) => (there ? line : undefined)) });
    } else if (/^peering pcx-/.test(trimmed) && random.chance(15))
      absent(put, gone, at, line, `maybe ${trimmed}`, trimmed.split(' ')[1] as string, perhaps());
    else if (/^vpn .*local-cidrs/.test(trimmed) && random.chance(40)) {
      const others = [
        line,
        line.replace(LOCAL, 'local-cidrs 192.168.0.0/24'),
        line.replace(LOCAL, 'local-cidrs 0.0.0.0/0, ::/0'),
      ];
      put(at, {
        open: line.replace(LOCAL, 'local-cidrs unknown'),
        fills: Array.from({ length: count }, (_, i) => (i === 0 ? line : random.pick(others))),
      });
    } else if (/^(vpn|direct-connect) \S+ from \S+ to v\d/.test(trimmed) && random.chance(25)) {
      const stays = perhaps();
      put(at, { open: `maybe ${trimmed}`, fills: stays.map((there) => (there ? line : undefined)) });
    } else if (
      /^(main |default )?(route-table|network-acl|security-group) \S+ \{$/.test(trimmed) &&
      random.chance(12)
    ) {
      put(at, { open: line.replace(/ \{$/, ' unknown {'), fills: Array(count).fill(line) });
      whole.push(blocks.length);
    } else if (/^(inbound|outbound) \{$/.test(trimmed) && inList) {
      const kind = `${/network-acl/.test(list) ? 'network-acl' : 'security-group'} ${trimmed.split(' ')[0]}`;
      put(at, { open: line, fills: fillsWithMore(line, kind, random, count) });
    }
    // What else a table may hold stands at its end, before the brace.
    if (trimmed === '}') {
      const header = blocks.pop() ?? '';
      if (blocks.length < hiddenAt) hiddenAt = -1;
      if (whole.at(-1) === blocks.length) {
        whole.pop();
        const isTable = /route-table/.test(header) && blocks.length === 1 && /^vpc/.test(blocks[0] ?? '');
        if (isTable)
          put(at, {
            open: line,
            fills: Array.from({ length: count }, (_, i) =>
              i > 0 && random.chance(50) ? `${indent}  ${random.pick(MORE['route-table'] ?? [])}\n${line}` : line,
            ),
          });
      }
    } else if (trimmed.endsWith('{')) blocks.push(trimmed);
  });
  const filled = lines.map((line, at) => opened.get(at) ?? same(line, count));
  return {
    open: filled.flatMap(({ open }) => open ?? []).join('\n'),
    fills: Array.from({ length: count }, (_, i) =>
      gone
        .reduce(
          (fill, without) => without(fill, i),
          filled.flatMap(({ fills }) => fills[i] ?? []),
        )
        .join('\n'),
    ),
  };
}

/** Whether no other VPC has its block: one that is `unknown` is assumed to lie outside of theirs, which answers tell. */
function isAlone(lines: readonly string[], line: string): boolean {
  const block = /^vpc \S+ ([\d./]+)/.exec(line)?.[1];
  return (
    block === undefined || lines.filter((other) => other.startsWith('vpc ') && other.includes(` ${block}`)).length === 1
  );
}

/** Whether no gateway endpoint has the list: those of AWS's services hold public addresses alone. */
const isRoutedAlone = (lines: readonly string[], name: string): boolean =>
  !lines.some((line) => new RegExp(`^ {2}gateway-endpoint \\S+ to ${name} `).test(line));

function fillsWithMore(line: string, kind: string, random: Random, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    i > 0 && random.chance(50) ? `${line}\n${random.pick(MORE[kind] ?? [])}` : line,
  );
}

/** A thing that routes lead to: where it is not there, they drop what they get. */
function absent(
  put: (at: number, line: Line) => void,
  gone: ((fill: string[], index: number) => string[])[],
  at: number,
  line: string,
  open: string,
  name: string,
  stays: readonly boolean[],
): void {
  put(at, { open, fills: stays.map((there) => (there ? line : undefined)) });
  const isRoute = new RegExp(`-> ${name}$`);
  gone.push((fill, index) =>
    stays[index]
      ? fill
      : fill.flatMap((one) =>
          isRoute.test(one) && NEVER_WITHIN.test(one) ? [] : one.replace(isRoute, '-> blackhole'),
        ),
  );
}

/** Of a list with blocks of the VPC itself, AWS takes none to a gateway at its edge: no route is lost with that. */
const NEVER_WITHIN = /^\s*(?:maybe )?pl-own-\S+ -> igw-/;

/** What hangs on a transit gateway: where it does not, its tables have nothing to do with it, and routes to it drop what they get. */
function unattached(
  put: (at: number, line: Line) => void,
  gone: ((fill: string[], index: number) => string[])[],
  at: number,
  line: string,
  open: string,
  name: string,
  stays: readonly boolean[],
): void {
  absent(put, gone, at, line, open, name, stays);
  gone.push((fill, index) =>
    stays[index]
      ? fill
      : fill.flatMap((one) => {
          const [, head, names] = /^(\s*(?:associate|propagate) )(.*)$/.exec(one) ?? [];
          if (head === undefined || names === undefined) return one;
          const others = names.split(', ').filter((other) => other !== name);
          return others.length > 0 ? head + others.join(', ') : [];
        }),
  );
}
