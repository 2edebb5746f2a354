import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import type { AttachmentDraft, TransitGatewayDraft } from '../builder/draft.js';
import { unknownAttachment } from '../builder/placeholders.js';
import { type Attached, endsOfAttachment } from './attachment-ends.js';
import { type Import, readKind, requireId } from './context.js';
import type { Place } from './described.js';
import { nameTag, tags, text, texts } from './fields.js';
import { maybeBy, stateOf } from './states.js';

const GATEWAY = {
  TransitGatewayId: text,
  State: text,
  Options: z.looseObject({
    SecurityGroupReferencingSupport: z.string().nullish(),
    DefaultRouteTableAssociation: z.string().nullish(),
  }),
  Tags: tags,
};
const VPC_ATTACHMENT = {
  TransitGatewayAttachmentId: text,
  TransitGatewayId: text,
  VpcId: text,
  SubnetIds: texts,
  State: text,
  Options: z.looseObject({
    ApplianceModeSupport: z.string().nullish(),
    SecurityGroupReferencingSupport: z.string().nullish(),
    Ipv6Support: z.string().nullish(),
  }),
};
const ATTACHMENT = {
  TransitGatewayAttachmentId: text,
  TransitGatewayId: text,
  ResourceType: text,
  ResourceId: text,
  State: text,
};
const tgw = z.looseObject({ TransitGatewayId: z.string().nullish() });
const PEERING = {
  TransitGatewayAttachmentId: text,
  AccepterTransitGatewayAttachmentId: text,
  RequesterTgwInfo: tgw,
  AccepterTgwInfo: tgw,
  State: text,
  Tags: tags,
};
export function importTransitGateways(context: Import): void {
  for (const reading of readKind(context, 'TransitGateways', GATEWAY)) {
    const id = requireId(context, reading, 'TransitGatewayId');
    if (!id) continue;
    const { value } = reading;
    if (stateOf('transit gateway', value.State) === 'gone') context.gone.add(id);
    else {
      const made = defineGateway(
        context,
        id,
        nameTag(value.Tags),
        value.Options?.SecurityGroupReferencingSupport === 'enable',
      );
      if (value.Options?.SecurityGroupReferencingSupport === undefined)
        context.warnings.add(
          say`
            Whether ${id} supports references to security groups is not in the data (old versions of the AWS
            command line leave it out): whether rules that refer to groups of other VPCs let anything in over it
            is unknown. Ask a current one: \`aws ec2 describe-transit-gateways\`.
          `,
          reading.place,
        );
      if (made && value.Options?.DefaultRouteTableAssociation === 'disable') made.defaultRouteTable = 'none';
    }
  }
  importVpcAttachments(context);
  importPeeringAttachments(context);
  importOtherAttachments(context);
  const quiet = { ...context, warnings: context.scratch };
  for (const { value } of readKind(quiet, 'TransitGateways', GATEWAY)) {
    const gateway = context.network.find(value.TransitGatewayId, 'transit-gateway');
    if (gateway && stateOf('transit gateway', value.State) === 'open')
      for (const attachment of gateway.attachments) attachment.maybe = true;
  }
}

function defineGateway(
  context: Import,
  id: string,
  label?: string,
  securityGroupReferencing = false,
): TransitGatewayDraft | undefined {
  if (context.gone.has(id)) return undefined;
  context.network.define(id, { kind: 'transit-gateway', ids: [id], label, securityGroupReferencing, attachments: [] });
  return context.network.find(id, 'transit-gateway');
}

/** A gateway that another account owns shows its attachments here, though not always itself. */
function gatewayOf(context: Import, id: string | undefined): TransitGatewayDraft | undefined {
  if (id === undefined) return undefined;
  const known = context.network.find(id, 'transit-gateway');
  if (known || context.gone.has(id)) return known;
  context.warnings.add(say`Transit gateway ${id} is not described: its options are taken to be AWS’s defaults.`);
  return defineGateway(context, id);
}

function importVpcAttachments(context: Import): void {
  for (const reading of readKind(context, 'TransitGatewayVpcAttachments', VPC_ATTACHMENT)) {
    const { value, place } = reading;
    const id = value.TransitGatewayAttachmentId;
    if (stateOf('transit gateway attachment', value.State) === 'gone') {
      if (id !== undefined) context.gone.add(id);
      continue;
    }
    const subnets = value.SubnetIds;
    const made = attach(
      context,
      { id, gateway: value.TransitGatewayId, vpc: value.VpcId, subnets },
      {
        subnets,
        ids: id === undefined ? [] : [id],
        ...maybeBy('transit gateway attachment', value.State),
        ...optionsOf(value.Options),
      },
      place,
    );
    if (made === 'nothing')
      context.warnings.add(
        say`Transit gateway attachment ${id ?? ''} is left out: what it attaches to what cannot be read.`,
        place,
      );
  }
}

/** Attaches whatever it may be to whatever it may be; `known` where that was attached before. */
function attach(
  context: Import,
  one: Attached,
  draft: Omit<AttachmentDraft, 'vpc'>,
  place: Place,
): 'added' | 'known' | 'nothing' {
  const { gateways, vpcs } = endsOfAttachment(context, one, place);
  const isCertain = gateways.length === 1 && vpcs.length === 1;
  const { subnets, ...others } = draft;
  let found: 'added' | 'known' | 'nothing' = 'nothing';
  for (const owner of gateways)
    for (const vpc of vpcs) {
      const gateway = gatewayOf(context, owner);
      if (!gateway) continue;
      if (isCertain && one.id !== undefined) context.attached.set(one.id, vpc);
      if (gateway.attachments.some((attachment) => attachment.vpc === vpc)) found = found === 'added' ? found : 'known';
      else {
        found = 'added';
        gateway.attachments.push({
          vpc,
          ...(vpcs.length === 1 ? draft : others),
          ...(isCertain ? {} : { maybe: true }),
        });
      }
    }
  return found;
}

/** One that the list of all attachments tells alone. */
function attachListed(context: Import, one: Attached & { readonly id: string }, place: Place): void {
  const { id, vpc } = one;
  const gateways = [...context.network.all('transit-gateway')];
  if (gateways.some(([, { attachments }]) => attachments.some(({ ids }) => ids.includes(id)))) {
    if (vpc !== undefined) context.attached.set(id, vpc);
    return;
  }
  if (attach(context, one, { ids: [id], maybe: true }, place) === 'added' && vpc !== undefined)
    context.warnings.add(
      say`The subnets of attachment ${id} are not in the data: which zones of ${vpc} it serves is not known.`,
    );
}

/** Group referencing is on unless it is turned off; where nobody tells, `doubtReferencing` leaves it open. */
function optionsOf(
  options: { readonly [option: string]: unknown } | undefined,
): Pick<AttachmentDraft, 'applianceMode' | 'securityGroupReferencing' | 'ipv6'> {
  return {
    ...(options?.ApplianceModeSupport === 'enable' ? { applianceMode: true } : {}),
    ...(options?.SecurityGroupReferencingSupport === 'disable' ? { securityGroupReferencing: false } : {}),
    ...(options?.Ipv6Support === 'enable' ? {} : { ipv6: false }),
  };
}

function importPeeringAttachments(context: Import): void {
  for (const reading of readKind(context, 'TransitGatewayPeeringAttachments', PEERING)) {
    const id = requireId(context, reading, 'TransitGatewayAttachmentId');
    if (!id) continue;
    const { value } = reading;
    if (stateOf('transit gateway attachment', value.State) === 'gone') context.gone.add(id);
    else {
      definePeering(
        context,
        id,
        value.RequesterTgwInfo?.TransitGatewayId ?? undefined,
        value.AccepterTgwInfo?.TransitGatewayId ?? undefined,
        nameTag(value.Tags),
      );
      const peering = context.network.find(id, 'peering');
      if (peering && stateOf('transit gateway attachment', value.State) === 'open') peering.maybe = true;
      // The other side may know the same peering by an id of its own.
      if (value.AccepterTransitGatewayAttachmentId) context.network.alias(value.AccepterTransitGatewayAttachmentId, id);
    }
  }
}

/** A peering one of whose gateways lies in a region or account that is not described leads into the unknown. */
function definePeering(
  context: Import,
  id: string,
  one: string | undefined,
  other: string | undefined,
  label?: string,
): void {
  const { network } = context;
  if (network.has(id)) return;
  const known = [one, other].filter((end) => network.has(end, 'transit-gateway'));
  if (known.length === 2 && one !== undefined && other !== undefined)
    network.define(id, { kind: 'peering', ids: [id], label, ends: [one, other] });
  else if (known[0] !== undefined) {
    context.warnings.add(
      say`The other end of transit gateway peering ${id} is not described: what lies beyond it is unknown.`,
    );
    unknownAttachment(network, id, known[0], `beyond-${id}`);
  }
}

/** The list of all attachments tells what the special lists may lack. VPNs and Direct Connects are attached by their own ends. */
function importOtherAttachments(context: Import): void {
  for (const { value, place } of readKind(context, 'TransitGatewayAttachments', ATTACHMENT)) {
    const { TransitGatewayAttachmentId: id, TransitGatewayId: owner, ResourceId: resource } = value;
    const type = value.ResourceType ?? typeById(resource);
    if (id === undefined) continue;
    if (stateOf('transit gateway attachment', value.State) === 'gone') {
      context.gone.add(id);
      continue;
    }
    if (type === 'vpc') {
      attachListed(context, { id, gateway: owner, vpc: resource }, place);
      continue;
    }
    if (owner === undefined) continue;
    if (type === 'peering') definePeering(context, id, owner, resource);
    else if (type === 'vpn' || type === 'direct-connect-gateway') {
      if (resource) context.attached.set(id, type === 'vpn' ? resource : `${resource} ${owner}`);
    } else if (gatewayOf(context, owner) && !context.network.has(id)) {
      context.warnings.add(
        say`What lies beyond ${id}, a transit gateway attachment of type ${type ?? 'unknown'}, is unknown.`,
      );
      unknownAttachment(context.network, id, owner, `beyond-${id}`);
    }
  }
}

/** Where the list leaves out of what type a resource is, its id tells. */
function typeById(resource: string | undefined): string | undefined {
  if (resource?.startsWith('vpc-')) return 'vpc';
  if (resource?.startsWith('vpn-')) return 'vpn';
  return resource?.startsWith('tgw-') ? 'peering' : undefined;
}
