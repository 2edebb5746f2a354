import type { Fix } from '../../findings/index.js';
import { targetOf, vpcRouting } from '../../forwarding/index.js';
import {
  type RouteTable,
  type Subnet,
  type TransitGateway,
  type TransitGatewayAttachment,
  type Vpc,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { intoList } from '../fixes.js';
import { namesInWords } from '../route-tables/words.js';
import type { Rule, RuleContext } from '../rule.js';

/** A subnet reaches a transit gateway only where the attachment has a subnet in the same zone: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export const transitGatewayZone: Rule = {
  id: 'transit-gateway-zone',
  severity: 'warning',
  summary: 'A subnet routes to a transit gateway that is not attached in its zone.',
  needs: 'topology',
  check(context) {
    for (const gateway of context.topology.transitGateways) {
      for (const attachment of gateway.attachments) checkAttachment(attachment, gateway, context);
    }
  },
};

function checkAttachment(attachment: TransitGatewayAttachment, gateway: TransitGateway, { report }: RuleContext): void {
  const vpc = attachment.vpc.target;
  const zones = zonesOf(attachment);
  if (!vpc || !zones) return;
  for (const [zone, subnets] of subnetsByZone(vpc, gateway)) {
    if (zones.has(zone)) continue;
    report({
      origin: attachment.vpc.origin,
      message: say`
        ${namesInWords(subnets)} in zone ${zone} ${subnets.length > 1 ? say`route` : say`routes`} to
        \`${gateway.name}\`, but this attachment has no subnet in zone ${zone}. A transit gateway takes traffic
        only from zones in which it is attached, so this traffic is dropped. Add a subnet of zone ${zone} to the
        attachment, or remove the route from the tables of these subnets.
      `,
      related: subnets.slice(0, 4).map((subnet) => ({ message: say`In zone ${zone}`, origin: subnet.nameOrigin })),
      fixes: attachIn(attachment, subnets),
    });
  }
}

/** An attachment has one subnet a zone, and serves all subnets of it. */
function attachIn({ subnets = [] }: TransitGatewayAttachment, [subnet]: readonly Subnet[]): Fix[] {
  const last = subnets.at(-1);
  if (!last || !subnet || last.origin.file !== subnet.origin.file) return [];
  const name = last.text.includes('.') ? `${writtenName(subnet.vpc)}.${writtenName(subnet)}` : writtenName(subnet);
  return intoList(say`Attach it in ${subnet.name} too`, last.origin, name);
}

/** Undefined where the attachment is in every zone, or the file does not tell in which. */
function zonesOf(attachment: TransitGatewayAttachment): Set<string> | undefined {
  if (!attachment.subnets) return undefined;
  const zones = new Set<string>();
  for (const { target } of attachment.subnets) {
    if (!target?.zone) return undefined;
    zones.add(target.zone.value);
  }
  return zones;
}

function subnetsByZone(vpc: Vpc, gateway: TransitGateway): Map<string, Subnet[]> {
  const leadsThere = (table: RouteTable): boolean => table.routes.some((route) => targetOf(route) === gateway);
  const byZone = new Map<string, Subnet[]>();
  for (const [table, subnets] of vpcRouting(vpc).subnetsOf) {
    if (!leadsThere(table)) continue;
    for (const subnet of subnets) {
      if (!subnet.zone) continue;
      const found = byZone.get(subnet.zone.value);
      if (found) found.push(subnet);
      else byZone.set(subnet.zone.value, [subnet]);
    }
  }
  return byZone;
}
