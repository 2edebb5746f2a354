import { say } from '../../../network/words/index.js';
import type { Key, RouteTargetDraft } from '../builder/draft.js';
import { isUnknownVpc, standsForTarget } from '../builder/placeholders.js';
import type { Import } from './context.js';
import { isObject } from './identities.js';

/**
 * AWS gives a public address only in a VPC that has an internet gateway, so a VPC with public addresses, or with a public NAT gateway, has one, though the data tell none.
 * Where no list of them is there at all, so has one whose subnets are to give public addresses. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
export function assumeInternetGateways(context: Import): void {
  const { network, described, warnings } = context;
  const known = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => vpc));
  const needed = new Set<string>();
  for (const [, owner] of [...network.all('resource'), ...network.all('regional-nat-gateway')])
    if (owner.publicIps.length > 0) needed.add(owner.vpc);
  for (const [, balancer] of network.all('load-balancer')) if (balancer.isPublic) needed.add(balancer.vpc);
  if (!described.has('InternetGateways') || described.untold('InternetGateways').length > 0)
    for (const [id, { vpc }] of network.all('subnet')) if (context.mapsPublicAddresses.has(id)) needed.add(vpc);
  for (const vpc of needed) {
    if (known.has(vpc)) continue;
    warnings.add(
      say`The internet gateway of ${vpc} is not in the data: it has public addresses, so it is taken to have one.`,
    );
    const label = 'assumed-internet-gateway';
    network.define(`${vpc} ${label}`, { kind: 'internet-gateway', vpc, ids: [], label });
  }
}

/**
 * Once it is known which routes nobody tells. Those may lead to an internet gateway, and from it may come what they answer, unless a whole list of gateways shows that there is
 * none. Where all routes are told, one to which none of them leads changes nothing.
 */
export function doubtInternetGateways(context: Import): void {
  const { network, warnings } = context;
  if (areGatewaysTold(context)) return;
  const taken = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => vpc));
  for (const [vpc] of [...network.all('vpc')]) {
    if (taken.has(vpc) || isUnknownVpc(network, vpc) || !hasUntoldRoutes(context, vpc)) continue;
    warnings.add(
      say`
        The data do not tell whether ${vpc} has an internet gateway, nor all of its routes: whether the internet
        reaches it is unknown. Ask AWS: \`aws ec2 describe-internet-gateways\` and \`aws ec2 describe-route-tables\`.
      `,
    );
    const label = 'untold-internet-gateway';
    network.define(`${vpc} ${label}`, { kind: 'internet-gateway', vpc, ids: [], label, maybe: true });
  }
}

function areGatewaysTold({ described }: Import): boolean {
  return (
    described.has('InternetGateways') &&
    described.untold('InternetGateways').length === 0 &&
    described.items('InternetGateways').every(({ raw }) => isObject(raw) && typeof raw.InternetGatewayId === 'string')
  );
}

function hasUntoldRoutes({ network }: Import, vpc: Key): boolean {
  for (const [, subnet] of network.all('subnet')) if (subnet.vpc === vpc && subnet.routeTableUnknown) return true;
  for (const [, table] of network.all('route-table'))
    if (table.vpc === vpc && (table.unknown || table.routes.some(({ target }) => leadsAnywhere(target)))) return true;
  return false;
}

const leadsAnywhere = (target: RouteTargetDraft): boolean => typeof target === 'object' && standsForTarget(target.ref);
