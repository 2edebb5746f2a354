/** Random ACLs and groups: overlapping rules, denies before and after allows, narrow ranges for replies, references that may not reach. */
import type { Random } from './random.js';
import type { Plan, VpcPlan } from './random-plan.js';

const TRAFFICS = [
  'all',
  'all',
  'tcp',
  'tcp 22',
  'tcp 443',
  'tcp 80-90',
  'tcp 1024-65535',
  'tcp 32768-61000',
  'tcp 1024-2048',
  'tcp 5000',
  'udp',
  'udp 53',
  'udp 1024-65535',
  'icmp',
  'icmp 8/0',
  'icmp 0/0',
  'icmp 3',
  'icmpv6 128/0',
  'icmpv6',
  'protocol 47',
  'protocol 50',
  'https',
  'ping',
  'dns',
  'web',
];
/** An ACL's rule has one protocol and one range. */
const ACL_TRAFFICS = TRAFFICS.filter((traffic) => traffic !== 'dns' && traffic !== 'web');

/** Blocks that some rule, route or question may name. */
function blocksOf(plan: Plan, random: Random): string[] {
  const blocks = plan.vpcs.flatMap((vpc) => [...vpc.blocks, ...vpc.subnets.map((subnet) => subnet.block)]);
  const six = plan.vpcs.flatMap((vpc) => [
    ...(vpc.block6 ? [vpc.block6] : []),
    ...vpc.subnets.flatMap((subnet) => subnet.block6 ?? []),
  ]);
  return [
    ...blocks,
    ...six,
    ...plan.networks.flatMap((network) => network.blocks),
    '0.0.0.0/0',
    '203.0.113.0/24',
    '10.0.0.0/8',
    '198.51.100.0/28',
    '::/0',
    random.pick(['203.0.113.128/25', '2606:4700::/32']),
  ];
}

export function networkAcl(random: Random, plan: Plan, vpc: VpcPlan, name: string, isDefault: boolean): string {
  const blocks = blocksOf(plan, random);
  const names = [
    ...vpc.subnets.map((subnet) => subnet.name),
    vpc.name,
    ...plan.networks.map((network) => network.name),
    ...writtenResources(vpc),
  ];
  const direction = (word: 'inbound' | 'outbound'): string => {
    if (random.chance(4)) return `    ${word} { }`;
    const preposition = word === 'inbound' ? 'from' : 'to';
    const rules: string[] = [];
    const numbers = random.some([10, 20, 25, 30, 90, 100, 101, 110, 200, 32766], random.between(0, 4));
    for (const number of numbers) {
      const action = random.chance(65) ? 'allow' : 'deny';
      const peer = random.chance(50) ? 'any' : random.chance(70) ? random.pick(blocks) : random.pick(names);
      rules.push(`      ${number} ${action} ${random.pick(ACL_TRAFFICS)} ${preposition} ${peer}`);
    }
    const last = random.between(0, 9);
    if (last < 6) rules.push(`      300 allow all ${preposition} any`);
    else if (last < 8)
      rules.push(
        `      300 allow tcp 1024-65535 ${preposition} any`,
        `      310 allow ${random.pick(ACL_TRAFFICS)} ${preposition} any`,
      );
    else
      rules.push(
        `      300 allow tcp 32768-61000 ${preposition} ${random.pick(['any', '0.0.0.0/0'])}`,
        `      310 allow tcp 0-1023 ${preposition} any`,
      );
    return `    ${word} {\n${rules.join('\n')}\n    }`;
  };
  return `  ${isDefault ? 'default ' : ''}network-acl ${name} {\n${direction('inbound')}\n${direction('outbound')}\n  }`;
}

const writtenResources = (vpc: VpcPlan): string[] =>
  vpc.subnets.flatMap((subnet) =>
    subnet.resources.flatMap((resource) => (resource.addresses.length > 0 && resource.grouped ? [resource.name] : [])),
  );

export function securityGroup(random: Random, plan: Plan, vpc: VpcPlan, name: string, isDefault: boolean): string {
  const blocks = blocksOf(plan, random);
  const groups = [
    ...vpc.groups,
    ...plan.vpcs
      .filter((other) => other !== vpc)
      .flatMap((other) => other.groups.map((group) => `${other.name}.${group}`)),
  ];
  const lists = plan.lists.map((list) => list.name);
  const names = [
    ...vpc.subnets.map((subnet) => subnet.name),
    ...plan.vpcs.map((other) => other.name),
    ...plan.networks.map((network) => network.name),
    ...writtenResources(vpc),
  ];
  const peer = (): string => {
    const kind = random.between(0, 9);
    if (kind < 4) return 'any';
    if (kind < 7) return random.pick(groups);
    if (kind < 8 && lists.length > 0) return random.pick(lists);
    return random.chance(60) ? random.pick(blocks) : random.pick(names);
  };
  const block = (word: 'inbound' | 'outbound', most: number): string => {
    const preposition = word === 'inbound' ? 'from' : 'to';
    const rules: string[] = [];
    for (let i = random.between(0, most); i >= 0; i--) {
      const traffics = [...new Set([random.pick(TRAFFICS), ...(random.chance(25) ? [random.pick(TRAFFICS)] : [])])];
      const peers = [...new Set([peer(), ...(random.chance(20) ? [peer()] : [])])];
      rules.push(`      allow ${traffics.join(', ')} ${preposition} ${peers.join(', ')}`);
    }
    return `    ${word} {\n${rules.join('\n')}\n    }`;
  };
  const parts: string[] = [];
  if (!random.chance(5))
    parts.push(random.chance(35) ? '    inbound {\n      allow all from any\n    }' : block('inbound', 2));
  const out = random.between(0, 9);
  if (out === 0) parts.push('    outbound { }');
  else if (out < 4) parts.push(block('outbound', 2));
  return `  ${isDefault ? 'default ' : ''}security-group ${name} {\n${parts.join('\n')}\n  }`;
}
