/** Random route tables: of VPCs, of gateways, of transit gateways. */
import type { Random } from './random.js';
import type { ListPlan, Plan, VpcPlan } from './random-plan.js';

/** What a table of the VPC may lead to. */
function targets(whole: Plan, vpc: VpcPlan): string[] {
  const nats = vpc.subnets.flatMap((subnet) =>
    subnet.resources
      .filter((resource) => /nat-(gateway|instance)$/.test(resource.kind))
      .map((resource) => resource.name),
  );
  return [
    ...(vpc.internetGateway ? [vpc.internetGateway, vpc.internetGateway] : []),
    ...nats,
    ...nats,
    ...(vpc.regionalNat ? [vpc.regionalNat] : []),
    ...(vpc.vpnGateway ? [vpc.vpnGateway] : []),
    ...whole.peerings.filter((peering) => peering.ends.includes(vpc.name)).map((peering) => peering.name),
    ...(whole.hub ? [whole.hub] : []),
    ...appliances(vpc),
    'blackhole',
  ];
}

const appliances = (vpc: VpcPlan): string[] =>
  vpc.subnets.flatMap((subnet) =>
    subnet.resources.filter((resource) => /^(fw|gwe|nati)-/.test(resource.name)).map((resource) => resource.name),
  );

/** Destinations are distinct within a table, as AWS demands. */
class Table {
  private readonly lines = new Map<string, string>();

  add(destination: string, target: string): void {
    if (!this.lines.has(destination)) this.lines.set(destination, `    ${destination} -> ${target}`);
  }

  get text(): string[] {
    return [...this.lines.values()];
  }
}

export function routeTable(
  random: Random,
  whole: Plan,
  vpc: VpcPlan,
  name: string,
  main: boolean,
  lists: readonly ListPlan[],
): string {
  const table = new Table();
  const menu = targets(whole, vpc);
  const learns = vpc.vpnGateway !== undefined && random.chance(55);
  const others = whole.vpcs.filter((other) => other !== vpc && other.blocks[0] !== vpc.blocks[0]);
  if (random.chance(85)) {
    const way = random.chance(75) ? menu.filter((target) => /igw|nat/.test(target)) : menu;
    table.add('0.0.0.0/0', random.pick(way.length > 0 ? way : menu));
  }
  if (vpc.block6 && random.chance(70)) {
    const way = [vpc.internetGateway, vpc.egressOnlyGateway].filter((gateway) => gateway !== undefined);
    if (way.length > 0) table.add('::/0', random.pick(way));
  }
  for (const other of others) {
    const direct = whole.peerings.find(
      (peering) => peering.ends.includes(vpc.name) && peering.ends.includes(other.name),
    );
    const way = [...(direct ? [direct.name, direct.name] : []), ...(whole.hub ? [whole.hub] : [])];
    if (random.chance(80) && way.length > 0)
      table.add(
        random.pick([other.blocks[0]!, other.blocks[0]!, other.subnets[0]!.block, other.name]),
        random.pick(way),
      );
    if (other.block6 && way.length > 0 && random.chance(50)) table.add(other.block6, random.pick(way));
  }
  for (const network of whole.networks) {
    const way = menu.filter((target) => /vgw|hub/.test(target));
    if (way.length > 0 && random.chance(60))
      table.add(
        random.chance(30) ? network.name : random.pick([...network.blocks, '192.168.0.0/20', '192.168.0.0/16']),
        random.pick(way),
      );
  }
  for (const list of lists) if (random.chance(25)) table.add(list.name, random.pick(menu));
  if (random.chance(25)) table.add(random.pick(['203.0.113.0/24', '8.8.8.0/24', '203.0.113.5/32']), random.pick(menu));
  // More specific than `local`: a whole subnet, to an appliance or NAT gateway.
  for (const target of [...appliances(vpc), ...menu.filter((one) => /^nat-/.test(one) && random.chance(15))]) {
    const own = vpc.subnets.find((subnet) => subnet.resources.some((resource) => resource.name === target));
    for (const subnet of vpc.subnets) if (subnet !== own && random.chance(45)) table.add(subnet.block, target);
  }
  const lines = table.text;
  if (learns) lines.push(`    propagate ${vpc.vpnGateway}`);
  return `  ${main ? 'main ' : ''}route-table ${name} {${lines.length > 0 ? `\n${lines.join('\n')}\n  ` : ' '}}`;
}

/** Tables of an internet or VPN gateway: subnets past an appliance. */
export function edgeTables(
  random: Random,
  vpc: VpcPlan,
): { internet: string | undefined; vpn: string | undefined; text: string[] } {
  const through = appliances(vpc);
  if (through.length === 0 || !random.chance(50)) return { internet: undefined, vpn: undefined, text: [] };
  const name = `t-edge-${vpc.name}`;
  const lines = vpc.subnets.flatMap((subnet) => {
    const target = random.pick(through);
    const own = subnet.resources.some((resource) => resource.name === target);
    return own || random.chance(40) ? [] : [`    ${subnet.block} -> ${target}`];
  });
  const text = [`  route-table ${name} {${lines.length > 0 ? `\n${lines.join('\n')}\n  ` : ' '}}`];
  return { internet: random.chance(70) ? name : undefined, vpn: random.chance(50) ? name : undefined, text };
}

export function transitGateways(random: Random, whole: Plan, connections: readonly string[]): string[] {
  if (!whole.hub) return [];
  const out: string[] = [];
  const far = whole.secondHub ? whole.vpcs.at(-1) : undefined;
  const near = whole.vpcs.filter((vpc) => vpc !== far);
  out.push(hub(random, whole, whole.hub, near, [...connections, ...(whole.secondHub ? ['bridge'] : [])]));
  if (whole.secondHub && far) {
    out.push(hub(random, whole, whole.secondHub, [far], ['bridge']));
    out.push(`peering bridge between ${whole.hub} and ${whole.secondHub}`);
  }
  return out;
}

function hub(
  random: Random,
  whole: Plan,
  name: string,
  vpcs: readonly VpcPlan[],
  connections: readonly string[],
): string {
  const lines: string[] = [];
  if (random.chance(40)) lines.push('  security-group-referencing');
  const attached: string[] = [];
  for (const vpc of vpcs) {
    if (random.chance(8)) continue;
    attached.push(vpc.name);
    const byZone = new Map(random.some(vpc.subnets, 3).map((subnet) => [subnet.zone, subnet]));
    const subnets = random
      .some([...byZone.values()], random.between(1, 2))
      .map((subnet) => `${vpc.name}.${subnet.name}`);
    lines.push(`  attach ${vpc.name}${random.chance(25) ? '' : ` in ${subnets.join(', ')}`}`);
  }
  const everything = [...attached, ...connections];
  if (random.chance(60) || everything.length === 0 || connections.includes('bridge')) {
    const rest = new Set(everything);
    for (const table of random.chance(50) ? ['one'] : ['one', 'two']) {
      const mine = table === 'two' ? [...rest] : [...rest].filter(() => random.chance(75));
      for (const element of mine) rest.delete(element);
      const learned = everything.filter((element) => element !== 'bridge' && random.chance(80));
      const items: string[] = [];
      if (mine.length > 0 && random.chance(95)) items.push(`    associate ${mine.join(', ')}`);
      if (learned.length > 0) items.push(`    propagate ${learned.join(', ')}`);
      const routes = new Table();
      if (connections.includes('bridge'))
        for (const vpc of whole.vpcs)
          if (!vpcs.includes(vpc) && random.chance(85)) routes.add(vpc.blocks[0]!, 'bridge');
      if (connections.includes('bridge') && name === whole.secondHub)
        for (const vpc of whole.vpcs) if (!vpcs.includes(vpc)) routes.add(vpc.blocks[0]!, 'bridge');
      if (random.chance(40) && attached.length > 0) routes.add('0.0.0.0/0', random.pick([...attached, 'blackhole']));
      if (random.chance(20)) routes.add(random.pick(whole.vpcs).blocks[0]!, 'blackhole');
      if (random.chance(20) && whole.lists.length > 0 && everything.length > 0)
        routes.add(random.pick(whole.lists).name, random.pick(everything));
      lines.push(`  route-table ${table} {\n${[...items, ...routes.text].join('\n')}\n  }`);
    }
  }
  return `transit-gateway ${name} {\n${lines.join('\n')}\n}`;
}
