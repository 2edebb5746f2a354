/**
 * Placeholders for what the input mentions and does not describe. Each is built so that every verdict that hangs on it is `unknown`,
 * and no other verdict changes.
 */
import type { Key, SecurityGroupDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/** Addresses that nobody tells, wherever they are named. */
export const UNTOLD_ADDRESSES = 'unknown-addresses';

/** A prefix list whose contents nobody tells: as a rule's peer or a route's destination it may or may not match. */
export function unknownPrefixList(
  network: NetworkDraft,
  key: Key = UNTOLD_ADDRESSES,
  ids: string[] = [],
  doc?: string,
): Key {
  network.define(key, { kind: 'prefix-list', ids, label: key, doc, unknown: true, cidrs: [] });
  return key;
}

/** A network on premises whose blocks nobody tells: it is assumed to have none that others have. */
export function unknownNetwork(network: NetworkDraft, key: Key, ids: string[] = []): Key {
  network.define(key, { kind: 'network', ids, label: key, cidrs: [], unknown: true });
  return key;
}

/** Whatever addresses there are, the internet's and those of others too; unlike a prefix list, a network ACL may have it as a peer. */
export function unknownAnywhere(network: NetworkDraft, key: Key, ids: string[] = []): Key {
  network.define(key, { kind: 'network', ids, label: key, cidrs: [], unknown: true, anywhere: true });
  return key;
}

const UNKNOWN_TARGET = 'unknown-target ';

/** True for what `unknownTransit` made. */
export const standsForTarget = (key: Key): boolean => key.startsWith(UNKNOWN_TARGET);

/** A way out of a VPC, and into it, behind which anything may be: a target that is not described, or that the language has no word for. */
export function unknownTransit(network: NetworkDraft, id: string, vpc: Key): Key {
  const key = `${UNKNOWN_TARGET}${id} ${vpc}`;
  if (network.has(key, 'transit-gateway')) return key;
  const doc = `The input mentions ${id} and does not describe it: what lies behind it is unknown.`;
  network.define(key, {
    kind: 'transit-gateway',
    ids: [],
    label: `unknown-${id}`,
    doc,
    securityGroupReferencing: false,
    attachments: [{ vpc, ids: [] }],
  });
  unknownAttachment(network, `${key} beyond`, key, `beyond-${id}`);
  return key;
}

/** Something attached to a transit gateway that the input does not describe: a VPN to a network of unknown blocks. Where it only propagates, it is assumed to have none that others have. */
export function unknownAttachment(
  network: NetworkDraft,
  key: Key,
  transitGateway: Key,
  label: string,
  beyondIt: (network: NetworkDraft, key: Key) => Key = unknownAnywhere,
): Key {
  const beyond = beyondIt(network, `${key} network`);
  const draft = network.find(beyond, 'network');
  if (draft) draft.label = label;
  network.define(key, { kind: 'vpn', ids: [], label: `${label}-line`, network: beyond, gateway: transitGateway });
  return key;
}

/** A group whose rules nobody tells. */
export function unknownGroup(network: NetworkDraft, key: Key, vpc: Key, ids: string[]): Key {
  const peers = [{ ref: unknownPrefixList(network) }];
  const group: SecurityGroupDraft = {
    kind: 'security-group',
    vpc,
    ids,
    doc: 'The input does not tell the rules of this group.',
    isDefault: false,
    inbound: [{ traffics: [{ kind: 'all' }], peers }],
    outbound: [{ traffics: [{ kind: 'all' }], peers }],
  };
  network.define(key, group);
  return key;
}

/** A target of a load balancer that nobody describes: whether it can be reached is unknown. */
export function unknownTarget(network: NetworkDraft, key: Key, vpc: Key, subnet: Key, addresses: string[]): Key {
  const group = unknownGroup(network, `unknown-targets ${vpc}`, vpc, []);
  const draft = network.find(group, 'security-group');
  if (draft) draft.label = 'unknown-targets';
  network.define(key, {
    kind: 'resource',
    type: 'interface',
    vpc,
    ids: [],
    label: `target-${addresses[0]}`,
    doc: 'A target of a load balancer that the input does not describe.',
    subnets: [subnet],
    addresses,
    securityGroups: [group],
    publicIps: [],
    sourceDestCheck: true,
    privateNat: false,
  });
  return key;
}

/**
 * A VPC of which only the blocks are known, as a peering tells them: one subnet a block, and in it an interface at every address
 * whose group is unknown. Groups of that VPC which others refer to are carried by that interface (`foreignGroup`).
 */
export function unknownVpc(network: NetworkDraft, id: Key, cidrs: readonly string[], region?: string): Key {
  if (network.has(id, 'vpc')) return id;
  const doc = `The input tells no more of ${id} than its blocks: what is in it is unknown.`;
  network.define(id, { kind: 'vpc', ids: [id], cidrs: [...cidrs], region, doc });
  unknownGroup(network, `${id} unknown group`, id, []);
  const group = network.find(`${id} unknown group`, 'security-group');
  if (group) group.label = 'unknown-group';
  network.define(`${id} routes`, {
    kind: 'route-table',
    vpc: id,
    ids: [],
    label: 'unknown-routes',
    main: true,
    routes: [],
    propagations: [],
  });
  cidrs.forEach((cidr, i) => {
    const key = `${id} subnet ${i}`;
    network.define(key, { kind: 'subnet', vpc: id, ids: [], label: `unknown-subnet-${i + 1}`, cidrs: [cidr] });
    network.define(`${key} interface`, {
      kind: 'resource',
      type: 'interface',
      vpc: id,
      ids: [],
      label: `unknown-interface-${i + 1}`,
      subnets: [key],
      addresses: [],
      securityGroups: [`${id} unknown group`],
      publicIps: [],
      sourceDestCheck: true,
      privateNat: false,
    });
  });
  return id;
}

/** True for a VPC that `unknownVpc` made. */
export function isUnknownVpc(network: NetworkDraft, id: Key): boolean {
  return network.has(`${id} unknown group`, 'security-group');
}

/** A group of an unknown VPC: every interface there may be in it, and its own rules add nothing to what is unknown already. */
export function foreignGroup(network: NetworkDraft, id: string, vpc: Key): Key {
  if (network.has(id, 'security-group')) return id;
  network.define(id, { kind: 'security-group', vpc, ids: [id], isDefault: false, inbound: [], outbound: [] });
  for (const [key, resource] of network.all('resource'))
    if (resource.vpc === vpc && key.startsWith(`${vpc} subnet `)) resource.securityGroups?.push(id);
  return id;
}

/** A table of which nobody tells what leads where. Without one at all everything attached would be taken to be associated with a default one. */
export function defineUnknownTable(network: NetworkDraft, transitGateway: Key): void {
  network.define(`${transitGateway} unknown table`, {
    kind: 'transit-gateway-route-table',
    transitGateway,
    ids: [],
    label: 'unknown-table',
    associations: [],
    propagations: [],
    routes: [],
    unknown: true,
  });
}

const UNTOLD_TABLE = ' untold-table';

/** True for what `associateWithUntold` made. */
export const isUntoldTable = (key: Key): boolean => key.endsWith(UNTOLD_TABLE);

/** With which table of its transit gateway it is associated nobody tells: with one of which nothing is told. */
export function associateWithUntold(network: NetworkDraft, transitGateway: Key, attached: Key): void {
  const key = `${transitGateway}${UNTOLD_TABLE}`;
  network.define(key, {
    kind: 'transit-gateway-route-table',
    transitGateway,
    ids: [],
    label: 'untold-table',
    associations: [],
    propagations: [],
    routes: [],
    unknown: true,
  });
  const table = network.find(key, 'transit-gateway-route-table');
  if (table && !table.associations.includes(attached)) table.associations.push(attached);
}
