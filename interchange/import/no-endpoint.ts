import type { NetworkAcl, Topology } from '../../network/topology/index.js';
import type { ImportSource } from './importers.js';

/** Resources that only carry what others send. */
const CARRIERS = new Set(['nat-gateway', 'gateway-load-balancer-endpoint']);

/** Why there is nothing to ask about, and what to add; undefined where something can be asked. */
export function whyNoEndpoint(topology: Topology, source: ImportSource): string | undefined {
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
  const [only, another] = vpcs;
  const found =
    only === undefined
      ? 'the input describes no VPC, and nothing that lies in one'
      : `the input describes ${another ? `${vpcs.length} VPCs` : `VPC ${only.name}`} and nothing that lies there`;
  return `There is nothing to ask about: ${found}. ${ADVICE[source]}`;
}

function hasRules({ inbound, outbound }: NetworkAcl): boolean {
  return inbound.length + outbound.length > 0;
}

const ADVICE: Readonly<Record<ImportSource, string>> = {
  aws: 'Add what "aws ec2 describe-vpcs", "describe-subnets", "describe-network-interfaces" and "describe-instances" print.',
  terraform:
    'Give the plans or states of what lies in it too: several files are one system. Instances, load balancers, databases, functions and services are what can be asked about.',
  cloudformation:
    'Give the templates of what lies in it too, nested ones and those that import its exports: several files, or a folder, are one system. Instances, load balancers, databases, functions and services are what can be asked about.',
};
