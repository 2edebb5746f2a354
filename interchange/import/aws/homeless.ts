/** What no answer places: its VPC is known by its groups, its subnet by its address. What still may lie in several places may be in each of them, or not. */

import { cidrContains, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key, ResourceDraft } from '../builder/draft.js';
import { isUnknownVpc } from '../builder/placeholders.js';
import { type Import, readKind } from './context.js';
import { text } from './fields.js';

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
    balancer.nodes = [{ subnet: untoldSubnet(context, key, balancer.label ?? key, vpc, true) }];
    tell(context, balancer.label ?? key, [vpc]);
  }
  for (const [key, resource] of [...network.all('resource')]) {
    if (resource.subnets.some((subnet) => network.has(subnet, 'subnet'))) continue;
    const vpc = vpcOf(resource);
    // One that is told and not described is somebody else's.
    if (resource.vpc !== '' && vpc === undefined) continue;
    if (vpc !== undefined) {
      resource.vpc = vpc;
      settle(context, key, vpc, resource);
      tell(context, resource.ids[0] ?? key, [vpc]);
    } else placeAnywhere(context, key, resource);
  }
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

/** In the subnet that its address says; one that is none of theirs is of none that is told. */
function settle(context: Import, key: Key, vpc: Key, resource: ResourceDraft): void {
  const label = resource.label ?? resource.ids[0] ?? key;
  resource.subnets = [
    subnetByAddress(context, vpc, resource) ?? untoldSubnet(context, key, label, vpc, resource.addresses.length === 0),
  ];
}

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
    settle(context, key, vpc, there);
    network.define<ResourceDraft>(`${key} in ${vpc}`, there);
  }
  tell(context, resource.ids[0] ?? key, possible);
}

/** `anywhere`: it may be one that is told. */
function untoldSubnet({ network }: Import, owner: Key, label: string, vpc: Key, anywhere: boolean): Key {
  const key = `untold place ${owner} ${vpc}`;
  network.define(key, {
    kind: 'subnet',
    vpc,
    ids: [],
    label: `untold-place-of-${label}`,
    doc: 'Stands for the subnets that the data do not tell, though something lies in them.',
    unknown: true,
    ...(anywhere ? { anywhere } : {}),
    cidrs: [],
    routeTableUnknown: true,
    networkAclUnknown: true,
  });
  return key;
}

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
