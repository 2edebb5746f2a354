import { say } from '../../../network/words/index.js';
import { clusterOf } from './cluster-instances.js';
import { isConnect } from './connect-attachments.js';
import type { Context, Declared } from './context.js';
import { isFirewall } from './firewalls.js';
import { isSubnetGroup } from './places-named.js';
import { CANNOT_MATTER, READ_TYPES } from './read-types.js';
import { isRouteServer } from './route-servers.js';
import { textsIn } from './value.js';
import { wayType } from './way-types.js';

/** Types that this importer reads, or that have nothing to do with who reaches whom. */
const READ = new Set([READ_TYPES, CANNOT_MATTER].flatMap(Object.values<string>).flatMap((names) => names.split(' ')));

/** The same in whatever format, which break their words differently: `VPCDHCPOptionsAssociation`, `vpc_dhcp_options_association`. */
const plainName = (type: string): string =>
  type
    .replace(/^(AWS::EC2::|awscc_ec2_)/, '')
    .replaceAll('_', '')
    .toLowerCase();

const QUIET = new Set(
  Object.values<string>(CANNOT_MATTER).flatMap((names) => names.split(' ').map((name) => plainName(name))),
);

/** Fields by which something that is not read shows that it has a place in a VPC, or changes one. */
const PLACES = [
  'vpc_id',
  'subnet_id',
  'subnet_ids',
  'subnets',
  'security_group_ids',
  'security_groups',
  'vpc_security_group_ids',
  'vpc_config',
  'vpc_options',
  'network_configuration',
  'subnet_group_name',
  'db_subnet_group_name',
  'vpc_zone_identifier',
  'transit_gateway_id',
  'route_table_id',
  'network_interface_id',
];

/** Whether a part of the import reads this type, or none needs to. */
export function isRead(type: string): boolean {
  return READ.has(type);
}

/** CDK’s own, which hand values from one region to another, and change no network. */
const CARRIES_VALUES = /^Custom::CrossRegionExport(Writer|Reader)$/;

const STACKS = /^(AWS::CloudFormation::StackSet|cloudformation_stack(_set)?)$/;

/** Stacks whose templates are not read may add to what they are given. */
function warnOfStacks(context: Context): void {
  for (const type of context.types) {
    if (!STACKS.test(type)) continue;
    for (const declared of context.all(type)) {
      const named = namedIn(context, declared);
      if (named.length === 0) continue;
      context.warn(
        say`
          ${declared.label} makes stacks whose templates are not read, and is given ${named.join(', ')}: what they
          add to the network is not told.
        `,
        declared.place,
      );
    }
  }
}

const namedIn = (context: Context, { values }: Declared): string[] => [
  ...new Set(textsIn(values).flatMap((id) => context.network.get(id)?.label ?? [])),
];

/** A program of somebody's own that is given something of the network may change it. */
function warnOfPrograms(context: Context): void {
  for (const type of context.types) {
    if (!/^Custom::|CustomResource$/.test(type) || CARRIES_VALUES.test(type)) continue;
    for (const declared of context.all(type)) {
      const named = namedIn(context, declared);
      if (named.length === 0) continue;
      context.warn(
        say`
          ${declared.label} is a custom resource, and is given ${named.join(', ')}: what its program does to
          the network is not told.
        `,
        declared.place,
      );
    }
  }
}

/** What lies in a VPC and cannot be said here is told, since nothing can be asked of it. */
export function warnOfOthers(context: Context): void {
  warnOfPrograms(context);
  warnOfStacks(context);
  for (const type of context.types) {
    if (READ.has(type) || QUIET.has(plainName(type)) || isSubnetGroup(type) || /^Custom::|CustomResource$/.test(type))
      continue;
    if (isFirewall(type) || isConnect(type) || isRouteServer(type) || wayType(type)) continue;
    for (const declared of context.all(type)) {
      if (context.network.has(declared.key, 'resource') || clusterOf(context, declared)) continue;
      if (declared.lookedUp || !PLACES.some((field) => declared.fields.raw(field) !== undefined)) continue;
      context.warn(
        say`
          ${declared.label} is left out: resources of this type (${type}) are not read. What reaches it, or goes
          through it, is not told.
        `,
        declared.place,
      );
    }
  }
}
