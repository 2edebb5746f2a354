/**
 * Random networks as `.vpc` text, small and biased so that something happens: overlapping rules, narrow ranges for replies, routes that are missing on the
 * way back, NAT gateways in wrong places, learned routes inside `local`, black holes, lists that nobody knows, several addresses, two families.
 */
import { Random } from './random.js';
import { withClientVpns } from './random-client-vpn.js';
import { elasticIps } from './random-elastic-ips.js';
import { loadBalancers } from './random-load-balancers.js';
import { withOwnLists } from './random-own-lists.js';
import { type ListPlan, type NetworkPlan, type Plan, Planner, type VpcPlan } from './random-plan.js';
import { edgeTables, routeTable, transitGateways } from './random-routes.js';
import { networkAcl, securityGroup } from './random-rules.js';
import { withEndpointServices } from './random-services.js';
import { withTargetsElsewhere } from './random-targets-elsewhere.js';

export interface RandomOptions {
  /** Allow what nobody knows: prefix lists and networks. */
  readonly unknowns: boolean;
  /** Gateway Load Balancer endpoints as appliances. */
  readonly balancedEndpoints: boolean;
}

function plan(random: Random, options: RandomOptions): Plan {
  const planner = new Planner(random, options.balancedEndpoints);
  const count = random.pick([1, 1, 2, 2, 3]);
  const vpcs: VpcPlan[] = [];
  for (let i = 0; i < count; i++) vpcs.push(planner.vpc(i, i > 0 && random.chance(4), random.chance(92)));
  const networks: NetworkPlan[] = [];
  if (random.chance(55))
    networks.push({
      name: 'office',
      blocks: random.pick([
        ['192.168.0.0/16'],
        ['192.168.0.0/16', '172.30.0.0/20'],
        ['10.10.8.0/24'],
        ['192.168.0.0/16', '2001:db8:f0::/48'],
      ]),
      unknown: options.unknowns && random.chance(25),
    });
  if (random.chance(15)) networks.push({ name: 'plant', blocks: ['172.31.0.0/16'], unknown: false });
  const lists: ListPlan[] = [];
  if (random.chance(35))
    lists.push({
      name: 'pl-one',
      blocks: random.pick([
        ['203.0.113.0/24'],
        ['203.0.113.64/26', '10.0.0.0/8'],
        ['192.168.0.0/20'],
        ['52.0.0.0/8', '203.0.113.5/32'],
      ]),
    });
  if (random.chance(20))
    lists.push({
      name: 'pl-two',
      blocks: options.unknowns && random.chance(60) ? 'unknown' : ['203.0.113.0/24', '8.8.8.0/24'],
    });
  const peerings: { name: string; ends: [string, string] }[] = [];
  if (vpcs.length > 1 && random.chance(60)) peerings.push({ name: 'pcx-1', ends: ['v0', 'v1'] });
  if (vpcs.length > 2 && random.chance(50)) peerings.push({ name: 'pcx-2', ends: ['v1', 'v2'] });
  const hub = random.chance(45) ? 'hub' : undefined;
  return {
    vpcs,
    networks,
    lists,
    peerings,
    hub,
    secondHub: hub && vpcs.length > 1 && random.chance(20) ? 'hub-2' : undefined,
  };
}

function vpcText(random: Random, whole: Plan, vpc: VpcPlan): string {
  const lines: string[] = [];
  const aclNames = vpc.subnets.map((subnet) => `acl-${subnet.name}`).filter(() => random.chance(45));
  const tables = ['t-one', 't-two'].map((name) => `${name}-${vpc.name}`);
  const hasMain = random.chance(80);
  const edges = edgeTables(random, vpc);
  lines.push(
    `vpc ${vpc.name} ${[...vpc.blocks, ...(vpc.block6 ? [`${vpc.block6}${vpc.isPrivate6 ? ' private' : ''}`] : [])].join(', ')}${vpc.region ? ` in ${vpc.region}` : ''} {`,
  );
  if (vpc.internetGateway)
    lines.push(
      `  internet-gateway ${vpc.internetGateway}${edges.internet ? ` { route-table ${edges.internet} }` : ''}`,
    );
  if (vpc.egressOnlyGateway) lines.push(`  egress-only-gateway ${vpc.egressOnlyGateway}`);
  if (vpc.vpnGateway) lines.push(`  vpn-gateway ${vpc.vpnGateway}${edges.vpn ? ` { route-table ${edges.vpn} }` : ''}`);
  if (vpc.regionalNat)
    lines.push(`  regional nat-gateway ${vpc.regionalNat} { public-ip 198.51.101.${vpc.name.slice(1)} }`);
  if (random.chance(8)) {
    const except = random.chance(50)
      ? ` except ${random.pick(vpc.subnets).name} allow ${random.pick(['bidirectional', 'egress'])}`
      : '';
    lines.push(`  block-public-access ${random.pick(['bidirectional', 'ingress'])}${except}`);
  }
  const declaredGroups = vpc.groups;
  for (const subnet of vpc.subnets) {
    lines.push(
      `  subnet ${subnet.name} ${[subnet.block, ...(subnet.block6 ? [subnet.block6] : [])].join(', ')} in ${subnet.zone} {`,
    );
    if (random.chance(75)) lines.push(`    route-table ${random.pick(tables)}`);
    if (aclNames.includes(`acl-${subnet.name}`)) lines.push(`    network-acl acl-${subnet.name}`);
    for (const resource of subnet.resources) {
      const items = [...resource.publicIps.map((ip) => `public-ip ${ip}`), ...resource.extra];
      if (resource.grouped && random.chance(92))
        items.unshift(`security-groups ${random.some(declaredGroups, random.pick([1, 1, 1, 2])).join(', ')}`);
      lines.push(
        `    ${resource.kind} ${resource.name} ${resource.addresses.join(', ')} {${items.length > 0 ? `\n${items.map((item) => `      ${item}`).join('\n')}\n    ` : ' '}}`,
      );
    }
    lines.push('  }');
  }
  lines.push(...loadBalancers(random, vpc));
  const endpointTables = random.some(tables, random.between(1, 2));
  const served = whole.lists.length > 0 && random.chance(25) ? random.pick(whole.lists) : undefined;
  if (served) lines.push(`  gateway-endpoint s3-${vpc.name} to ${served.name} in ${endpointTables.join(', ')}`);
  tables.forEach((name, i) => {
    const free = endpointTables.includes(name) ? whole.lists.filter((list) => list !== served) : whole.lists;
    lines.push(routeTable(random, whole, vpc, name, hasMain && i === 0, free));
  });
  lines.push(...edges.text);
  for (const name of aclNames) lines.push(networkAcl(random, whole, vpc, name, false));
  if (random.chance(10)) lines.push(networkAcl(random, whole, vpc, 'acl-rest', true));
  for (const name of vpc.groups) lines.push(securityGroup(random, whole, vpc, name, false));
  if (random.chance(10)) lines.push(securityGroup(random, whole, vpc, `rest-${vpc.name}`, true));
  lines.push('}');
  return lines.join('\n');
}

/** Traffic selectors now and then, drawn elsewhere: so that the networks are otherwise what they are. */
function vpn(line: string, routes: readonly string[], selectors: Random): string {
  const items = [
    ...routes,
    ...(selectors.chance(15) ? [`local-cidrs ${selectors.pick(LOCAL_CIDRS)}`] : []),
    ...(selectors.chance(15) ? [`remote-cidrs ${selectors.pick(REMOTE_CIDRS)}`] : []),
  ];
  return items.length > 0 ? `vpn ${line} { ${items.join('   ')} }` : `vpn ${line}`;
}

const LOCAL_CIDRS = [
  '192.168.0.0/20',
  '192.168.0.0/16',
  '0.0.0.0/0',
  '0.0.0.0/0, ::/0',
  '::/0',
  '172.16.0.0/12, 10.0.0.0/8',
];
const REMOTE_CIDRS = ['10.10.0.0/16', '10.10.0.0/24', '0.0.0.0/0', '10.0.0.0/8, 2001:db8::/32', '10.20.0.0/16, ::/0'];

function connections(random: Random, whole: Plan, selectors: Random): string[] {
  const out: string[] = [];
  const gateways = [
    ...whole.vpcs.flatMap((vpc) => (vpc.vpnGateway ? [`${vpc.name}.${vpc.vpnGateway}`] : [])),
    ...(whole.hub ? [whole.hub] : []),
  ];
  for (const network of whole.networks) {
    out.push(
      network.unknown
        ? `network ${network.name} unknown anywhere`
        : `network ${network.name} ${network.blocks.join(', ')}`,
    );
    if (gateways.length === 0) continue;
    const gateway = random.pick(gateways);
    const routes = random.chance(30)
      ? [`routes ${random.pick(['192.168.0.0/20', '192.168.0.0/16', '192.168.0.0/16, 172.31.0.0/20', '0.0.0.0/0'])}`]
      : [];
    const kind = random.between(0, 9);
    if (kind < 6) out.push(vpn(`line-${network.name} from ${network.name} to ${gateway}`, routes, selectors));
    else {
      const allow = random.chance(50)
        ? [`allow ${random.pick(['10.0.0.0/8', '10.10.0.0/16', '10.10.0.0/24', '10.20.0.0/16, 10.10.0.0/16'])}`]
        : routes;
      const line = `direct-connect line-${network.name} from ${network.name} to ${gateway}`;
      out.push(allow.length > 0 ? `${line} { ${allow.join()} }` : line);
      if (kind === 9) out.push(vpn(`backup-${network.name} from ${network.name} to ${gateway}`, [], selectors));
    }
  }
  return out;
}

export function randomNetwork(seed: number, options: RandomOptions): string {
  const random = new Random(seed);
  const whole = plan(random, options);
  const texts = whole.vpcs.map((vpc) => vpcText(random, whole, vpc));
  const own = withOwnLists(new Random(seed + 0x0115), whole, texts, options.unknowns);
  const spread = withTargetsElsewhere(new Random(seed + 0xe15e), whole, own.texts);
  const served = withEndpointServices(new Random(seed + 1_000_000), whole, spread);
  const parts = withClientVpns(new Random(seed + 0xc11e27), whole, served);
  const lines = connections(random, whole, new Random(seed + 0x5e1ec7));
  parts.push(...lines, ...own.lists);
  for (const list of whole.lists)
    parts.push(
      list.blocks === 'unknown'
        ? `prefix-list ${list.name} unknown`
        : `prefix-list ${list.name} { ${list.blocks.join(', ')} }`,
    );
  for (const peering of whole.peerings) parts.push(`peering ${peering.name} between ${peering.ends.join(' and ')}`);
  const attached = lines.flatMap((line) => (/ to hub/.test(line) ? [line.split(' ')[1] as string] : []));
  parts.push(...transitGateways(random, whole, attached));
  parts.push('service web = tcp 80, tcp 443-444', ...elasticIps(new Random(seed + 0xe1a571c), options.unknowns));
  const text = `${parts.join('\n')}\n`;
  return options.unknowns ? withOpenSchemes(new Random(seed + 0x5c4e3e), text) : text;
}

/** Load balancers of which nobody tells whether they are public. Drawn elsewhere: so that the networks are otherwise what they are. */
const withOpenSchemes = (random: Random, text: string): string =>
  text.replace(/^ {4}public$/gm, (line) => (random.chance(40) ? '    maybe public' : line));
