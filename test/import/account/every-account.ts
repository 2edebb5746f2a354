import { type Account, account } from '../account.js';
import { SUBJECTS } from '../account-verdicts.js';
import { behindBalancer } from './balancer.js';
import { behindNat, tableOfNat } from './behind-nat.js';
import { ID, vpnAccount } from './client-vpn.js';
import { COMPANY_SUBJECTS, company } from './company.js';
import { hubAccount } from './hub.js';
import { NODE, POD, withPrefixes } from './prefixes.js';

/** The accounts of the tests, each with the ends that questions are asked between. */
export const EVERY_ACCOUNT: readonly {
  readonly name: string;
  readonly files: () => Account;
  readonly subjects: readonly string[];
}[] = [
  { name: 'something of every kind', files: account, subjects: SUBJECTS },
  {
    name: 'a Client VPN endpoint',
    files: () => structuredClone(vpnAccount()),
    subjects: [ID, 'eni-data', '10.0.1.9', '8.8.8.8'],
  },
  {
    name: 'a load balancer',
    files: () => structuredClone(behindBalancer()),
    subjects: ['8.8.8.8', 'inside', 'i-web', 'i-client'],
  },
  {
    name: 'IPv6',
    files: () => structuredClone(withPrefixes({})),
    subjects: ['i-10', 'i-20', NODE, POD, '2a00:1450:4001:800::1'],
  },
  { name: 'a transit gateway', files: hubAccount, subjects: ['i-one', 'i-two', '8.8.8.8', '10.3.0.9'] },
  {
    name: 'a regional NAT gateway',
    files: () =>
      structuredClone(
        behindNat(
          {
            ConnectivityType: 'public',
            AvailabilityMode: 'regional',
            AutoProvisionZones: 'enabled',
            RouteTableId: 'rtb-nat',
            NatGatewayAddresses: [
              {
                PublicIp: '198.51.100.9',
                AllocationId: 'eipalloc-1',
                Status: 'succeeded',
                AvailabilityZone: 'eu-west-1a',
              },
            ],
          },
          tableOfNat({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }),
        ),
      ),
    subjects: ['i-1', '8.8.8.8'],
  },
  { name: 'the answers of today', files: company, subjects: COMPANY_SUBJECTS },
];
