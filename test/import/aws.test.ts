import { describe, expect, it } from 'vitest';
import { type AwsOptions, importAws } from '../../interchange/import/aws/import-aws.js';
import type { Resource, Topology, Vpc } from '../../network/topology/model.js';
import { type Account, account } from './account.js';

function run(files: Account, options: Partial<AwsOptions> = {}) {
  const inputs = Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
  const { topology, warnings } = importAws(inputs, { names: 'id', ...options });
  return { topology, warnings, messages: warnings.map(({ message }) => message).join('\n') };
}

const shop = (topology: Topology): Vpc =>
  topology.vpcs.find(({ name }) => name === 'vpc-shop' || name === 'shop') as Vpc;
const inSubnet = (vpc: Vpc, subnet: string) => vpc.subnets.find(({ ids }) => ids[0]?.value === subnet)?.resources ?? [];
const named = (vpc: Vpc, name: string) =>
  [...vpc.subnets.flatMap(({ resources }) => resources), ...vpc.spanningResources].find(
    (r) => r.name === name,
  ) as Resource;
const texts = (list: readonly { readonly text: string }[] | undefined) => list?.map(({ text }) => text);
const routes = (vpc: Vpc, table: string) =>
  vpc.routeTables
    .find(({ name }) => name === table)
    ?.routes.map(({ destination: d, target: t }) => {
      const to = d.kind === 'cidr' ? d.literal.text : d.kind === 'ref' ? d.ref.text : 'any';
      return `${to} -> ${t.kind === 'ref' ? t.ref.text : t.kind}`;
    });

describe('a whole account', () => {
  const { topology, messages } = run(account());
  const vpc = shop(topology);

  it('has its VPCs, with blocks, region and zones', () => {
    expect(topology.vpcs.map(({ name }) => name)).toEqual(['vpc-far', 'vpc-shop', 'vpc-store']);
    expect(vpc.cidrs.map(({ text }) => text)).toEqual(['10.0.0.0/16']);
    expect(vpc.region?.value).toBe('eu-west-1');
    expect(vpc.subnets.map(({ name, zone }) => [name, zone?.value])).toEqual([
      ['subnet-front', 'a'],
      ['subnet-back', 'a'],
      ['subnet-back-b', 'b'],
      ['subnet-front-b', 'b'],
    ]);
  });

  it('has route tables: main, explicit, propagating; gone targets are black holes', () => {
    expect(vpc.routeTables.map(({ name, main }) => [name, main])).toEqual([
      ['rtb-main', true],
      ['rtb-front', false],
    ]);
    expect(vpc.subnets[0]?.routeTable?.text).toBe('rtb-front');
    expect(vpc.subnets[1]?.routeTable).toBeUndefined();
    expect(routes(vpc, 'rtb-main')).toEqual(['0.0.0.0/0 -> nat-1']);
    expect(texts(vpc.routeTables[0]?.propagations)).toEqual(['vgw-1']);
    expect(routes(vpc, 'rtb-front')).toEqual([
      '0.0.0.0/0 -> igw-1',
      '10.1.0.0/16 -> pcx-1',
      '10.9.0.0/16 -> tgw-1',
      '10.77.0.0/16 -> blackhole',
      '10.78.0.0/16 -> eni-two-b',
      'pl-own -> pcx-1',
    ]);
  });

  it('sorts ACL rules and leaves the implicit ones out', () => {
    const acl = vpc.networkAcls.find(({ name }) => name === 'acl-front');
    expect(acl?.inbound.map((r) => [r.number.value, r.action.value, r.traffic.kind])).toEqual([
      [100, 'allow', 'icmp'],
      [200, 'deny', 'ports'],
      [300, 'allow', 'all'],
    ]);
    expect(acl?.inbound[0]?.traffic).toMatchObject({ protocol: 'icmp', type: 8 });
    expect(vpc.networkAcls[0]).toMatchObject({ name: 'acl-default', isDefault: true });
    expect(vpc.subnets.map(({ networkAcl }) => networkAcl?.text)).toEqual([
      'acl-front',
      undefined,
      undefined,
      'acl-front',
    ]);
  });

  it('has groups with every kind of peer, and drops stale references', () => {
    const rules = (name: string) => vpc.securityGroups.find((g) => g.name === name)?.inbound?.map(({ text }) => text);
    expect(vpc.securityGroups[0]).toMatchObject({ name: 'sg-default', isDefault: true });
    expect(rules('sg-web')).toEqual(['allow tcp 443 from any', 'allow tcp 22 from pl-own']);
    expect(rules('sg-db')).toEqual(['allow tcp 5432 from sg-web, vpc-store.sg-store']);
    expect(vpc.securityGroups.find((g) => g.name === 'sg-db')?.outbound).toEqual([]);
    expect(messages).toContain('sg-old');
  });

  it('makes one resource of an instance and its interface, and one interface each where they differ', () => {
    const web = named(vpc, 'i-web');
    expect(web).toMatchObject({ type: 'instance', sourceDestCheck: true });
    expect(web.ids.map(({ value }) => value)).toEqual(['i-web', 'eni-web']);
    expect(texts(web.addresses)).toEqual(['10.0.0.10']);
    expect(web.publicIps[0]?.address?.text).toBe('198.51.100.10');
    const router = named(vpc, 'eni-two-b');
    expect(router).toMatchObject({ type: 'interface', sourceDestCheck: false });
    expect(router.ids.map(({ value }) => value)).toEqual(['eni-two-b', 'i-two']);
    expect(router.publicIps[0]?.address?.text).toBe('198.51.100.20');
    expect(named(vpc, 'eni-two-a').ids.map(({ value }) => value)).toEqual(['eni-two-a', 'i-two']);
  });

  it('leaves out what is gone and what is part of something else', () => {
    const names = inSubnet(vpc, 'subnet-back').map(({ name }) => name);
    expect(names).toEqual(['eni-efs', 'eni-two-a', 'vpce-fw', 'vpce-ssm']);
    expect(named(vpc, 'i-old')).toBeUndefined();
    expect(topology.peerings.map(({ name }) => name)).toEqual(['pcx-1', 'pcx-far']);
    expect(vpc.internetGateways.map(({ name }) => name)).toEqual(['igw-1']);
    expect(topology.vpns.map(({ name }) => name)).toEqual(['vpn-1', 'vpn-hub']);
    expect(messages).toContain('attached to nothing');
  });

  it('has NAT gateways with their interface', () => {
    const nat = named(vpc, 'nat-1');
    expect(nat).toMatchObject({ type: 'nat-gateway', privateNat: false });
    expect(nat.ids.map(({ value }) => value)).toEqual(['nat-1', 'eni-nat']);
    expect(nat.publicIps[0]?.address?.text).toBe('198.51.100.9');
  });

  it('has endpoints of every type; the routes of gateway endpoints are theirs', () => {
    expect(vpc.gatewayEndpoints[0]).toMatchObject({ name: 'vpce-s3', service: { text: 'pl-s3' } });
    expect(texts(vpc.gatewayEndpoints[0]?.routeTables)).toEqual(['rtb-main']);
    expect(texts(named(vpc, 'vpce-ssm').addresses)).toEqual(['10.0.1.50']);
    expect(named(vpc, 'vpce-fw').type).toBe('gateway-load-balancer-endpoint');
  });

  it('has prefix lists, AWS’s own only where they are used', () => {
    expect(topology.prefixLists.map(({ name, cidrs }) => [name, texts(cidrs)])).toEqual([
      ['pl-own', ['203.0.113.0/24', '10.1.0.0/24']],
      ['pl-s3', ['52.218.0.0/17']],
      ['unknown-addresses', []],
    ]);
    expect(topology.prefixLists[0]?.maxEntries?.value).toBe(10);
  });

  it('has a database at the address of its interface, and functions over their subnets', () => {
    expect(texts(named(vpc, 'orders').addresses)).toEqual(['10.0.2.30']);
    expect(named(vpc, 'orders').subnets.map(({ name }) => name)).toEqual(['subnet-back-b']);
    expect(vpc.spanningResources.map(({ name, type }) => [name, type])).toEqual([['brew', 'function']]);
  });

  it('has load balancers, listeners and targets', () => {
    const balancer = (name: string) => vpc.loadBalancers.find((b) => b.name === name);
    expect(balancer('entry')).toMatchObject({ type: 'application', isPublic: true });
    expect(texts(balancer('entry')?.listeners[0]?.targets)).toEqual(['i-web']);
    expect(balancer('entry')?.listeners[0]?.targetTraffic).toMatchObject({ ports: [{ low: 8443, high: 8443 }] });
    expect(balancer('line')?.nodes.flatMap(({ addresses }) => addresses.map(({ text }) => text))).toEqual([
      '10.0.0.40',
    ]);
    expect(balancer('line')).toMatchObject({ crossZone: { value: true } });
    expect(balancer('line')?.securityGroups).toBeUndefined();
    expect(balancer('line')?.listeners[0]).toMatchObject({
      clientIp: { value: 'replaced' },
      targets: [{ text: 'orders' }],
    });
    expect(balancer('old-entry')).toMatchObject({ type: 'classic', listeners: [{ targets: [{ text: 'i-web' }] }] });
  });

  it('reads that a load balancer answers a listener by itself', () => {
    const redirect = vpc.loadBalancers.find((b) => b.name === 'entry')?.listeners[1];
    expect(redirect).toMatchObject({ answer: { value: 'redirect' }, targets: [] });
  });

  it('has VPNs, Direct Connect and the networks they come from', () => {
    expect(topology.networks.map(({ name, unknown, cidrs }) => [name, unknown, texts(cidrs)])).toEqual([
      ['cgw-1', false, ['192.168.0.0/24']],
      ['cgw-2', true, []],
      ['network-of-dxgw-1', true, []],
    ]);
    expect(texts(topology.vpns[0]?.routes)).toEqual(['192.168.0.0/24']);
    expect(topology.vpns[1]?.routes).toBeUndefined();
    expect(topology.directConnects[0]).toMatchObject({ name: 'dxgw-1', gateways: [{ text: 'tgw-1' }] });
    expect(texts(topology.directConnects[0]?.allow ?? [])).toEqual(['10.0.0.0/15']);
  });

  it('has the transit gateway with attachments and tables', () => {
    const [hub] = topology.transitGateways;
    expect(hub).toMatchObject({ name: 'tgw-1', securityGroupReferencing: true });
    expect(hub?.attachments.map(({ vpc: of, subnets }) => [of.text, texts(subnets)])).toEqual([
      ['vpc-shop', ['vpc-shop.subnet-back', 'vpc-shop.subnet-back-b']],
      ['vpc-store', ['vpc-store.subnet-store']],
    ]);
    const [table] = hub?.routeTables ?? [];
    expect(texts(table?.associations)).toEqual(['vpc-shop', 'vpc-store', 'vpn-hub', 'dxgw-1']);
    expect(texts(table?.propagations)).toEqual(['vpc-shop', 'vpn-hub']);
    expect(table?.routes.map(({ target }) => (target.kind === 'ref' ? target.ref.text : target.kind))).toEqual([
      'vpc-store',
      'blackhole',
    ]);
  });

  it('knows nothing of a VPC but its blocks where a peering alone tells of it', () => {
    const far = topology.vpcs.find(({ name }) => name === 'vpc-far');
    const [stranger] = far?.subnets[0]?.resources ?? [];
    const peer = stranger?.securityGroups?.[0]?.target?.inbound?.[0]?.peers[0];
    expect(peer?.kind === 'ref' && peer.ref.target?.kind === 'prefix-list' && peer.ref.target.unknown).toBe(true);
    expect(routes(far as Vpc, 'unknown-routes')).toEqual(['10.0.0.0/16 -> pcx-far']);
  });

  it('has Block Public Access and its exclusions', () => {
    expect(vpc.blockPublicAccess[0]).toMatchObject({
      mode: 'ingress',
      exclusions: [{ subnet: { text: 'subnet-front' }, allow: 'bidirectional' }],
    });
  });

  it('names things by their Name tags, a group without one by its own name', () => {
    const tagged = shop(run(account(), { names: 'tag' }).topology);
    expect(tagged.subnets.map(({ name }) => name)).toEqual(['front', 'back', 'back-b', 'front-b']);
    expect(tagged.internetGateways[0]?.name).toBe('front-door');
    expect(tagged.subnets[0]?.resources.map(({ name }) => name)).toContain('web');
    expect(tagged.securityGroups.map(({ name }) => name)).toEqual(['sg-default', 'db', 'web-servers']);
  });

  it('takes blocks behind a customer gateway from the user', () => {
    const networks = new Map([['cgw-2', ['172.20.0.0/16']]]);
    const given = run(account(), { networks }).topology.networks.find(({ name }) => name === 'cgw-2');
    expect([given?.unknown, texts(given?.cidrs)]).toEqual([false, ['172.20.0.0/16']]);
  });
});
