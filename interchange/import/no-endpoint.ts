import type { NetworkAcl, SecurityGroup, Topology } from '../../network/topology/index.js';
import { say, type Told, told } from '../../network/words/index.js';
import type { ImportSource } from './importers.js';

/** Resources that only carry what others send. */
const CARRIERS = new Set(['nat-gateway', 'gateway-load-balancer-endpoint']);

/** Why there is nothing to ask about, and what to add; undefined where something can be asked. */
export function whyNoEndpoint(
  topology: Topology,
  source: ImportSource,
  lacking: readonly string[] = [],
): string | undefined {
  const { vpcs } = topology;
  const resources = vpcs.flatMap((vpc) => [
    ...vpc.subnets.flatMap((subnet) => subnet.resources),
    ...vpc.spanningResources,
  ]);
  const balancers = vpcs.some((vpc) => vpc.loadBalancers.length > 0);
  if (balancers || resources.some(({ type }) => !CARRIERS.has(type))) return undefined;
  // A network ACL for subnets that are elsewhere: its rules can be checked by themselves.
  if (vpcs.every((vpc) => vpc.subnets.length === 0) && vpcs.some((vpc) => vpc.networkAcls.some(hasRules)))
    return undefined;
  return [found(topology), ...lacking, `${ADVICE[source]}`].join(' ');
}

function hasRules({ inbound, outbound }: NetworkAcl): boolean {
  return inbound.length + outbound.length > 0;
}

function found({ vpcs }: Topology): string {
  const [only, another] = vpcs;
  if (only === undefined)
    return say`There is nothing to ask about: the input describes no VPC, and nothing that lies in one.`;
  const groups = vpcs.flatMap(({ securityGroups }) => securityGroups);
  if (groups.length > 0 && vpcs.every(({ subnets, routeTables }) => subnets.length + routeTables.length === 0))
    return onlyGroups(groups);
  return another
    ? say`There is nothing to ask about: the input describes ${vpcs.length} VPCs and nothing that lies there.`
    : say`There is nothing to ask about: the input describes VPC ${only.name} and nothing that lies there.`;
}

function onlyGroups(groups: readonly SecurityGroup[]): string {
  const [only, another] = groups;
  return only && !another
    ? say`There is nothing to ask about: the input describes security group ${only.name} and nothing that has it.`
    : say`There is nothing to ask about: the input describes ${groups.length} security groups and nothing that has them.`;
}

const ADVICE: Readonly<Record<ImportSource, Told>> = {
  aws: told`
    Add what "aws ec2 describe-vpcs", "describe-subnets", "describe-network-interfaces" and "describe-instances" print.
  `,
  terraform: told`
    Give the plans or states of what lies in it too: several files are one system. Instances, load balancers,
    databases, functions and services are what can be asked about.
  `,
  cloudformation: told`
    Give the templates of what lies in it too, nested ones and those that import its exports: several files, or a
    folder, are one system. Instances, load balancers, databases, functions and services are what can be asked
    about.
  `,
};
