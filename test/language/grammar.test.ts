import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, it } from 'vitest';
import { coreServices } from '../../language/services.js';
import { load, loadClean } from './check-text.js';
import { EVERYTHING, OFFICE } from './everything.js';

const network = loadClean(EVERYTHING, { './office.vpc': OFFICE });
const [shop, bank] = network.topology.vpcs;

describe('every construct is read', () => {
  it('has been used, each keyword of the grammar', () => {
    const words = new Set(EVERYTHING.match(/[a-z][\w-]*/g));
    const unused = KEYWORDS.filter((word) => !words.has(word));
    // The other names of ICMP types.
    expect(
      unused.filter(
        (word) => !/reply|request|unreachable|needed|exceeded|problem|redirect|solicitation|advertisement/.test(word),
      ),
    ).toEqual([]);
  });

  it('reads a VPC and its parts', () => {
    expect(shop?.cidrs.map((literal) => literal.text)).toEqual(['10.0.0.0/16', '2001:db8:0:100::/56']);
    expect(shop?.region?.value).toBe('ap-northeast-2');
    expect(shop?.doc).toBe('The shop.');
    expect(shop?.ids.map((id) => id.value)).toEqual(['vpc-1', 'vpc-alias']);
    expect(shop?.blockPublicAccess[0]?.exclusions.map(({ subnet, allow }) => [subnet.target?.name, allow])).toEqual([
      ['counter', 'egress'],
      ['cellar', 'bidirectional'],
    ]);
    expect(shop?.internetGateways[0]?.routeTable?.target?.name).toBe('edge');
    expect(shop?.regionalNatGateways[0]?.publicIps.map((ip) => ip.address?.text)).toEqual(['198.51.100.77', undefined]);
    expect(shop?.gatewayEndpoints.map((endpoint) => endpoint.routeTables.length)).toEqual([2, 0]);
    expect(bank?.subnets[0]?.resources[0]?.name).toBe('safe');
  });

  it('reads resources', () => {
    const [cashier] = shop?.subnets[0]?.resources ?? [];
    expect(cashier?.addresses.map((literal) => literal.text)).toEqual(['10.0.0.10', '10.0.0.11', '2001:db8:0:100::10']);
    expect(cashier?.publicIps.map((ip) => [ip.address?.text, ip.privateAddress?.text])).toEqual([
      ['198.51.100.10', undefined],
      ['198.51.100.11', '10.0.0.11'],
    ]);
    expect(cashier?.clientPorts?.value).toEqual({ low: 32768, high: 60999 });
    expect(cashier?.sourceDestCheck).toBe(false);
    expect(shop?.subnets[1]?.resources[0]?.privateNat).toBe(true);
    expect(shop?.subnets[1]?.zone?.value).toBe('1a');
    const [orders, jobs] = shop?.spanningResources ?? [];
    expect(orders?.subnets.map((subnet) => subnet.name)).toEqual(['counter', 'cellar']);
    expect(orders?.addresses.map((literal) => literal.text)).toEqual(['10.0.0.30', '10.0.2.30', '2001:db8:0:100::30']);
    expect(jobs?.subnets.map((subnet) => subnet.name)).toEqual(['kitchen', 'cellar']);
  });

  it('reads routes', () => {
    expect(shop?.routeTables[0]?.main).toBe(true);
    expect(
      shop?.routeTables[0]?.routes.map(({ target }) => (target.kind === 'ref' ? target.ref.target?.kind : target.kind)),
    ).toEqual([
      'internet-gateway',
      'egress-only-gateway',
      'blackhole',
      'gateway-endpoint',
      'vpn-gateway',
      'local',
      'peering',
      'transit-gateway',
      'resource',
    ]);
    expect(shop?.routeTables[0]?.propagations[0]?.target?.name).toBe('staff-door');
  });

  it('reads filters', () => {
    const acl = shop?.networkAcls[1];
    expect(acl?.inbound.map((rule) => rule.number.value)).toEqual([100, 110, 120, 130, 140, 150, 160, 170, 180]);
    expect(acl?.inbound.map((rule) => rule.traffic.kind)).toEqual([
      'service',
      'ports',
      'icmp',
      'icmp',
      'protocol',
      'ports',
      'icmp',
      'icmp',
      'icmp',
    ]);
    expect(acl?.inbound[3]?.traffic).toMatchObject({ protocol: 'icmpv6', type: 2 });
    expect(acl?.inbound[6]?.traffic).toMatchObject({ protocol: 'icmp', type: 8 });
    expect(
      shop?.securityGroups.map((group) => [group.name, group.isDefault, group.inbound?.length, group.outbound?.length]),
    ).toEqual([
      ['everybody', true, undefined, undefined],
      ['cashiers', false, 1, 2],
      ['baristas', false, 1, 0],
      ['order-books', false, 1, undefined],
    ]);
    const rule = shop?.securityGroups[1]?.inbound?.[0];
    expect(rule?.traffics).toHaveLength(4);
    expect(rule?.traffics[2]).toMatchObject({
      kind: 'ports',
      ports: [
        { low: 8080, high: 8080 },
        { low: 8090, high: 8099 },
      ],
    });
    expect(rule?.text).toBe('allow https, ping, tcp 8080, 8090-8099, udp 53 from any, 10.0.0.0/8, baristas');
    expect(rule?.peers.map((peer) => peer.kind)).toEqual(['any', 'cidr', 'ref']);
  });

  it('reads load balancers', () => {
    const [front, fast, both] = shop?.loadBalancers ?? [];
    expect(front).toMatchObject({ type: 'application', isPublic: true, crossZone: { value: true } });
    expect(front?.listeners.map((listener) => listener.targets.map((target) => target.target?.name))).toEqual([
      ['cashier', 'barista'],
      [],
      [],
      [],
      [],
      ['cashier'],
      ['barista'],
      [],
    ]);
    expect(front?.listeners.map(({ maybe, either }) => (maybe ? 'maybe' : either ? 'either' : ''))).toEqual([
      '',
      '',
      '',
      '',
      '',
      'maybe',
      'either',
      'either',
    ]);
    expect(front?.listeners.flatMap(({ answer }) => answer?.value ?? [])).toEqual([
      'redirect',
      'fixed-response',
      'lambda-function',
      'redirect',
    ]);
    expect(fast?.crossZone?.value).toBe(false);
    expect(fast?.listeners[1]).toMatchObject({
      healthCheck: { kind: 'ports', ports: [{ low: 9000, high: 9000 }] },
      weight: { value: 0 },
      crossZone: { value: true },
    });
    expect(both?.nodes[0]?.publicIp?.address?.text).toBe('198.51.100.77');
    expect(both?.ipAddressType?.value).toBe('dualstack');
    expect(fast?.nodes[0]?.addresses[0]?.text).toBe('10.0.0.60');
    expect(fast?.listeners.map((listener) => listener.clientIp?.value)).toEqual(['preserved', 'replaced']);
  });

  it('reads what joins networks', () => {
    const { topology } = network;
    expect(topology.networks.map(({ name, unknown }) => [name, unknown])).toEqual([
      ['mystery', true],
      ['beyond', true],
      ['depot', false],
      ['office', false],
    ]);
    expect(topology.vpns[0]?.routes?.map((literal) => literal.text)).toEqual(['192.168.0.0/16', '192.169.0.0/16']);
    expect(topology.vpns[1]?.gateway.target?.kind).toBe('transit-gateway');
    expect(topology.directConnects[0]?.gateways.map((gateway) => gateway.target?.name)).toEqual(['hub', 'staff-door']);
    expect(topology.peerings.map((peering) => peering.ends.map((end) => end.target?.name))).toEqual([
      ['shop', 'bank'],
      ['hub', 'other-hub'],
      ['landing', 'bank'],
    ]);
    const [hub] = topology.transitGateways;
    expect(hub?.attachments.map((attachment) => attachment.subnets?.map((subnet) => subnet.target?.name))).toEqual([
      ['counter', 'kitchen'],
      undefined,
    ]);
    expect(
      hub?.routeTables[0]?.routes.map(({ target }) => (target.kind === 'ref' ? target.ref.target?.name : target.kind)),
    ).toEqual(['hubs', 'blackhole', 'dx']);
    expect(
      topology.prefixLists.map((list) => [list.name, list.unknown, list.cidrs.length, list.maxEntries?.value]),
    ).toEqual([
      ['pl-s3', false, 2, 20],
      ['pl-secret', true, 0, undefined],
      ['pl-none', false, 0, undefined],
    ]);
  });

  it('reads expectations', () => {
    const { expectations } = network.topology;
    expect(expectations.map(({ assertion }) => assertion.kind)).toEqual([
      'can',
      'cannot',
      'only',
      'cannot',
      'can',
      'cannot',
      'can',
    ]);
    expect(expectations[1]?.text).toBe(
      'internet, 10.0.0.0/8, 192.168.0.9 cannot reach kitchen on all except on ping, brew',
    );
    expect(expectations[4]?.test?.value).toBe('say "hello"');
    const [fromId] = expectations[3]?.assertion.from ?? [];
    expect(fromId?.kind === 'ref-subject' && fromId.targets.map((target) => target.name)).toEqual([
      'cashier',
      'second',
    ]);
  });
});

const KEYWORDS = [
  ...new Set(
    AstUtils.streamAllContents(coreServices().Grammar)
      .filter(GrammarAST.isKeyword)
      .map((keyword) => keyword.value),
  ),
].filter((word) => /^[a-z]/.test(word));
const RESERVED = [
  'any',
  'internet',
  'local',
  'blackhole',
  'redirect',
  'fixed-response',
  'lambda-function',
  'maybe',
  'unknown',
];

describe('names may be spelled like keywords', () => {
  it.each(KEYWORDS.filter((word) => !RESERVED.includes(word) && word !== 'default'))('%s', (word) => {
    loadClean(`vpc ${word}-x 10.0.0.0/16 in ${word} {
      internet-gateway ${word}
      route-table t { 10.1.0.0/16 -> ${word}   propagate v }
      vpn-gateway v
      subnet in-${word} 10.0.0.0/24 in ${word} { route-table t }
    }
    vpc a 10.1.0.0/16 {
      subnet s 10.1.0.0/24 in a { instance ${word} 10.1.0.5 { security-groups g } }
      security-group g { inbound { allow https, tcp from ${word}, a } }
      route-table ${word}-t { 10.3.0.0/16 -> ${word} }
    }
    vpc b 10.2.0.0/16 {
      route-table ${word} { }
      subnet s 10.2.0.0/24 { route-table ${word} }
      security-group g { inbound { allow https from a.${word} } }
    }
    expect a.${word} can reach a.s on https via a.${word}
    test "t" {
      a.s can reach a.${word}
      a.${word} cannot reach b.s
    }`);
    loadClean(`network ${word} 10.0.0.0/8\nvpc v 10.0.0.0/16 { vpn-gateway g }\nvpn line from ${word} to g`);
    loadClean(
      `prefix-list ${word} { 10.0.0.0/8 }\nvpc v 10.0.0.0/16 { security-group g { outbound { allow tcp to ${word}   allow all to any } } }`,
    );
    loadClean(
      `vpc v 10.0.0.0/16 { security-group ${word} { inbound { allow all from ${word} } } subnet s 10.0.0.0/24 { instance i { security-groups ${word} } } }`,
    );
    if (!['can', 'cannot', 'reach'].includes(word))
      loadClean(
        `network ${word} 10.0.0.0/8\nvpc v 10.0.0.0/16 { }\nexpect ${word}, v can reach ${word}\nexpect v can reach ${word}`,
      );
    if (!['can', 'cannot', 'reach', 'all', 'tcp', 'udp', 'icmp', 'icmpv6', 'protocol'].includes(word)) {
      loadClean(
        `service ${word} = tcp 1\nservice x = ${word}, udp\nvpc v 10.0.0.0/16 { security-group g { inbound { allow ${word} from any } } }\nexpect v can reach v on ${word}`,
      );
    }
  });

  it('also at the start of an assertion behind a list', () => {
    const network = loadClean(
      'network on 10.0.0.0/8\nnetwork only 11.0.0.0/8\nvpc v 12.0.0.0/16 { }\ntest "t" {\n v can reach on\n on can reach v on https\n only can reach v\n only only can reach v\n}',
    );
    expect(network.topology.expectations.map((expectation) => expectation.text)).toEqual([
      'v can reach on',
      'on can reach v on https',
      'only can reach v',
      'only only can reach v',
    ]);
    expect(network.topology.expectations.map(({ assertion }) => assertion.kind)).toEqual(['can', 'can', 'can', 'only']);
  });
});

it('a list of ports of which none can be read is not every port', () => {
  const network = load('vpc v 10.0.0.0/16 { security-group g { inbound { allow tcp 70000 from any } } }');
  expect(network.topology.vpcs[0]?.securityGroups[0]?.inbound).toEqual([]);
});
