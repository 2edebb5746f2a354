/** Endpoint services of random network load balancers, and endpoints that lead to them: put into the text of a network, which is otherwise what it was. */
import type { Random } from './random.js';
import type { Plan, VpcPlan } from './random-plan.js';

const BALANCER = /network-load-balancer (\S+) in ([^{]+) \{\n/;

/** The texts of the VPCs, in the order of the plan. */
export function withEndpointServices(random: Random, { vpcs }: Plan, texts: readonly string[]): string[] {
  const out = [...texts];
  const services = vpcs.flatMap((vpc, i) => {
    const [header, balancer, nodes] = BALANCER.exec(out[i] as string) ?? [];
    if (!header || !hasOneNodeInEachZone(vpc, nodes as string)) return [];
    const line = `    enforce-inbound-rules-on-private-link-traffic ${random.pick(['on', 'off'])}\n`;
    const text = (out[i] as string).replace(header, random.chance(60) ? `${header}${line}` : header);
    out[i] = text.replace(/\}$/, `  endpoint-service svc-${vpc.name} for ${balancer}\n}`);
    return [`${vpc.name}.svc-${vpc.name}`];
  });
  if (services.length === 0) return out;
  return out.map((text, i) => withEndpoints(random, vpcs[i] as VpcPlan, text, services));
}

function hasOneNodeInEachZone({ subnets }: VpcPlan, nodes: string): boolean {
  const zones = nodes.split(', ').map((node) => subnets.find(({ name }) => name === node.split(' ')[0])?.zone);
  return new Set(zones).size === zones.length;
}

function withEndpoints(
  random: Random,
  { subnets, groups }: VpcPlan,
  text: string,
  services: readonly string[],
): string {
  let out = text;
  for (const { name, block } of subnets) {
    if (!random.chance(60)) continue;
    const header = new RegExp(`^  subnet ${name} .*\\{$`, 'm');
    const address = block.replace(/\.0\/\d+$/, '.14');
    out = out.replace(
      header,
      (line) =>
        `${line}\n    interface-endpoint pl-${name} ${address} to ${random.pick([...services])} {\n      security-groups ${random.pick([...groups])}\n    }`,
    );
  }
  return out;
}
