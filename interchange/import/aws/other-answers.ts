/**
 * AWS's command line prints lists of different things under one key: `describe-vpc-classic-link` has its `Vpcs` too, and `search-local-gateway-routes` its `Routes`.
 * In a folder with every answer of an account they lie beside those that are meant, and often before them. What they have that the meant ones have not tells them.
 * The fields are those of EC2's API: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
 */
import { type Kind, lettersOf } from './kinds.js';

interface Marks {
  /** Fields that an object of another answer has. */
  readonly others: readonly string[];
  /** A field that the meant ones always have: with it, a collector has merged both. */
  readonly own?: string;
}

const MARKS: Partial<Readonly<Record<Kind, Marks>>> = {
  // describe-vpc-classic-link, describe-vpc-classic-link-dns-support
  Vpcs: { others: ['ClassicLinkEnabled', 'ClassicLinkDnsSupported'], own: 'CidrBlock' },
  // describe-instance-topology, describe-instance-sql-ha-states
  Instances: { others: ['NetworkNodes', 'SqlServerLicenseUsage'], own: 'State' },
  // describe-addresses-attribute
  Addresses: { others: ['PtrRecord', 'PtrRecordUpdate'], own: 'Domain' },
  // search-local-gateway-routes, describe-client-vpn-routes, get-route-server-routing-database
  Routes: { others: ['LocalGatewayRouteTableId', 'ClientVpnEndpointId', 'RouteServerEndpointId'] },
  // get-transit-gateway-policy-table-associations
  Associations: { others: ['TransitGatewayPolicyTableId'] },
};

/** Whether a list under this key is another answer's. An empty one is nobody's. */
export function isOtherAnswer(kind: Kind, list: unknown): boolean {
  const marks = MARKS[kind];
  return marks !== undefined && Array.isArray(list) && list.length > 0 && list.every((item) => isMarked(item, marks));
}

function isMarked(item: unknown, { others, own }: Marks): boolean {
  if (typeof item !== 'object' || item === null) return false;
  const has = new Set(Object.keys(item).map(lettersOf));
  return others.some((field) => has.has(lettersOf(field))) && (own === undefined || !has.has(lettersOf(own)));
}
