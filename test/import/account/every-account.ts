import { type Account, account } from '../account.js';
import { SUBJECTS } from '../account-verdicts.js';
import { behindBalancer } from './balancer.js';
import { ID, vpnAccount } from './client-vpn.js';
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
];
