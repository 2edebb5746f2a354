/** What no answer places: its VPC is known by its groups, its subnet by its address. What still may lie in several places may be in each of them, or not. */

import { cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key, ResourceDraft } from '../builder/draft.js';
import { isUnknownVpc } from '../builder/placeholders.js';
import { spreadOver } from '../builder/spread.js';
import { type Import, readKind } from './context.js';
import { text } from './fields.js';
import { leaveOpen } from './unmodelled/leave-open.js';

interface Homeless {
  readonly vpc: Key;
  readonly securityGroups?: readonly Key[] | undefined;
}

/** Once everything is there that lies in subnets. */
export function placeHomeless(context: Import): void {
  const vpcOf = vpcByGroups(context);
  const { network } = context;
  for (const [key, balancer] of network.all('load-balancer')) {
    const vpc = vpcOf(balancer);
    if (vpc === undefined || balancer.nodes.some(({ subnet }) => network.has(subnet, 'subnet'))) continue;
    balancer.vpc = vpc;
    balancer.nodes = [untoldSubnet(context, vpc), ...toldSubnets(context, vpc)].map((subnet) => ({ subnet }));
    tell(context, balancer.label ?? key, [vpc]);
  }
  for (const [key, resource] of [...network.all('resource')]) {
    if (resource.subnets.some((subnet) => network.has(subnet, 'subnet'))) continue;
    const vpc = vpcOf(resource);
    // One that is told and not described is somebody else's.
    if (resource.vpc !== '' && vpc === undefined) continue;
    if (vpc !== undefined) {
      resource.vpc = vpc;
      settle(context, vpc, resource);
      tell(context, resource.ids[0] ?? key, [vpc]);
    } else placeAnywhere(context, key, resource);
  }
}

/**
 * Once load balancers have their listeners. The nodes of one whose subnets nobody tells may stand in those that are told as well: what its targets let in of their
 * blocks may be what it sends, or not.
 */
export function doubtHomeless(context: Import): void {
  const homeless = [...context.network.all('load-balancer')].filter(
    ([, { vpc, nodes }]) =>
      nodes.some(({ subnet }) => subnet === untoldKey(vpc)) && toldSubnets(context, vpc).length > 0,
  );
  leaveOpen['load balancer'](
    context,
    homeless.map(([key]) => key),
  );
}

function vpcByGroups(context: Import): (thing: Homeless) => Key | undefined {
  const quiet = { ...context, warnings: context.scratch };
  const groups = readKind(quiet, 'SecurityGroups', { GroupId: text, VpcId: text });
  const vpcs = new Map(groups.map(({ value }) => [value.GroupId, value.VpcId]));
  return ({ vpc, securityGroups = [] }) => {
    if (vpc !== '') return context.network.has(vpc, 'vpc') ? vpc : undefined;
    const found = securityGroups.map((group) => vpcs.get(group)).find((one) => one !== undefined);
    return context.network.has(found, 'vpc') ? found : undefined;
  };
}

/** The blocks of a VPC's subnets do not overlap. */
function subnetByAddress({ network }: Import, vpc: Key, { addresses }: ResourceDraft): Key | undefined {
  const found = [...network.all('subnet')].find(
    ([, subnet]) =>
      subnet.vpc === vpc && addresses.some((address) => subnet.cidrs.some((cidr) => contains(cidr, address))),
  );
  return found?.[0];
}

function contains(cidr: string, text: string): boolean {
  const [block, address] = [parseCidr(cidr)?.cidr, parseAddress(text)];
  return (
    block !== undefined && address !== undefined && typeof block.base === typeof address && cidrContains(block, address)
  );
}

/**
 * In the subnet that its address says. One that nobody tells has none of the blocks of those that are told, and is not where a resource without an address must be:
 * it may be in each of them, and rules that name their blocks may mean it.
 */
function settle(context: Import, vpc: Key, resource: ResourceDraft): void {
  const found = subnetByAddress(context, vpc, resource);
  resource.subnets = [found ?? untoldSubnet(context, vpc)];
  if (found !== undefined || resource.addresses.length > 0) return;
  const told = toldSubnets(context, vpc);
  if (told.length > 0) spreadOver(resource, [...resource.subnets, ...told]);
}

const toldSubnets = ({ network }: Import, vpc: Key): Key[] =>
  [...network.all('subnet')].flatMap(([key, subnet]) => (subnet.vpc === vpc && !subnet.unknown ? [key] : []));

function placeAnywhere(context: Import, key: Key, resource: ResourceDraft): void {
  const { network } = context;
  const vpcs = [...network.all('vpc')].map(([id]) => id).filter((id) => !isUnknownVpc(network, id));
  const byAddress = vpcs.filter((vpc) => subnetByAddress(context, vpc, resource) !== undefined);
  const possible = byAddress.length > 0 ? byAddress : vpcs;
  // What points to it points to no one place.
  network.remove(key);
  for (const vpc of possible) {
    const there: ResourceDraft = {
      ...structuredClone(resource),
      // A name of its own, so that its id means all of them.
      ids: [],
      partOf: [...resource.ids, ...(resource.partOf ?? [])],
      label: `${resource.label ?? resource.ids[0] ?? key}-in-${network.find(vpc, 'vpc')?.label ?? vpc}`,
      maybe: true,
      vpc,
    };
    settle(context, vpc, there);
    network.define<ResourceDraft>(`${key} in ${vpc}`, there);
  }
  tell(context, resource.ids[0] ?? key, possible);
}

function untoldSubnet({ network }: Import, vpc: Key): Key {
  const key = untoldKey(vpc);
  network.define(key, {
    kind: 'subnet',
    vpc,
    ids: [],
    label: 'untold-place',
    doc: 'Stands for the subnets that the data do not tell, though something lies in them.',
    unknown: true,
    cidrs: [],
    routeTableUnknown: true,
    networkAclUnknown: true,
  });
  return key;
}

const untoldKey = (vpc: Key): Key => `untold place ${vpc}`;

function tell({ warnings }: Import, name: string, vpcs: readonly Key[]): void {
  const [only, ...others] = vpcs;
  warnings.add(
    only !== undefined && others.length === 0
      ? say`
        The data do not tell in which subnet ${name} lies: it is taken for one of ${only}, as its VPC, groups and
        addresses say. Ask AWS to describe it again.
      `
      : say`
        The data do not tell in which VPC ${name} lies: it may be in ${
          vpcs.join(', ') ||
          say`
        none that is described
      `
        }, so what reaches it is unknown. Ask AWS to describe it again.
      `,
  );
}
