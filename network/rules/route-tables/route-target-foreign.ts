import { attachedTo, isAttached, kindInWords, peeringJoins, targetOf, targetText } from '../../forwarding/index.js';
import {
  type Element,
  type NamedElement,
  type Route,
  type RouteTable,
  type Subnet,
  type TransitGateway,
  type Vpc,
  writtenName,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { addition, replacement } from '../fixes.js';
import type { Rule, RuleContext } from '../rule.js';

/** A route's target has to belong to the VPC of the table: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html */
export const routeTargetForeign: Rule = {
  id: 'route-target-foreign',
  severity: 'error',
  summary: 'A route leads to a gateway that belongs to another VPC, or that this VPC is not attached to.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      for (const table of vpc.routeTables) {
        for (const route of table.routes) checkRoute(route, table, context);
        checkPropagations(table, context);
      }
      for (const subnet of vpc.subnets) checkSubnet(subnet, context);
    }
    for (const gateway of context.topology.transitGateways) checkTransitGateway(gateway, context);
  },
};

function checkRoute(route: Route, table: RouteTable, context: RuleContext): void {
  const target = targetOf(route);
  if (!target) return;
  const { vpc } = table;
  const origin = route.target.origin;
  const name = targetText(route.target);
  if (target.kind === 'transit-gateway') {
    const { attached, known } = attachedTo(target, context.topology);
    if (!known || attached.has(vpc)) return;
    context.report({
      origin,
      // Where nothing is attached at all, the file may well leave the attachments out.
      ...(target.attachments.length === 0 ? { severity: 'warning' as const } : {}),
      message: say`
        VPC \`${vpc.name}\` is not attached to the transit gateway \`${name}\`. AWS refuses a route to a transit
        gateway from a VPC without attachment. Add \`attach ${vpc.name}\` to \`${target.name}\`.
      `,
      related: [{ message: say`The transit gateway`, origin: target.nameOrigin }],
      fixes:
        target.origin.file === vpc.origin.file
          ? addition(say`Attach ${vpc.name} to ${target.name}`, target.origin, [`attach ${writtenName(vpc)}`])
          : [],
    });
    return;
  }
  if (target.kind === 'peering') {
    if (peeringJoins(target, vpc) !== false) return;
    context.report({
      origin,
      message: say`
        The peering \`${name}\` joins ${target.ends.map((end) => `\`${end.text}\``).join(' and ')}, not
        \`${vpc.name}\`. A VPC can use only the peering connections of which it is an end; traffic never passes
        through a VPC to reach a third one. Declare a peering of this VPC, or use a transit gateway.
      `,
      related: [{ message: say`The peering`, origin: target.nameOrigin }],
    });
    return;
  }
  if (!('vpc' in target) || target.vpc === vpc) return;
  context.report({
    origin,
    message: say`
      \`${name}\` is ${kindInWords(target)} of VPC \`${target.vpc.name}\`, but this table belongs to
      \`${vpc.name}\`. AWS accepts targets of the same VPC only. Use one of this VPC, or reach the other VPC by a
      peering or a transit gateway.
    `,
    related: [{ message: say`Declared in VPC ${target.vpc.name}`, origin: target.nameOrigin }],
    fixes: ownGateway(target, vpc).flatMap((own) =>
      replacement(say`Lead to ${vpc.name}.${own.name}`, origin, writtenName(own)),
    ),
  });
}

/** Of gateways a VPC has one of a kind. */
function ownGateway(target: Element, vpc: Vpc): readonly NamedElement[] {
  const own =
    target.kind === 'internet-gateway'
      ? vpc.internetGateways
      : target.kind === 'egress-only-gateway'
        ? vpc.egressOnlyGateways
        : target.kind === 'vpn-gateway'
          ? vpc.vpnGateways
          : [];
  return own.length === 1 ? own : [];
}

function checkPropagations(table: RouteTable, context: RuleContext): void {
  for (const { target, origin, text } of table.propagations) {
    if (!target || target.vpc === table.vpc) continue;
    context.report({
      origin,
      message: say`
        \`${text}\` is the virtual private gateway of VPC \`${target.vpc.name}\`; a table of \`${table.vpc.name}\`
        cannot learn its routes. Propagate the gateway that is attached to this VPC.
      `,
      related: [{ message: say`The gateway`, origin: target.nameOrigin }],
    });
  }
}

function checkSubnet(subnet: Subnet, context: RuleContext): void {
  const table = subnet.routeTable?.target;
  if (!subnet.routeTable || !table || table.vpc === subnet.vpc) return;
  context.report({
    origin: subnet.routeTable.origin,
    message: say`
      Route table \`${subnet.routeTable.text}\` belongs to VPC \`${table.vpc.name}\`, the subnet to
      \`${subnet.vpc.name}\`. AWS associates a subnet with tables of its own VPC only. Name a table of this VPC.
    `,
    related: [{ message: say`The route table`, origin: table.nameOrigin }],
  });
}

/** A table of a transit gateway leads to what is attached to that transit gateway. */
function checkTransitGateway(gateway: TransitGateway, context: RuleContext): void {
  const { attached, known } = attachedTo(gateway, context.topology);
  if (!known) return;
  for (const table of gateway.routeTables) {
    const targets = table.routes.flatMap((route) => (route.target.kind === 'ref' ? [route.target.ref] : []));
    for (const { target, origin, text } of [...targets, ...table.associations, ...table.propagations]) {
      if (!target || !isAttached(target) || attached.has(target)) continue;
      const attach =
        target.kind === 'vpc' ? say`Add \`attach ${(target as Vpc).name}\`` : say`Let its end be \`${gateway.name}\``;
      context.report({
        origin,
        message: say`
          \`${text}\` is not attached to the transit gateway \`${gateway.name}\`, so its route tables cannot lead
          there or be used by it. ${attach}, or remove the line.
        `,
        related: [{ message: say`Where it is declared`, origin: target.nameOrigin }],
      });
    }
  }
}
