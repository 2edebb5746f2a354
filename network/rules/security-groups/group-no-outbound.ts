import { allowRules, groups, groupsOf, holdersOf } from '../../filters/index.js';
import type { Fix } from '../../findings/index.js';
import { askedTexts } from '../../repairs/index.js';
import {
  qualified,
  type Resource,
  type SecurityGroup,
  type Topology,
  type Vpc,
  writtenName,
} from '../../topology/index.js';
import { protocolParts, servicesOf } from '../../traffic/index.js';
import { say } from '../../words/index.js';
import { addition } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';

/**
 * A server needs no outbound rule, since replies always pass; a client does. Only what shows itself to be a client is told:
 * a function, or something that other groups expect requests from.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export const groupNoOutbound: Rule = {
  id: 'group-no-outbound',
  severity: 'information',
  summary: 'A client whose groups let it open nothing.',
  needs: 'topology',
  check({ topology, report }) {
    const expected = expectedClients(topology);
    for (const vpc of topology.vpcs) {
      const silent = silentClients(vpc, expected);
      for (const [group, clients] of silent) {
        report({
          origin: group.nameOrigin,
          message: say`
            ${listOf(clients.map(({ name }) => name))} can open no connection: \`outbound\` of ${group.name} is
            there and empty, so nothing may go out but replies. AWS gives a new group an outbound rule that allows
            everything (Terraform takes it away). Leave the \`outbound\` block out to have it, or allow what the
            client needs.
          `,
          related: clients.map((client) => ({
            origin: client.nameOrigin,
            message: say`${client.name} looks like a client`,
          })),
          fixes: allowWhatIsExpected(group, clients, topology),
        });
      }
    }
  },
};

function silentClients(vpc: Vpc, expected: ReadonlySet<SecurityGroup | Resource>): Map<SecurityGroup, Resource[]> {
  const silent = new Map<SecurityGroup, Resource[]>();
  for (const holder of holdersOf(vpc)) {
    if (holder.kind !== 'resource' || holder.securityGroups?.some(({ target }) => !target)) continue;
    const own = groupsOf(holder);
    const first = own[0];
    if (!first || own.some((group) => !opensNothing(group))) continue;
    const isClient = holder.type === 'function' || expected.has(holder) || own.some((group) => expected.has(group));
    if (!isClient) continue;
    const known = silent.get(first);
    if (known) known.push(holder);
    else silent.set(first, [holder]);
  }
  return silent;
}

function opensNothing({ outbound }: SecurityGroup): boolean {
  return outbound !== undefined && allowRules(outbound).length === 0;
}

/** Whom inbound rules of other groups name one by one. */
function expectedClients(topology: Topology): Set<SecurityGroup | Resource> {
  const expected = new Set<SecurityGroup | Resource>();
  for (const group of groups(topology)) {
    for (const { peers } of allowRules(group.inbound)) {
      for (const peer of peers) {
        const target = peer.kind === 'ref' ? peer.ref.target : undefined;
        if (target?.kind === 'resource' || (target?.kind === 'security-group' && target !== group))
          expected.add(target);
      }
    }
  }
  return expected;
}

/** What rules of other groups let in from these clients, let out of them. */
function allowWhatIsExpected(group: SecurityGroup, clients: readonly Resource[], topology: Topology): Fix[] {
  const { file } = group.origin;
  const meant = new Set<unknown>([group, ...clients, ...clients.flatMap((client) => groupsOf(client))]);
  const texts = new Set<string>();
  const protocols = new Set<string>();
  for (const other of groups(topology)) {
    if (meant.has(other) || other.origin.file !== file) continue;
    for (const { peers, traffics } of allowRules(other.inbound)) {
      if (!peers.some((peer) => peer.kind === 'ref' && meant.has(peer.ref.target))) continue;
      const services = servicesOf(traffics, 4);
      const traffic = services && askedTexts(services, 4, traffics, file);
      if (!traffic) return [];
      const server = other.vpc === group.vpc ? writtenName(other) : qualified(other, writtenName);
      texts.add(`allow ${traffic.join(', ')} to ${server}`);
      for (const { protocol } of protocolParts(services)) protocols.add(protocol);
    }
  }
  if (texts.size === 0) return [];
  const rules = [...texts];
  const title = say`Let out what others let in: ${rules.join('; ')}`;
  const adds = { direction: 'outbound', protocols: [...protocols] } as const;
  return addition(title, group.origin, [`outbound { ${rules.join(' ')} }`]).map((fix) => ({ ...fix, adds }));
}
