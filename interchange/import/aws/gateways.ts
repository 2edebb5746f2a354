import { say } from '../../../network/words/index.js';
import { attachPerhaps } from '../builder/unattached-gateways.js';
import { type Import, readKind, requireId } from './context.js';
import { list, nameTag, readList, tags, text } from './fields.js';
import { maybeBy, stateOf } from './states.js';

const GATEWAY = {
  InternetGatewayId: text,
  EgressOnlyInternetGatewayId: text,
  VpnGatewayId: text,
  Attachments: list,
  VpcAttachments: list,
  State: text,
  Tags: tags,
};
const ATTACHMENT = { VpcId: text, State: text };

const KINDS = [
  { list: 'InternetGateways', id: 'InternetGatewayId', kind: 'internet-gateway' },
  { list: 'EgressOnlyInternetGateways', id: 'EgressOnlyInternetGatewayId', kind: 'egress-only-gateway' },
  { list: 'VpnGateways', id: 'VpnGatewayId', kind: 'vpn-gateway' },
] as const;

/** Gateways that hang on a VPC. One that hangs on none has nothing to do with reachability, and routes to it lead nowhere. */
export function importGateways(context: Import): void {
  for (const { list: kindOfList, id: idField, kind } of KINDS) {
    for (const reading of readKind(context, kindOfList, GATEWAY)) {
      const id = requireId(context, reading, idField);
      if (!id) continue;
      const { value, place } = reading;
      const told = value.Attachments ?? value.VpcAttachments;
      const field = value.Attachments ? 'Attachments' : 'VpcAttachments';
      const attachments = readList(told, ATTACHMENT, place, field, context.warnings);
      const inForce = attachments.filter(({ value: { State } }) => stateOf('gateway attachment', State) !== 'gone');
      const attached = inForce.find((attachment) => attachment.value.VpcId !== undefined);
      const vpc = attached?.value.VpcId;
      if (
        stateOf('gateway attachment', value.State) === 'gone' ||
        (told && inForce.length === 0 && attachments.length === told.length)
      )
        context.gone.add(id);
      else if (vpc !== undefined)
        context.network.define(id, {
          kind,
          ...(attached?.maybe ? { maybe: true } : maybeBy('gateway attachment', attached?.value.State)),
          vpc,
          ids: [id],
          label: nameTag(value.Tags),
        });
      else context.unattached.push({ id, kind, label: nameTag(value.Tags), place });
    }
  }
}

/** Once routes tell where gateways are whose own answer does not: any other may hang on each VPC that has none of its kind. */
export function attachUntoldGateways(context: Import): void {
  for (const { id, kind, label, place } of context.unattached) {
    if (context.network.has(id) || context.gone.has(id)) continue;
    const vpcs = attachPerhaps(context.network, { id, kind, label });
    context.warnings.add(
      vpcs.length === 0
        ? say`The data do not say to which VPC ${id} is attached.`
        : say`
          The data do not say to which VPC ${id} is attached: it may be ${vpcs.join(', ')}, and then packets may come
          in and go out by it. Ask AWS to describe it again, with its attachments.
        `,
      place,
    );
  }
}
