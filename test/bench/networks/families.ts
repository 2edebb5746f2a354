import type { Topology } from '../../../network/topology/model.js';
import { adversarial } from './adversarial.js';
import { alternatingAcls } from './alternating-acls.js';
import { giantVpc } from './giant-vpc.js';
import { groupChains } from './group-chains.js';
import { nestedBlocks } from './nested-blocks.js';
import { randomSubnets } from './random-subnets.js';
import { zones } from './zones.js';

/** Every family of inputs, by what it is made of; each is made from a seed of its own. */
export const FAMILIES: Readonly<Record<string, (size: number) => Topology>> = {
  'roles over random subnets': randomSubnets,
  'roles over zones': zones,
  'adversarial group sets': adversarial,
  'nested blocks': nestedBlocks,
  'alternating-port ACLs': alternatingAcls,
  'chains of group references': groupChains,
  'one giant VPC': giantVpc,
};
