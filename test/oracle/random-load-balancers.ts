/** Random load balancers over the subnets of a VPC. */
import type { Random } from './random.js';
import type { VpcPlan } from './random-plan.js';

const ANSWERS = ['redirect', 'fixed-response', 'lambda-function'];
const HEALTH = ['tcp 8080', 'tcp 22', 'tcp 9', 'https'];
const SHARED = [
  ['tcp 443', 'tcp 8080'],
  ['tcp 80', 'tcp 80'],
  ['https', 'tcp 22'],
];

export function loadBalancers(random: Random, vpc: VpcPlan): string[] {
  if (!random.chance(30)) return [];
  const kind = random.pick(['application', 'network', 'network', 'classic']);
  const subnets = random.some(vpc.subnets, random.between(1, 2));
  const targets = vpc.subnets.flatMap((subnet) =>
    subnet.resources
      .filter((resource) => resource.grouped && resource.addresses.length > 0 && !/^(fw|func|vpce)/.test(resource.name))
      .map((resource) => resource.name),
  );
  if (targets.length === 0) return [];
  const behind = kind === 'network' && random.chance(25) ? behindAnother(random, vpc, targets) : undefined;
  if (behind) targets.push(behind.name);
  const nodes = subnets.map((subnet) => `${subnet.name} ${subnet.block.replace(/\.0\/\d+$/, '.11')}`);
  const lines: string[] = [];
  if (random.chance(60)) lines.push('public');
  if (kind !== 'network' || random.chance(50)) lines.push(`security-groups ${random.some(vpc.groups, 1).join(', ')}`);
  if (random.chance(50)) lines.push(`cross-zone ${random.pick(['on', 'off'])}`);
  if (random.chance(20))
    lines.push(`ip-address-type ${random.pick(['ipv4', 'dualstack', 'dualstack-without-public-ipv4'])}`);
  const listener = (): string => {
    const traffic = kind === 'network' && random.chance(30) ? ['udp 53', 'udp 1053'] : random.pick(SHARED);
    if (random.chance(8)) return `listener ${traffic[0]} -> ${random.pick(ANSWERS)}`;
    return [
      `listener ${traffic[0]} -> ${random.some(targets, random.between(1, 3)).join(', ')}`,
      ...(random.chance(70) ? [`on ${traffic[1]}`] : []),
      ...(kind === 'network' && random.chance(50) ? [`client-ip ${random.pick(['preserved', 'replaced'])}`] : []),
      ...(random.chance(30) ? [`health-check ${random.pick(HEALTH)}`] : []),
      ...(random.chance(15) ? [`weight ${random.pick(['0', '7'])}`] : []),
      ...(random.chance(15) ? [`cross-zone ${random.pick(['on', 'off'])}`] : []),
    ].join(' ');
  };
  lines.push(listener());
  if (random.chance(40)) lines.push(listener());
  return [
    ...(behind ? [behind.text] : []),
    `  ${kind}-load-balancer lb-${vpc.name} in ${nodes.join(', ')} {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }`,
  ];
}

/** An application load balancer that a network load balancer may have as a target. */
function behindAnother(random: Random, vpc: VpcPlan, targets: readonly string[]): { name: string; text: string } {
  const name = `alb-${vpc.name}`;
  const nodes = random
    .some(vpc.subnets, random.between(1, 2))
    .map((subnet) => `${subnet.name} ${subnet.block.replace(/\.0\/\d+$/, '.13')}`);
  const lines = [
    `security-groups ${random.some(vpc.groups, 1).join(', ')}`,
    ...[random.pick(['tcp 443', 'tcp 80', 'https']), 'tcp 8080'].map(
      (traffic) => `listener ${traffic} -> ${random.some(targets, random.between(1, 2)).join(', ')} on tcp 8080`,
    ),
  ];
  return {
    name,
    text: `  application-load-balancer ${name} in ${nodes.join(', ')} {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }`,
  };
}
