import { type Address, parseAddress } from '../address/index.js';
import { type Vpc, validCidrs } from '../topology/index.js';
import { portServices, type ServiceSet, TCP, UDP, uniteServices } from '../traffic/index.js';
import { type Told, told } from '../words/index.js';

/** A service that every VPC has at an address of its own and that neither ACLs nor groups filter. */
export interface ExemptService {
  readonly name: Told;
  readonly services: ServiceSet;
}

const dns = uniteServices(portServices(UDP, 53, 53), portServices(TCP, 53, 53));
const metadata = portServices(TCP, 80, 80);
const time = portServices(UDP, 123, 123);
const activation = portServices(TCP, 1688, 1688);

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html names them; the addresses are those of https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html and its neighbours. */
const FIXED: readonly (readonly [string, ExemptService])[] = [
  ['169.254.169.253', { name: told`Amazon DNS`, services: dns }],
  ['fd00:ec2::253', { name: told`Amazon DNS`, services: dns }],
  ['169.254.169.254', { name: told`the instance metadata service`, services: metadata }],
  ['fd00:ec2::254', { name: told`the instance metadata service`, services: metadata }],
  ['169.254.170.2', { name: told`the ECS task metadata endpoint`, services: metadata }],
  ['169.254.169.123', { name: told`the Amazon Time Sync Service`, services: time }],
  ['fd00:ec2::123', { name: told`the Amazon Time Sync Service`, services: time }],
  ['169.254.169.250', { name: told`Windows license activation`, services: activation }],
  ['169.254.169.251', { name: told`Windows license activation`, services: activation }],
];

const fixed = new Map<Address, ExemptService>(FIXED.map(([text, service]) => [parseAddress(text) as Address, service]));

/** The exempt service at an address, as a resource of the VPC sees it: Amazon DNS answers at the primary block's base plus two as well. */
export function exemptServiceAt(address: Address, vpc: Vpc): ExemptService | undefined {
  const primary = validCidrs(vpc.cidrs).find(({ base }) => typeof base === 'number');
  if (primary && typeof address === 'number' && address === (primary.base as number) + 2)
    return { name: told`Amazon DNS`, services: dns };
  return fixed.get(address);
}
