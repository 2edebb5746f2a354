/** Every argument of the resources that are read: whether it is, and why not where it is not. What is neither is warned of: `declared/unmodelled.ts`. */
import type { Structures } from '../../aws/answers/structure.js';
import { DATABASES } from './databases.js';
import { ENDPOINTS } from './endpoints.js';
import { GATEWAYS } from './gateways.js';
import { INSTANCES } from './instances.js';
import { LOAD_BALANCERS } from './load-balancers.js';
import { NETWORK_ACLS } from './network-acls.js';
import { ROUTES } from './routes.js';
import { SECURITY_GROUPS } from './security-groups.js';
import { TRANSIT_GATEWAYS } from './transit-gateways.js';
import { VPCS } from './vpcs.js';
import { VPNS } from './vpns.js';

/** Of every type. */
export const COMMON = { read: 'id', labels: 'tags tags_all name_prefix description' } as const;

/** By what the types are about. What stands here of a block that is not read is said of all that is in it. */
export const ARGUMENTS: Readonly<Record<string, Structures>> = {
  'VPCs and subnets': VPCS,
  'gateways and addresses': GATEWAYS,
  routes: ROUTES,
  'network ACLs': NETWORK_ACLS,
  'security groups': SECURITY_GROUPS,
  'instances and interfaces': INSTANCES,
  databases: DATABASES,
  'load balancers': LOAD_BALANCERS,
  'VPC endpoints': ENDPOINTS,
  'peering and transit gateways': TRANSIT_GATEWAYS,
  'VPN and Direct Connect': VPNS,
};
