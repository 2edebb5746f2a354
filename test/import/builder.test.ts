import { describe, expect, it } from 'vitest';
import { build } from '../../interchange/import/builder/build.js';
import type { ResourceDraft, SubnetDraft } from '../../interchange/import/builder/draft.js';
import { cleanName } from '../../interchange/import/builder/names.js';
import { NetworkDraft } from '../../interchange/import/builder/network-draft.js';
import { trafficOf } from '../../interchange/import/builder/traffic.js';
import { Warnings } from '../../interchange/import/warnings.js';

const instance = (subnet: string, more: Partial<ResourceDraft> = {}): ResourceDraft => ({
  kind: 'resource',
  type: 'instance',
  vpc: 'vpc-1',
  ids: [],
  subnets: [subnet],
  addresses: [],
  publicIps: [],
  sourceDestCheck: true,
  privateNat: false,
  ...more,
});
const subnet = (label: string, more: Partial<SubnetDraft> = {}): SubnetDraft => ({
  kind: 'subnet',
  vpc: 'vpc-1',
  ids: [],
  label,
  cidrs: ['10.0.0.0/24'],
  ...more,
});

function draft(): NetworkDraft {
  const network = new NetworkDraft();
  network.define('vpc-1', { kind: 'vpc', ids: ['vpc-1'], label: 'Shop (prod)', cidrs: ['10.0.0.0/16'] });
  return network;
}

function built(network: NetworkDraft, names: 'tag' | 'id' = 'tag') {
  const warnings = new Warnings();
  return { topology: build(network, { names, warnings }), warnings: warnings.list.map(({ message }) => message) };
}

describe('names', () => {
  it.each([
    ['web', 'web'],
    ['Web Server (prod)', 'Web-Server-prod'],
    ['InstanceId:7', 'InstanceId-7'],
    ['2nd', '_2nd'],
    ['café', 'cafe'],
    ['--a__b--', 'a__b'],
    ['가게', ''],
  ])('makes %j into %j', (text, name) => expect(cleanName(text)).toBe(name));

  it('tells kinds that share a label by a word, and things of one kind by a number', () => {
    const network = draft();
    network.define('subnet-1', subnet('web', { ids: ['subnet-1'] }));
    network.define('i-1', instance('subnet-1', { ids: ['i-1'], label: 'web' }));
    network.define('i-2', instance('subnet-1', { ids: ['i-2'], label: 'web' }));
    network.define('i-3', instance('subnet-1', { ids: ['i-3'] }));
    network.define('i-4', instance('subnet-1', { ids: ['i-4'], label: 'Shop prod' }));
    const [vpc] = built(network).topology.vpcs;
    expect(vpc?.name).toBe('Shop-prod');
    expect(vpc?.subnets[0]?.name).toBe('web-subnet');
    expect(vpc?.subnets[0]?.resources.map(({ name }) => name)).toEqual([
      'i-3',
      'Shop-prod-instance',
      'web-instance',
      'web-instance-2',
    ]);
  });

  it('with ids, names everything by its id', () => {
    const network = draft();
    network.define('subnet-1', subnet('web', { ids: ['subnet-1'] }));
    expect(built(network, 'id').topology.vpcs[0]?.subnets[0]?.name).toBe('subnet-1');
  });

  it('never takes a word that has a meaning of its own', () => {
    const network = draft();
    network.define('subnet-1', subnet('internet', { ids: ['subnet-1'] }));
    expect(built(network).topology.vpcs[0]?.subnets[0]?.name).toBe('internet-subnet');
  });

  it('does not depend on the order things come in', () => {
    const one = draft();
    one.define('subnet-1', subnet('a', { ids: ['subnet-1'] }));
    one.define('subnet-2', subnet('a', { ids: ['subnet-2'], cidrs: ['10.0.1.0/24'] }));
    const other = draft();
    other.define('subnet-2', subnet('a', { ids: ['subnet-2'], cidrs: ['10.0.1.0/24'] }));
    other.define('subnet-1', subnet('a', { ids: ['subnet-1'] }));
    const names = (network: NetworkDraft) =>
      built(network).topology.vpcs[0]?.subnets.map((s) => [s.name, s.ids[0]?.value]);
    expect(names(one)).toEqual(names(other));
  });
});

describe('gaps', () => {
  it('sends a route to what is not described where everything is unknown', () => {
    const network = draft();
    network.define('rtb-1', {
      kind: 'route-table',
      vpc: 'vpc-1',
      ids: ['rtb-1'],
      main: true,
      routes: [{ destination: { cidr: '0.0.0.0/0' }, target: { ref: 'nat-gone' } }],
      propagations: [],
    });
    const { topology, warnings } = built(network);
    const target = topology.vpcs[0]?.routeTables[0]?.routes[0]?.target;
    expect(target?.kind === 'ref' && target.ref.target?.kind).toBe('transit-gateway');
    expect(topology.vpns[0]?.network.target?.unknown).toBe(true);
    expect(warnings.join()).toContain('nat-gone');
  });

  it('takes a group that is not described for one of unknown rules', () => {
    const network = draft();
    network.define('subnet-1', subnet('a', { ids: ['subnet-1'] }));
    network.define('i-1', instance('subnet-1', { ids: ['i-1'], securityGroups: ['sg-gone'] }));
    const { topology } = built(network);
    const group = topology.vpcs[0]?.subnets[0]?.resources[0]?.securityGroups?.[0]?.target;
    const peer = group?.inbound?.[0]?.peers[0];
    expect(peer?.kind === 'ref' && peer.ref.target?.kind === 'prefix-list' && peer.ref.target.unknown).toBe(true);
    expect(group?.outbound).toHaveLength(1);
  });

  it('leaves out what has no place, and says so', () => {
    const network = draft();
    network.define('i-1', instance('subnet-gone', { ids: ['i-1'] }));
    const { topology, warnings } = built(network);
    expect(topology.vpcs[0]?.subnets).toEqual([]);
    expect(warnings[0]).toMatch(/instance i-1 is left out.*subnet-gone/);
  });
});

describe('traffic', () => {
  it.each([
    ['-1', 22, 22, { kind: 'all' }],
    ['6', 22, 22, { kind: 'ports', protocol: 'tcp', ports: [{ low: 22, high: 22 }] }],
    ['tcp', 0, 65535, { kind: 'ports', protocol: 'tcp', ports: [] }],
    ['udp', undefined, undefined, { kind: 'ports', protocol: 'udp', ports: [] }],
    ['icmp', 8, -1, { kind: 'icmp', protocol: 'icmp', type: 8 }],
    ['icmp', -1, -1, { kind: 'icmp', protocol: 'icmp' }],
    [58, 128, 0, { kind: 'icmp', protocol: 'icmpv6', type: 128, code: 0 }],
    ['50', 0, 0, { kind: 'protocol', protocol: 50 }],
    ['esp', 0, 0, { kind: 'protocol', protocol: 50 }],
    ['tcp', 90, 80, undefined],
    ['nonsense', 0, 0, undefined],
    ['300', 0, 0, undefined],
  ])('reads %s %s %s', (protocol, from, to, traffic) => expect(trafficOf(protocol, from, to)).toEqual(traffic));
});
