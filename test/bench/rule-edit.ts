import { type SecurityGroup, type Topology, withOtherRules } from '../../network/topology/index.js';
import { allowIn, anyPeer, open, tcp } from './networks/builder.js';

/** The network in which one group lets everybody in to one more port, in place of the one that was added last. What was made of it before is asked no more. */
export function withPort(topology: Topology, group: SecurityGroup, port: number): Topology {
  const inbound = (group.inbound ?? []).filter(({ text }) => text !== ADDED);
  const more: SecurityGroup = { ...group, inbound: [] };
  allowIn(more, tcp(port), anyPeer);
  const added = open(more.inbound).map((rule) => ({ ...rule, group, text: ADDED }));
  return withOtherRules(topology, [{ filter: group, inbound: [...inbound, ...added], outbound: group.outbound }]);
}

const ADDED = 'added';
