import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { isUnknownVpc, unknownVpc } from '../builder/placeholders.js';
import { readBlocks } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import { nameTag, type Reading, tags, text } from './fields.js';
import { maybeBy, stateOf } from './states.js';

const blocks = (field: string) => z.array(z.looseObject({ [field]: z.string().nullish() })).nullish();
const side = z.looseObject({
  VpcId: z.string().nullish(),
  CidrBlock: z.string().nullish(),
  CidrBlockSet: blocks('CidrBlock'),
  Ipv6CidrBlockSet: blocks('Ipv6CidrBlock'),
  Region: z.string().nullish(),
});
type Side = z.output<typeof side>;
const PEERING = {
  VpcPeeringConnectionId: text,
  Status: z.looseObject({ Code: z.string().nullish() }),
  RequesterVpcInfo: side,
  AccepterVpcInfo: side,
  Tags: tags,
};

/** Only an active peering carries traffic. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
export function importPeerings(context: Import): void {
  for (const reading of readKind(context, 'VpcPeeringConnections', PEERING)) {
    const id = requireId(context, reading, 'VpcPeeringConnectionId');
    if (!id || context.network.has(id)) continue;
    const { value, place, malformed } = reading;
    const status = value.Status?.Code;
    if (!status || stateOf('peering', status) === 'gone') {
      if (status) context.gone.add(id);
      else if (!malformed.has('Status'))
        context.warnings.add(
          say`The data do not say whether peering ${id} is active: what goes through it is unknown.`,
          place,
        );
      continue;
    }
    const ends = [value.RequesterVpcInfo, value.AccepterVpcInfo].map((info) => endOf(context, info, reading));
    const [one, other] = ends;
    if (one === undefined || other === undefined) continue;
    context.network.define(id, {
      kind: 'peering',
      ...maybeBy('peering', status),
      ids: [id],
      label: nameTag(value.Tags),
      ends: [one, other],
    });
    routeBack(context, id, one, other);
    routeBack(context, id, other, one);
  }
}

function endOf(context: Import, info: Side | undefined, { place }: Reading<typeof PEERING>): string | undefined {
  const id = info?.VpcId ?? undefined;
  const known = context.network.find(id, 'vpc');
  if (known) known.region ??= info?.Region ?? undefined;
  if (id === undefined || known) return id;
  const sets = [
    info?.CidrBlock,
    ...(info?.CidrBlockSet ?? []).map((set) => set.CidrBlock),
    ...(info?.Ipv6CidrBlockSet ?? []).map((set) => set.Ipv6CidrBlock),
  ];
  const cidrs = readBlocks(
    sets.map((block) => (typeof block === 'string' ? block : undefined)),
    place,
    context.warnings,
  );
  if (cidrs.length === 0) return id;
  context.warnings.add(
    say`
      VPC ${id} is described by a peering alone, which tells its blocks and nothing of what is in it: what it does
      is unknown.
    `,
    place,
  );
  return unknownVpc(context.network, id, cidrs, info?.Region ?? undefined);
}

/** A VPC of which only its blocks are known routes back to its peers: what it lets through is unknown all the same. */
function routeBack(context: Import, peering: string, vpc: string, peer: string): void {
  if (!isUnknownVpc(context.network, vpc)) return;
  const table = context.network.find(`${vpc} routes`, 'route-table');
  for (const cidr of context.network.find(peer, 'vpc')?.cidrs ?? [])
    table?.routes.push({ destination: { cidr }, target: { ref: peering } });
}
