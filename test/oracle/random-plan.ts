/** The skeleton of a random network: what there is, before routes and rules are written. */
import type { Random } from './random.js';

export interface SubnetPlan {
  readonly name: string;
  readonly block: string;
  readonly block6: string | undefined;
  readonly zone: string;
  readonly resources: ResourcePlan[];
}

export interface ResourcePlan {
  readonly kind: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly publicIps: readonly string[];
  readonly extra: readonly string[];
  /** Carries security groups. */
  readonly grouped: boolean;
}

export interface VpcPlan {
  readonly name: string;
  readonly blocks: readonly string[];
  readonly block6: string | undefined;
  /** The IPv6 block is on no internet. Told by what was drawn already: so that the networks are otherwise what they are. */
  readonly isPrivate6: boolean;
  readonly region: string | undefined;
  readonly subnets: readonly SubnetPlan[];
  readonly groups: readonly string[];
  readonly internetGateway: string | undefined;
  readonly egressOnlyGateway: string | undefined;
  readonly vpnGateway: string | undefined;
  readonly regionalNat: string | undefined;
}

export interface NetworkPlan {
  readonly name: string;
  readonly blocks: readonly string[];
  readonly unknown: boolean;
}

export interface ListPlan {
  readonly name: string;
  readonly blocks: readonly string[] | 'unknown';
}

export interface Plan {
  readonly vpcs: readonly VpcPlan[];
  readonly networks: readonly NetworkPlan[];
  readonly lists: readonly ListPlan[];
  readonly peerings: readonly { readonly name: string; readonly ends: readonly [string, string] }[];
  readonly hub: string | undefined;
  readonly secondHub: string | undefined;
}

const SHORT: Readonly<Record<string, string>> = {
  instance: 'inst',
  interface: 'eni',
  database: 'data',
  function: 'func',
  'interface-endpoint': 'vpce',
};
const CLIENT_PORTS = ['32768-60999', '49152-65535', '1025-5000', '1024-65535', '2000'];

export class Planner {
  private publicCount = 1;

  /** Counted, not drawn: so that the networks are otherwise what they are. */
  private publicResources = 0;

  constructor(
    private readonly random: Random,
    private readonly balancedEndpoints: boolean,
  ) {}

  private publicIp(): string {
    return `198.51.100.${this.publicCount++}`;
  }

  vpc(index: number, sharesBlock: boolean, wantsGateways: boolean): VpcPlan {
    const { random } = this;
    const second = sharesBlock ? 10 : 10 + index * 10;
    const dual = random.chance(30);
    const blocks = [`10.${second}.0.0/16`];
    if (random.chance(15)) blocks.push(`100.64.${index * 16}.0/20`);
    const block6 = dual ? `2001:db8:${index + 1}::/56` : undefined;
    const count = random.between(1, 3);
    const groups = ['web', 'app', 'data'].slice(0, random.between(1, 3)).map((name) => `${name}-${index}`);
    const subnets: SubnetPlan[] = [];
    for (let i = 0; i < count; i++) {
      const far = i === 2 && blocks.length > 1;
      const block = far ? `100.64.${index * 16}.0/24` : `10.${second}.${i * 4}.0/${random.pick([24, 24, 23, 28])}`;
      const own6 = block6 && random.chance(75) ? `2001:db8:${index + 1}:${i}::/64` : undefined;
      const prefix = far ? `100.64.${index * 16}` : `10.${second}.${i * 4}`;
      subnets.push({
        name: `s${index}${'abc'[i]}`,
        block,
        block6: own6,
        zone: random.pick(['a', 'a', 'b']),
        resources: this.resources(index, i, prefix, own6),
      });
    }
    return {
      name: `v${index}`,
      blocks,
      block6,
      isPrivate6: dual && groups.length === 3,
      region: random.chance(20) ? random.pick(['eu-west-1', 'us-east-1']) : undefined,
      subnets,
      groups,
      internetGateway: wantsGateways && random.chance(85) ? `igw-${index}` : undefined,
      egressOnlyGateway: dual && random.chance(60) ? `eigw-${index}` : undefined,
      vpnGateway: random.chance(40) ? `vgw-${index}` : undefined,
      regionalNat: random.chance(8) ? `rnat-${index}` : undefined,
    };
  }

  private resources(vpc: number, subnet: number, prefix: string, block6: string | undefined): ResourcePlan[] {
    const { random } = this;
    const out: ResourcePlan[] = [];
    const count = random.pick([0, 1, 1, 1, 2]);
    for (let i = 0; i < count; i++) {
      const addresses = random.chance(8) ? [] : [`${prefix}.${[10, 12][i]}`];
      if (addresses.length > 0 && random.chance(15)) addresses.push(`${prefix}.${[5, 6][i]}`);
      const six = addresses.length > 0 && block6 && random.chance(80) ? [block6.replace('::/64', `::${i + 10}`)] : [];
      const kind = random.pick([
        'instance',
        'instance',
        'instance',
        'interface',
        'database',
        'function',
        'interface-endpoint',
      ]);
      const publicIps =
        kind !== 'function' && kind !== 'interface-endpoint' && random.chance(50) ? [this.publicIp()] : [];
      if (publicIps.length > 0 && addresses.length > 1 && random.chance(50)) publicIps.push(this.publicIp());
      const extra = [
        ...(random.chance(50) ? [`client-ports ${random.pick(CLIENT_PORTS)}`] : []),
        ...(publicIps.length > 0 && ++this.publicResources % 4 === 0 ? ['deny-internet-gateway-traffic'] : []),
      ];
      out.push({
        kind,
        name: `${SHORT[kind]}-${vpc}${'abc'[subnet]}${i}`,
        addresses: [...addresses, ...six],
        publicIps,
        extra,
        grouped: true,
      });
    }
    if (random.chance(35)) {
      const isPrivate = random.chance(30);
      out.push({
        kind: isPrivate ? 'private nat-gateway' : 'nat-gateway',
        name: `nat-${vpc}${'abc'[subnet]}`,
        addresses: [`${prefix}.8`],
        publicIps: isPrivate ? [] : [this.publicIp()],
        extra: [],
        grouped: false,
      });
    }
    if (random.chance(18)) {
      const extra = random.chance(85) ? ['source-dest-check off'] : [];
      out.push({
        kind: 'interface',
        name: `fw-${vpc}${'abc'[subnet]}`,
        addresses: [`${prefix}.9`],
        publicIps: random.chance(40) ? [this.publicIp()] : [],
        extra,
        grouped: true,
      });
    }
    if (random.chance(15))
      out.push({
        kind: 'nat-instance',
        name: `nati-${vpc}${'abc'[subnet]}`,
        addresses: [`${prefix}.13`, ...(block6 && random.chance(50) ? [block6.replace('::/64', '::d')] : [])],
        publicIps: random.chance(70) ? [this.publicIp()] : [],
        extra: [
          ...(random.chance(10) ? ['source-dest-check on'] : []),
          ...(random.chance(30) ? [`client-ports ${random.pick(CLIENT_PORTS)}`] : []),
        ],
        grouped: true,
      });
    if (this.balancedEndpoints && random.chance(6))
      out.push({
        kind: 'gateway-load-balancer-endpoint',
        name: `gwe-${vpc}${'abc'[subnet]}`,
        addresses: [`${prefix}.7`],
        publicIps: [],
        extra: [],
        grouped: false,
      });
    return out;
  }
}
