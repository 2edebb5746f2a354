/** Every field of what AWS answers: whether it is read, and why not where it is not. What is neither is warned of: `unmodelled/`. */
import { CONNECTIONS } from './connections.js';
import { FILTERS } from './filters.js';
import { HOSTS } from './hosts.js';
import { ATTRIBUTES, LOAD_BALANCERS } from './load-balancers.js';
import { SERVICES } from './services.js';
import type { Structures } from './structure.js';
import { VPCS } from './vpcs.js';

/** @public The tables of the docs are made from it. */
export { REASONS } from './structure.js';

/** By what the answers are about. */
export const ANSWERS: Readonly<Record<string, Structures>> = {
  'VPCs and their gateways': VPCS,
  'Network ACLs, security groups and prefix lists': FILTERS,
  'Instances, interfaces and endpoints': HOSTS,
  'Peerings, transit gateways, VPNs and Direct Connect': CONNECTIONS,
  'Load balancers': LOAD_BALANCERS,
  'Attributes of load balancers and target groups': ATTRIBUTES,
  'Databases and functions': SERVICES,
};
