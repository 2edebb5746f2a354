/** Random networks as text, in which every name leads somewhere. The same seed gives the same text. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to `below` - 1. */
  next(below: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 0x1_0000_0000) * below);
  }

  chance(percent: number): boolean {
    return this.next(100) < percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T;
  }

  /** Up to `most` times something. */
  some<T>(most: number, make: (index: number) => T, least = 0): T[] {
    return Array.from({ length: least + this.next(most - least + 1) }, (_, index) => make(index));
  }
}

const WORDS = [
  'web',
  'db',
  'in',
  'on',
  'database',
  'allow',
  'x_1',
  'a-b-c',
  'id',
  'test',
  'to',
  'via',
  'local-1',
  'host',
];

export function randomNetwork(dice: Dice): string {
  const vpcs = dice.some(2, (index) => `v${index}`, 1);
  const networks = dice.some(2, (index) => `n${index}`);
  const lists = dice.some(2, (index) => `pl${index}`);
  const services = dice.some(2, (index) => `s${index}`);
  const outside = [...vpcs, ...networks];
  const out: string[] = [];
  const doc = (): string => (dice.chance(15) ? dice.pick(['/** One line. */ ', '/**\n * Two\n * lines. */\n']) : '');
  const ids = (): string => (dice.chance(20) ? ` id i-${dice.next(1000)}x, eni-${dice.next(1000)}y ` : '');
  const traffic = (): string =>
    dice.pick([
      'all',
      'tcp',
      'udp',
      `tcp ${dice.next(1000)}`,
      `tcp ${dice.next(1000)}-${1000 + dice.next(1000)}`,
      `udp ${dice.next(1000)}`,
      'icmp',
      'icmp 3/4',
      'icmpv6 128',
      'icmp echo-request',
      'protocol 47',
      'https',
      'ping',
      ...services,
    ]);
  const traffics = (): string => dice.some(3, traffic, 1).join(', ');
  const block = (): string =>
    dice.pick([`10.${dice.next(256)}.0.0/16`, '0.0.0.0/0', '2001:db8::/32', '::/0', `192.168.${dice.next(256)}.0/24`]);
  const list = (names: readonly string[], most: number): string =>
    dice.some(most, () => dice.pick(names), 1).join(', ');

  for (const service of services)
    out.push(`service ${service} = ${dice.pick(['tcp 8080', 'udp 53, tcp 53', 'icmp', 'protocol 50'])}`);
  for (const name of networks) {
    out.push(
      `${doc()}network ${name} ${dice.chance(20) ? 'unknown' : `192.168.${dice.next(9)}.0/24`} ${dice.chance(50) ? `{ ${ids()} host printer-${name} 192.168.0.9 }` : ''}`,
    );
  }
  for (const name of lists)
    out.push(
      `prefix-list ${name} ${dice.chance(30) ? 'max-entries 10' : ''} ${dice.chance(20) ? 'unknown' : `{ ${ids()} ${dice.some(6, block).join(', ')} }`}`,
    );

  // Counted, not drawn: so that the networks are otherwise what they are.
  if (lists.length === 2) out.push(`elastic-ip spare 203.0.113.${networks.length} { id eipalloc-1 }`);
  if (lists.length === 1 && networks.length === 2) out.push('maybe elastic-ip spare 203.0.113.5');

  vpcs.forEach((vpc, number) => {
    const subnets = dice.some(3, (index) => `sub${number}${index}`, 1);
    const groups = dice.some(3, (index) => `g${number}-${dice.pick(WORDS)}-${index}`, 1);
    const tables = dice.some(2, (index) => `rt-${index}`, 1);
    const acls = dice.some(2, (index) => `acl${index}`);
    const peers = [...groups, ...subnets, ...outside, ...lists];
    const peer = (): string => dice.pick(['any', block(), '10.0.0.9', dice.pick(peers)]);
    const items: string[] = [
      ids(),
      `internet-gateway igw`,
      `vpn-gateway vgw ${dice.chance(30) ? `{ route-table ${tables[0]} }` : ''}`,
    ];
    if (dice.chance(20))
      items.push(
        `block-public-access ${dice.pick(['ingress', 'bidirectional'])} ${dice.chance(50) ? `except ${dice.pick(subnets)} allow egress except ${dice.pick(subnets)}` : ''}`,
      );
    if (dice.chance(30))
      items.push(`regional nat-gateway hub-nat { public-ip ${dice.chance(50) ? '198.51.100.3' : ''} }`);
    subnets.forEach((subnet, index) => {
      const resources = dice.some(3, (i) => {
        const body = [
          ids(),
          dice.chance(60) ? `security-groups ${list(groups, 2)}` : '',
          dice.chance(30) ? `public-ip ${dice.chance(50) ? `198.51.100.${i}` : ''}` : '',
          dice.chance(30) ? 'client-ports 32768-60999' : '',
          dice.chance(10) ? 'source-dest-check off' : '',
        ];
        const word = dice.pick(['instance', 'interface', 'database', 'function', 'interface-endpoint']);
        return `${doc()}${word} ${dice.pick(WORDS)}-${number}${index}${i} ${dice.chance(70) ? `10.${number}.${index}.${10 + i}` : ''} ${dice.chance(70) ? `{ ${body.join('\n')} }` : ''}`;
      });
      if (dice.chance(40))
        resources.push(`${dice.chance(30) ? 'private ' : ''}nat-gateway nat${index} { public-ip 198.51.100.9 }`);
      const uses = `${dice.chance(60) ? `route-table ${dice.pick(tables)}` : ''} ${acls.length > 0 && dice.chance(50) ? `network-acl ${dice.pick(acls)}` : ''}`;
      items.push(
        `${doc()}${dice.pick(['public', 'private', ''])} subnet ${subnet} 10.${number}.${index}.0/24 ${dice.chance(70) ? 'in a' : ''} { ${ids()} ${uses} ${resources.join('\n')} }`,
      );
    });
    if (dice.chance(40))
      items.push(
        `database spread in ${subnets.map((subnet, index) => `${subnet} ${dice.chance(50) ? `10.${number}.${index}.200` : ''}`).join(', ')} { security-groups ${dice.pick(groups)} }`,
      );
    tables.forEach((table, index) => {
      const routes = dice.some(
        4,
        () =>
          `${dice.pick([block(), 'any', ...lists, ...outside])} -> ${dice.pick(['igw', 'vgw', 'local', 'blackhole', ...(vpcs.length > 1 ? ['pair'] : [])])}`,
      );
      items.push(
        `${index === 0 && dice.chance(50) ? 'main ' : ''}route-table ${table} { ${ids()} ${routes.join('\n')} ${dice.chance(30) ? 'propagate vgw' : ''} }`,
      );
    });
    acls.forEach((acl, index) => {
      const rule = (i: number): string =>
        `${(i + 1) * 10} ${dice.pick(['allow', 'deny'])} ${traffic()} ${dice.pick(['from', 'to'])} ${peer()}`;
      items.push(
        `${index === 0 && dice.chance(40) ? 'default ' : ''}network-acl ${acl} { inbound { ${dice.some(5, rule).join('\n')} } ${dice.chance(70) ? `outbound { ${dice.some(5, rule).join(' ')} }` : ''} }`,
      );
    });
    for (const group of groups) {
      const rule = (): string => `allow ${traffics()} ${dice.pick(['from', 'to'])} ${dice.some(3, peer, 1).join(', ')}`;
      items.push(
        `security-group ${group} { ${dice.chance(80) ? `inbound { ${dice.some(4, rule).join('\n')} }` : ''} ${dice.chance(50) ? `outbound { ${dice.some(2, rule).join(' ')} }` : ''} }`,
      );
    }
    if (dice.chance(40)) {
      const kind = dice.pick(['application', 'network', 'classic']);
      items.push(
        `${kind}-load-balancer front in ${list(subnets, 2)} { ${dice.chance(50) ? 'public' : ''} ${dice.chance(50) ? 'cross-zone on' : ''} ${dice.chance(30) ? `ip-address-type ${dice.pick(['ipv4', 'ipv6', 'dualstack', 'dualstack-without-public-ipv4'])}` : ''} listener ${traffic()} -> ${dice.pick([...subnets, 'redirect', 'fixed-response', 'lambda-function'])} ${dice.chance(50) ? 'on tcp 8080' : ''} ${dice.chance(30) ? 'client-ip replaced' : ''} ${dice.chance(30) ? 'health-check tcp 9000' : ''} ${dice.chance(30) ? `weight ${dice.pick(['0', '5'])}` : ''} ${dice.chance(30) ? 'cross-zone off' : ''} ${dice.chance(30) ? '\ncross-zone on' : ''} }`,
      );
    }
    if (dice.chance(30)) {
      items.push(
        `network-load-balancer hall in ${subnets[0]} { listener https -> ${subnets[0]} ${dice.chance(50) ? 'enforce-inbound-rules-on-private-link-traffic off' : ''} }`,
        `endpoint-service offer for hall ${dice.chance(50) ? `{ id vpce-svc-${number} }` : ''}`,
        `interface-endpoint door in ${list(subnets, 2)} to ${dice.pick(['offer', `${vpc}.offer`])}`,
      );
    }
    if (dice.chance(30))
      items.push(
        `client-vpn-endpoint remote ${dice.chance(80) ? '172.20.0.0/22' : ''} in ${list(subnets, 2)} { ${ids()} ${dice.chance(50) ? 'local-route off' : ''} ${dice.chance(30) ? 'routes unknown' : ''} ${dice.chance(30) ? 'authorize unknown' : ''} ${block()} -> ${dice.pick([...subnets, 'local'])} authorize ${dice.pick([block(), 'any', vpc])} ${dice.chance(40) ? 'for "staff", "the others"' : ''} }`,
      );
    if (lists.length > 0 && dice.chance(50))
      items.push(`gateway-endpoint s3 to ${lists[0]} ${dice.chance(80) ? `in ${dice.pick(tables)}` : ''}`);
    out.push(
      `${doc()}vpc ${vpc} 10.${number}.0.0/16${dice.chance(30) ? `, 2001:db8:${number}::/56 ${dice.pick(['', 'private', 'maybe private'])}` : ''} ${dice.chance(50) ? 'in eu-central-1' : ''} {\n${items.join('\n')}\n}`,
    );
  });

  if (vpcs.length > 1) out.push('peering pair between v0 and v1');
  const hub = dice.chance(50);
  if (hub) {
    const table = `route-table main-table { associate ${list(vpcs, 2)} propagate ${list(vpcs, 2)} ${block()} -> ${dice.pick([...vpcs, 'blackhole'])} }`;
    out.push(
      `transit-gateway hub { ${dice.chance(30) ? 'security-group-referencing' : ''} attach v0 ${dice.chance(50) ? 'in sub00' : ''} ${ids() && '{ id tgw-attach-1 }'} ${dice.chance(60) ? table : ''} }`,
    );
  }
  networks.forEach((network, index) => {
    out.push(
      `vpn line${index} from ${network} to ${hub && dice.chance(50) ? 'hub' : 'v0.vgw'} ${dice.chance(50) ? `{ routes ${block()} }` : ''}`,
    );
    if (dice.chance(30))
      out.push(`direct-connect dx${index} from ${network} to v0.vgw { allow ${block()}, ${block()} }`);
  });
  const subject = (): string => dice.pick(['internet', '10.0.0.5', block(), 'v0.sub00', 'sub00', ...outside]);
  const assertion = (): string =>
    dice.pick([
      `${subject()}, ${subject()} can reach ${subject()} on ${traffics()}`,
      `${subject()} cannot reach ${subject()} except on ${traffics()}`,
      `only ${subject()} can reach ${subject()}`,
      `${subject()} can reach ${subject()} via v0.igw, v0.vgw`,
    ]);
  for (const each of dice.some(3, assertion)) out.push(`expect ${each}`);
  if (dice.chance(60)) out.push(`test "it \\"works\\"" { ${dice.some(4, assertion).join('\n')} }`);
  return `${out.join('\n')}\n`;
}
