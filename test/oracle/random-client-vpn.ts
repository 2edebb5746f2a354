/** Client VPN endpoints in random networks: put into the text of a network, which is otherwise what it was. */
import type { Random } from './random.js';
import type { Plan, VpcPlan } from './random-plan.js';

const SOMEWHERE = [
  '10.0.0.0/8',
  '10.10.0.0/16',
  '10.10.0.0/24',
  '10.20.0.0/16',
  '192.168.0.0/16',
  '203.0.113.0/24',
  '0.0.0.0/0',
];

/** The texts of the VPCs, in the order of the plan. */
export function withClientVpns(random: Random, { vpcs }: Plan, texts: readonly string[]): string[] {
  return texts.map((text, i) => {
    const vpc = vpcs[i] as VpcPlan;
    return random.chance(25) ? text.replace(/\}$/, `${clientVpn(random, vpc)}\n}`) : text;
  });
}

function clientVpn(random: Random, { name, blocks, subnets, groups }: VpcPlan): string {
  const own = random.some(subnets, random.pick([1, 1, 2]));
  const places = own.map((subnet) => `${subnet.name} ${subnet.block.replace(/\.0\/\d+$/, '.4')}`);
  const narrow = subnets.map(({ block }) => block);
  const somewhere = (): string => random.pick([...SOMEWHERE, ...blocks, ...blocks, ...narrow]);
  const items = [
    ...(random.chance(80) ? [`security-groups ${random.some(groups, random.pick([1, 2])).join(', ')}`] : []),
    ...(random.chance(15) ? ['local-route off'] : []),
    ...Array.from({ length: random.between(0, 4) }, () => route(random, somewhere(), own)),
    ...Array.from({ length: random.between(1, 4) }, () => authorization(random, somewhere())),
  ];
  return `  client-vpn-endpoint cvpn-${name} 172.20.0.0/16 in ${places.join(', ')} {\n${items.map((item) => `    ${item}`).join('\n')}\n  }`;
}

const route = (random: Random, to: string, own: VpcPlan['subnets']): string =>
  `${random.chance(10) ? 'maybe ' : ''}${to} -> ${random.pick(own).name}`;

const authorization = (random: Random, to: string): string =>
  `${random.chance(10) ? 'maybe ' : ''}authorize ${to}${random.chance(25) ? ` for "${random.pick(['admins', 'staff'])}"` : ''}`;
