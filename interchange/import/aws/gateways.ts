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
  const used = usedGateways(context);
  const detached: Import['unattached'][number][] = [];
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
      const isDetached = told !== undefined && inForce.length === 0 && attachments.length === told.length;
      if (isDetached && used.has(id)) detached.push({ id, kind, label: nameTag(value.Tags), place });
      else if (isDetached || stateOf('gateway attachment', value.State) === 'gone') context.gone.add(id);
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
  for (const { id, kind, label, place } of detached) {
    const vpc = used.get(id) ?? '';
    const hasOther = [...context.network.all(kind)].some(([, gateway]) => gateway.vpc === vpc);
    if (hasOther || !context.network.has(vpc, 'vpc')) {
      context.gone.add(id);
      continue;
    }
    // One of the two answers is older.
    context.warnings.add(
      say`
        ${id} is told to be attached to no VPC, and a route of ${vpc} leads to it: whether it is attached there is
        unknown. Ask for both again.
      `,
      place,
    );
    context.network.define(id, { kind, maybe: true, vpc, ids: [id], label });
  }
}

const TABLE = { VpcId: text, Routes: list };
const ROUTE = { GatewayId: text, EgressOnlyInternetGatewayId: text, State: text };

/** Those to which a route leads that is `active`, as AWS calls none once its target is gone, and the VPC of that. */
function usedGateways(context: Import): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { value, place } of readKind({ ...context, warnings: context.scratch }, 'RouteTables', TABLE))
    for (const route of readList(value.Routes, ROUTE, place, 'Routes', context.scratch)) {
      const id = route.value.GatewayId ?? route.value.EgressOnlyInternetGatewayId;
      if (id !== undefined && value.VpcId !== undefined && route.value.State === 'active') found.set(id, value.VpcId);
    }
  return found;
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
