import { addressSetOfCidrs, type Cidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import {
  type Attachments,
  advertised,
  attachedTo,
  type CompiledTransitTable,
  destinationBlocks,
  destinationText,
  everyTableKnown,
  everyTargetResolved,
  isApplianceTarget,
  type TransitEntry,
  targetOf,
} from '../../forwarding/index.js';
import { routesInto } from '../../repairs/index.js';
import {
  type Attached,
  type Route,
  type Topology,
  type TransitGateway,
  type TransitGatewayAttachment,
  type Vpc,
  validCidrs,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { overlapsBlock } from '../route-tables/address-overlap.js';
import type { Rule, RuleContext } from '../rule.js';

/** Neither side learns the other's routes by itself: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export const transitGatewayRouteMissing: Rule = {
  id: 'transit-gateway-route-missing',
  severity: 'warning',
  summary: 'A VPC is attached to a transit gateway, but a route there, or on from there, is missing.',
  needs: 'reachability',
  check(context) {
    const { topology } = context;
    if (topology.transitGateways.length === 0) return;
    const { transit } = context.analysis.compiled;
    for (const gateway of topology.transitGateways) {
      const attachments = attachedTo(gateway, topology);
      const checked = new Set<Vpc>();
      for (const attachment of gateway.attachments) {
        const vpc = attachment.vpc.target;
        if (!vpc || checked.has(vpc)) continue;
        checked.add(vpc);
        if (!tellsItsRoutes(vpc)) continue;
        checkWayThere(attachment, vpc, gateway, context);
        const [table, other] = transit.tablesOf(gateway, vpc);
        if (table && !other && isKnown(table, attachments)) checkWayOn(vpc, table, gateway, context);
      }
    }
  },
};

/** Whether the file tells all that the table can hold. */
function isKnown({ table }: CompiledTransitTable, { attached, known }: Attachments): boolean {
  if (table) return !table.unknown && table.propagations.every(({ target }) => target);
  // With nothing else attached the file tells nothing of where it leads: it may well belong to another account.
  return known && attached.size > 1;
}

/** Whether nothing in the VPC, which is attached, leads to the transit gateway, nor by another gateway to what else is attached. */
export function lacksTransitRoute(gateway: TransitGateway, vpc: Vpc, topology: Topology): boolean {
  if (!tellsItsRoutes(vpc)) return false;
  const routes = vpc.routeTables.flatMap((table) => table.routes);
  return (
    !routes.some((route) => targetOf(route) === gateway) && !hasOtherWays(vpc, routes, attachedTo(gateway, topology))
  );
}

/** A VPC of which the file tells no more than its blocks may well have routes that it does not tell. */
function tellsItsRoutes(vpc: Vpc): boolean {
  return vpc.subnets.length > 0 && everyTableKnown(vpc) && vpc.routeTables.every(everyTargetResolved);
}

function checkWayThere(
  attachment: TransitGatewayAttachment,
  vpc: Vpc,
  gateway: TransitGateway,
  { topology, report }: RuleContext,
): void {
  if (!lacksTransitRoute(gateway, vpc, topology)) return;
  report({
    origin: attachment.vpc.origin,
    message: say`
      VPC \`${vpc.name}\` is attached to \`${gateway.name}\`, but none of its route tables leads there. An
      attachment adds no routes to the VPC: nothing in it can send to the other networks, and what comes from them
      gets no reply. Add a route such as \`10.0.0.0/8 -> ${gateway.name}\` to the tables of the subnets that take
      part.
    `,
    related: [{ message: say`VPC ${vpc.name}`, origin: vpc.nameOrigin }],
    fixes: routeFix(gateway, vpc, topology),
  });
}

/** To all that is attached besides, as far as it is told. */
function routeFix(gateway: TransitGateway, vpc: Vpc, topology: Topology): Fix[] {
  const others = [...attachedTo(gateway, topology).attached].filter((what) => what !== vpc);
  const edits = routesInto(vpc, others.flatMap(blocksOf), gateway);
  return edits.length > 0 ? [{ title: say`Add routes from ${vpc.name} to what else is attached`, edits }] : [];
}

/** Two transit gateways may carry one direction each: then packets to everything that is attached here leave by another gateway. */
function hasOtherWays(vpc: Vpc, routes: readonly Route[], { attached }: Attachments): boolean {
  const others = [...attached].filter((what) => what !== vpc).map(blocksOf);
  if (others.length === 0) return false;
  const led = addressSetOfCidrs(
    routes.filter(leadsAcross).flatMap(({ destination }) => destinationBlocks(destination, vpc).cidrs),
  );
  return others.every((blocks) => blocks.some((block) => overlapsBlock(led, block)));
}

function leadsAcross(route: Route): boolean {
  const target = targetOf(route);
  return (
    target?.kind === 'transit-gateway' ||
    target?.kind === 'peering' ||
    target?.kind === 'vpn-gateway' ||
    isApplianceTarget(target)
  );
}

function blocksOf(what: Attached): readonly Cidr[] {
  if (what.kind === 'vpc') return validCidrs(what.cidrs);
  return what.kind === 'peering' ? [] : advertised(what).blocks;
}

/** One finding a destination, however many tables of the VPC have the route. */
function checkWayOn(vpc: Vpc, table: CompiledTransitTable, gateway: TransitGateway, { report }: RuleContext): void {
  const reported = new Set<string>();
  for (const route of vpc.routeTables.flatMap(({ routes }) => routes)) {
    if (targetOf(route) !== gateway) continue;
    const { cidrs, known } = destinationBlocks(route.destination, vpc);
    const into = cidrs.map((cidr) => table.routesInto(cidr));
    if (!known || cidrs.length === 0 || into.includes('some')) continue;
    const destination = destinationText(route.destination);
    if (reported.has(destination)) continue;
    reported.add(destination);
    const name = table.table ? say`the route table \`${table.table.name}\`` : say`the default route table`;
    const doubtful = into.find((found) => typeof found === 'object')?.doubtful;
    report({
      origin: route.origin,
      message: doubtful
        ? doubtfulWords(doubtful, destination, name)
        : say`
          \`${gateway.name}\` has no route for ${destination}: ${name} with which VPC \`${vpc.name}\` is
          associated knows nothing of it, so the traffic is dropped there. Let the attachment that has these
          addresses propagate into that table, or add a static route to it.
        `,
      related: [{ message: say`Where it is looked up`, origin: table.table?.nameOrigin ?? gateway.nameOrigin }],
    });
  }
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
function doubtfulWords({ target, rivals }: TransitEntry, destination: string, table: string): string {
  const owner = target.kind === 'attached' ? target.attached.name : '';
  const [rival] = rivals ?? [];
  return say`
      Whether ${table} has a route for ${destination} depends on age: VPC \`${owner}\`, which has these addresses,
      shares others with \`${rival?.name}\`, and of VPCs that overlap AWS propagates only the one attached first,
      all its blocks or none. Where \`${owner}\` came later, this traffic is dropped. Add a static route,
      \`${destination} -> ${owner}\`, to that table.
    `;
}
