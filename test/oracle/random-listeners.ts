/** Random load balancers of which a file leaves open what they listen for and whom they have as targets, and the files that it may stand for: all of them, each with what is there and without what is not. */
import type { Random } from './random.js';

/** What may be there or not. */
interface Open {
  readonly name: string;
  /** Of those with one such name one at least is there. */
  readonly oneOf?: string | undefined;
}

interface Target {
  readonly kind: 'instance' | 'function';
  readonly name: string;
  readonly subnet: string;
  readonly address: string;
  readonly group: string;
  readonly open: boolean;
}

interface ListenerLine extends Open {
  readonly word: '' | 'maybe ' | 'either ';
  readonly traffic: string;
  readonly answer?: string | undefined;
  readonly targets: readonly string[];
  readonly rest: string;
}

interface Balancer {
  readonly head: string;
  /** Whether its nodes have public addresses. */
  readonly scheme: 'internal' | 'public' | 'maybe public';
  readonly items: readonly string[];
  readonly listeners: readonly ListenerLine[];
}

export interface OpenListeners {
  readonly open: string;
  readonly worlds: readonly string[];
  /** Whom one may ask about. */
  readonly froms: readonly string[];
  readonly tos: readonly string[];
}

const SUBNETS = ['left', 'right', 'far'];
const ZONES = ['a', 'b', 'b'];
const GROUPS = ['all', 'none', 'web', 'alternate', 'balancers', 'silent', 'members'];
const ACLS = ['', '', '', 'web-only', 'no-alternate', 'deaf'];
const TRAFFICS = ['http', 'http', 'http', 'tcp 8080', 'https'];

const RULES = `  security-group all { inbound { allow all from any } outbound { allow all to any } }
  security-group none { inbound { } outbound { } }
  security-group web { inbound { allow http from any } outbound { allow all to any } }
  security-group alternate { inbound { allow tcp 8080 from any } outbound { allow all to any } }
  security-group balancers { inbound { allow http, tcp 8080 from any } outbound { allow http, tcp 8080 to 10.0.0.0/23 } }
  security-group members { inbound { allow http, tcp 8080 from balancers } outbound { allow all to any } }
  security-group silent { inbound { allow tcp 8080 from 10.0.0.0/16 } outbound { } }
  network-acl web-only {
    inbound { 100 allow http from 0.0.0.0/0  110 allow tcp 1024-65535 from 0.0.0.0/0 }
    outbound { 100 allow all to 0.0.0.0/0 }
  }
  network-acl no-alternate {
    inbound { 90 deny tcp 8080 from 10.0.0.0/16  100 allow all from 0.0.0.0/0 }
    outbound { 100 allow all to 0.0.0.0/0 }
  }
  network-acl deaf {
    inbound { 100 allow all from 10.0.0.0/23 }
    outbound { 100 allow tcp 1024-65535 to 10.0.0.0/16  110 allow http to 10.0.0.0/16 }
  }
`;

const ON_PREMISES = `network office 192.168.0.0/24 { host printer 192.168.0.5 }
vpn line from office to gate { routes 192.168.0.0/24 }`;

/** Of the load balancer that is asked about. */
const PUBLIC: Open = { name: 'public' };

/** The most worlds that one is asked about in. */
const MOST = 48;

export function randomListeners(random: Random): OpenListeners {
  for (;;) {
    const plan = planOf(random);
    const worlds = worldsOf(plan.things);
    if (worlds.length < 2 || worlds.length > MOST) continue;
    return {
      open: plan.write(undefined),
      worlds: worlds.map((world) => plan.write(world)),
      froms: plan.froms,
      tos: plan.tos,
    };
  }
}

interface Plan {
  readonly things: readonly Open[];
  write(world: ReadonlySet<string> | undefined): string;
  readonly froms: readonly string[];
  readonly tos: readonly string[];
}

function planOf(random: Random): Plan {
  const acls = SUBNETS.map(() => random.pick(ACLS));
  const targets = Array.from({ length: random.between(2, 5) }, (_, i): Target => {
    const at = random.between(0, 2);
    return {
      kind: random.chance(12) ? 'function' : 'instance',
      name: `t${i}`,
      subnet: SUBNETS[at] as string,
      address: `10.0.${at}.${20 + i}`,
      group: random.chance(45) ? 'all' : random.pick(GROUPS),
      open: random.chance(25),
    };
  });
  const names = targets.map(({ name }) => name);
  const functions = targets.filter((one) => one.kind === 'function').map(({ name }) => name);
  const others = [...names.filter((name) => !functions.includes(name)), ...(random.chance(25) ? ['printer'] : [])];
  const reach = random.chance(50) ? '  public-ip 198.51.100.6' : '';
  const kind = random.pick(['application', 'application', 'network', 'network', 'classic']);
  const isChain = kind === 'network' && random.chance(25);
  const isService = kind === 'network' && random.chance(30);
  const inner = isChain ? balancer(random, 'application', 'inner', 12, [others, functions]) : undefined;
  const entry = balancer(random, kind, 'entry', 9, [inner ? [...others, 'inner'] : others, functions]);
  const balancers = [...(inner ? [inner] : []), entry];
  const listeners = balancers.flatMap((one) => one.listeners);
  const things: Open[] = [
    ...targets.filter(({ open }) => open),
    ...listeners.filter(({ word }) => word !== ''),
    ...(entry.scheme === 'maybe public' ? [PUBLIC] : []),
  ];
  const write = (world: ReadonlySet<string> | undefined): string => {
    const has = ({ name }: Open): boolean => !world || world.has(name);
    const isTarget = (name: string): boolean => targets.every((one) => one.name !== name || !one.open || has(one));
    const lines = ['vpc mall 10.0.0.0/16 {', '  internet-gateway door'];
    SUBNETS.forEach((subnet, i) => {
      lines.push(`  subnet ${subnet} 10.0.${i}.0/24 in ${ZONES[i]} {`);
      if (acls[i]) lines.push(`    network-acl ${acls[i]}`);
      if (i === 0) lines.push(`    instance client 10.0.0.6 { security-groups all${reach} }`);
      for (const target of targets)
        if (target.subnet === subnet && isTarget(target.name))
          lines.push(
            `    ${target.open && !world ? 'maybe ' : ''}${target.kind} ${target.name} ${target.address} { security-groups ${target.group} }`,
          );
      lines.push('  }');
    });
    for (const { head, scheme, items, listeners } of balancers) {
      const isPublic = scheme !== 'internal' && (scheme === 'public' || has(PUBLIC));
      lines.push(`  ${head} {`, ...items.map((item) => `    ${item}`));
      if (isPublic) lines.push(`    ${world ? 'public' : scheme}`);
      for (const one of listeners) {
        if (one.word !== '' && !has(one)) continue;
        const there = one.targets.filter(isTarget);
        const to = one.answer ?? there.join(', ');
        lines.push(`    ${world ? '' : one.word}listener ${one.traffic}${to ? ` -> ${to}` : ''}${one.rest}`);
      }
      lines.push('  }');
    }
    if (isService) lines.push('  endpoint-service shared for entry');
    lines.push(
      '  vpn-gateway gate',
      '  main route-table way { 0.0.0.0/0 -> door  192.168.0.0/24 -> gate }',
      `${RULES}}`,
      ON_PREMISES,
    );
    if (isService)
      lines.push(`vpc away 172.16.0.0/16 {
  subnet out 172.16.0.0/24 in a {
    instance guest 172.16.0.6 { security-groups open }
    interface-endpoint counter 172.16.0.7 to shared { security-groups open }
  }
  security-group open { inbound { allow all from any } }
}`);
    return lines.join('\n');
  };
  return {
    things,
    write,
    froms: ['internet', 'client', 'entry', ...(inner ? ['inner'] : []), ...(isService ? ['guest'] : []), ...names],
    tos: [
      'entry',
      ...nodeAddresses(entry),
      ...(inner ? ['inner'] : []),
      ...(isService ? ['counter'] : []),
      ...names,
      'printer',
    ],
  };
}

const nodeAddresses = ({ head }: Balancer): string[] => head.match(/10\.\d+\.\d+\.\d+/g) ?? [];

/** With the names of what takes packets, and of what is called. */
type TargetNames = readonly [others: readonly string[], functions: readonly string[]];

function balancer(random: Random, kind: string, name: string, last: number, targets: TargetNames): Balancer {
  const nodes = random.some([0, 1, 2], random.between(kind === 'application' ? 2 : 1, 3));
  const zones = new Set<string>();
  const own = nodes.filter((at) => {
    const zone = ZONES[at] as string;
    if (zones.has(zone)) return false;
    zones.add(zone);
    return true;
  });
  const items: string[] = [];
  if (kind !== 'network' || random.chance(50))
    items.push(`security-groups ${random.pick(['all', 'balancers', 'balancers'])}`);
  if (kind !== 'application' && random.chance(60)) items.push(`cross-zone ${random.pick(['on', 'off'])}`);
  return {
    scheme: name === 'entry' ? random.pick(['internal', 'public', 'public', 'maybe public']) : 'internal',
    head: `${kind}-load-balancer ${name} in ${own.map((at) => `${SUBNETS[at]} 10.0.${at}.${last}`).join(', ')}`,
    items,
    listeners: Array.from({ length: random.between(1, 4) }, (_, i) => listener(random, kind, `${name}-${i}`, targets)),
  };
}

function listener(random: Random, kind: string, name: string, [others, functions]: TargetNames): ListenerLine {
  const word = random.pick(['', 'maybe ', 'either ', 'either '] as const);
  const traffic = random.pick(TRAFFICS);
  const oneOf = word === 'either ' ? `${name.split('-')[0]} ${traffic}` : undefined;
  if (kind === 'application' && random.chance(25))
    return { name, word, traffic, oneOf, answer: random.pick(['redirect', 'fixed-response']), targets: [], rest: '' };
  const rest = [
    ...(random.chance(60) ? [` on ${random.pick(['tcp 8080', 'http'])}`] : []),
    ...(kind === 'network' && random.chance(60) ? [` client-ip ${random.pick(['preserved', 'replaced'])}`] : []),
    ...(random.chance(25) ? [` health-check ${random.pick(['http', 'tcp 8080', 'tcp 9'])}`] : []),
    ...(random.chance(10) ? [' weight 0'] : []),
    ...(kind !== 'classic' && random.chance(15) ? [` cross-zone ${random.pick(['on', 'off'])}`] : []),
  ].join('');
  const isCalled = kind === 'application' && functions.length > 0 && (others.length === 0 || random.chance(40));
  const picked = random.some(isCalled ? functions : others, random.between(1, 3));
  const isChained = picked.includes('inner');
  return {
    name,
    word,
    traffic,
    oneOf,
    targets: isChained ? ['inner'] : picked,
    rest: isChained || isCalled ? '' : rest,
  };
}

/** Each choice of what is there. */
function worldsOf(things: readonly Open[]): ReadonlySet<string>[] {
  const worlds: ReadonlySet<string>[] = [];
  if (things.length > 10) return worlds;
  for (let bits = 0; bits < 2 ** things.length; bits++) {
    const world = new Set(things.filter((_, i) => (bits >> i) & 1).map(({ name }) => name));
    const isWhole = things.every(
      ({ oneOf }) => !oneOf || things.some((one) => one.oneOf === oneOf && world.has(one.name)),
    );
    if (isWhole) worlds.push(world);
  }
  return worlds;
}
