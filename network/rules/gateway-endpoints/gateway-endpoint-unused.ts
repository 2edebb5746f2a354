import { type AddressSet, addressSetOfCidrs } from '../../address/index.js';
import { aclMayAllow } from '../../filters/index.js';
import type { Fix } from '../../findings/index.js';
import { everyTableKnown, vpcRouting } from '../../forwarding/index.js';
import {
  type GatewayEndpoint,
  type NetworkAcl,
  networkAclOf,
  type RouteTable,
  type Subnet,
  type Vpc,
  validCidrs,
  writtenName,
} from '../../topology/index.js';
import { portServices, TCP } from '../../traffic/index.js';
import { say } from '../../words/index.js';
import { replacement, wholeList } from '../fixes.js';
import { namesInWords } from '../route-tables/words.js';
import type { Rule, RuleContext } from '../rule.js';

/** A gateway endpoint is a route in the tables it names, and serves the subnets that use these tables: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const gatewayEndpointUnused: Rule = {
  id: 'gateway-endpoint-unused',
  severity: 'warning',
  summary: 'No subnet can use a gateway endpoint: none has its route tables, or network ACLs stop the traffic.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      if (vpc.subnets.length === 0 || !everyTableKnown(vpc)) continue;
      for (const endpoint of vpc.gatewayEndpoints) checkEndpoint(endpoint, context);
    }
  },
};

function checkEndpoint(endpoint: GatewayEndpoint, { report }: RuleContext): void {
  const { vpc } = endpoint;
  if (endpoint.routeTables.some(({ target }) => !target)) return;
  const { subnetsOf } = vpcRouting(vpc);
  const writtenIn = (table: RouteTable): boolean =>
    table.routes.some(({ target }) => target.kind === 'ref' && target.ref.target === endpoint);
  const tables = new Set(endpoint.routeTables.flatMap(({ target }) => (target ? [target] : [])));
  for (const table of vpc.routeTables) if (writtenIn(table)) tables.add(table);
  const subnets = [...tables].flatMap((table) => subnetsOf.get(table) ?? []);
  const [first] = endpoint.routeTables;
  if (subnets.length === 0) {
    report({
      origin: first?.origin ?? endpoint.nameOrigin,
      message: say`
        No subnet uses ${namesInWords([...tables])}, so the gateway endpoint \`${endpoint.name}\` serves nobody:
        it is a route in the tables that it names, and only subnets with such a table send their traffic to the
        service by it. Name the tables of the subnets whose resources use the service.
      `,
      related: [...tables].slice(0, 4).map((table) => ({ message: say`No subnet uses it`, origin: table.nameOrigin })),
      fixes: nameUsed(endpoint, vpc),
    });
    return;
  }
  const acls = stoppingAcls(endpoint, subnets);
  if (!acls) return;
  report({
    origin: endpoint.nameOrigin,
    message: say`
      ${namesInWords(acls)} ${acls.length > 1 ? say`stop` : say`stops`} all HTTPS traffic between the subnets that
      use the gateway endpoint \`${endpoint.name}\` and \`${endpoint.service.text}\`. A network ACL knows no
      prefix lists and sees the public addresses of the service: allow TCP 443 out to them, and TCP 1024-65535 in
      from them for the replies.
    `,
    related: acls.slice(0, 4).map((acl) => ({ message: say`The network ACL`, origin: acl.nameOrigin })),
  });
}

/** Of more tables than these it is somebody's choice which. */
const MOST_TABLES = 4;

function nameUsed({ routeTables, origin }: GatewayEndpoint, vpc: Vpc): Fix[] {
  const [first, last] = [routeTables[0], routeTables.at(-1)];
  const used = [...vpcRouting(vpc).subnetsOf.keys()].filter((table) => table.vpc === vpc);
  const isWritten = used.every((table) => table.origin.file === origin.file && !table.unknown);
  if (!first || !last || used.length === 0 || used.length > MOST_TABLES || !isWritten) return [];
  const names = used.map(writtenName).join(', ');
  return replacement(say`Serve the subnets of ${names}`, wholeList(first.origin, last.origin), names);
}

const HTTPS = portServices(TCP, 443, 443);
const REPLIES = portServices(TCP, 1024, 65535);

/** The ACLs, if each of the subnets has one that stops requests or replies for certain. */
function stoppingAcls(endpoint: GatewayEndpoint, subnets: readonly Subnet[]): NetworkAcl[] | undefined {
  const service = endpoint.service.target;
  if (!service || service.unknown) return undefined;
  const addresses = addressSetOfCidrs(validCidrs(service.cidrs));
  if (addresses.length === 0) return undefined;
  const decided = new Map<NetworkAcl, boolean>();
  for (const subnet of subnets) {
    const acl = networkAclOf(subnet);
    if (!acl) return undefined;
    const passes = decided.get(acl) ?? mayPass(acl, addresses);
    if (passes) return undefined;
    decided.set(acl, passes);
  }
  return [...decided.keys()];
}

function mayPass(acl: NetworkAcl, addresses: AddressSet): boolean {
  return aclMayAllow(acl, 'outbound', addresses, HTTPS) && aclMayAllow(acl, 'inbound', addresses, REPLIES);
}
