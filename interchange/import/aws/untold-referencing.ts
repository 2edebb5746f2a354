/**
 * References to groups count over a transit gateway where it supports them and both attachments do. Old command lines leave that out: then each that could count may,
 * so the addresses that are in the group are let in perhaps.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
import * as z from 'zod';
import type { GroupRuleDraft, Key } from '../builder/draft.js';
import { membersOf } from '../builder/group-members.js';
import { type Import, readKind } from './context.js';
import { text } from './fields.js';

const SUPPORT = {
  TransitGatewayId: text,
  VpcId: text,
  Options: z.looseObject({ SecurityGroupReferencingSupport: z.string().nullish() }),
};

/** Once groups have their rules. */
export function doubtReferencing(context: Import): void {
  const { network } = context;
  const untold = untoldSupport(context);
  if (untold.size === 0) return;
  const open = new Map<Key, Set<Key>>();
  for (const [id, { ids, attachments }] of network.all('transit-gateway')) {
    const gateway = untold.get(id);
    // What stands for something that is not told has no id.
    if (gateway === undefined || ids.length === 0) continue;
    const possible = attachments.filter(({ vpc }) => gateway.get(vpc) !== 'off');
    for (const one of possible)
      for (const other of possible)
        if (one.vpc !== other.vpc && [undefined, one.vpc, other.vpc].some((end) => gateway.get(end) === 'untold'))
          open.set(one.vpc, (open.get(one.vpc) ?? new Set()).add(other.vpc));
    for (const attachment of attachments)
      if (gateway.get(attachment.vpc) === 'untold') attachment.securityGroupReferencing = false;
  }
  letInPerhaps(context, open);
}

type Support = 'on' | 'off' | 'untold';

/** What each transit gateway says of itself, without a key, and of its attachments, by their VPCs: those of which something is not told. */
function untoldSupport(context: Import): Map<Key, Map<Key | undefined, Support>> {
  const quiet = { ...context, warnings: context.scratch };
  const found = new Map<Key, Map<Key | undefined, Support>>(
    [...context.network.all('transit-gateway')].map(([id]) => [id, new Map([[undefined, 'untold']])]),
  );
  for (const kind of ['TransitGateways', 'TransitGatewayVpcAttachments'] as const)
    for (const { value } of readKind(quiet, kind, SUPPORT))
      found
        .get(value.TransitGatewayId ?? '')
        ?.set(value.VpcId, supportOf(value.Options?.SecurityGroupReferencingSupport));
  return new Map(
    [...found].filter(([, told]) => told.get(undefined) !== 'off' && [...told.values()].includes('untold')),
  );
}

const supportOf = (option: string | null | undefined): Support =>
  option === undefined || option === null ? 'untold' : option === 'enable' ? 'on' : 'off';

function letInPerhaps(context: Import, open: ReadonlyMap<Key, ReadonlySet<Key>>): void {
  const { network } = context;
  for (const [, group] of network.all('security-group')) {
    const others = open.get(group.vpc);
    if (others === undefined) continue;
    const more = group.inbound.flatMap(({ traffics, peers }): GroupRuleDraft[] => {
      const members = peers.flatMap((peer) => membersOf(network, peer, (vpc) => others.has(vpc)));
      return members.length > 0 ? [{ traffics, peers: members, maybe: true }] : [];
    });
    group.inbound.push(...more);
  }
}
