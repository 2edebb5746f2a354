import { type Cidr, cidrCovers, cidrFamily, cidrOf, cidrSize, parseCidr } from '../../address/index.js';
import { isKnownPeer, peerBlocks } from '../../filters/index.js';
import { type AclRule, type Vpc, validCidrs } from '../../topology/index.js';
import {
  portServices,
  type ServiceSet,
  servicesOf,
  servicesOverlap,
  TCP,
  UDP,
  uniteServices,
} from '../../traffic/index.js';
import { say, type Told, told } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';
import { aclRules } from './rules-of.js';

const block = (text: string): Cidr => (parseCidr(text) as { cidr: Cidr }).cidr;
const DNS: ServiceSet = uniteServices(portServices(UDP, 53, 53), portServices(TCP, 53, 53));

interface ExemptService {
  readonly cidr: Cidr;
  readonly what: Told;
  /** Undefined: whatever is sent there. */
  readonly services?: ServiceSet;
  readonly advice: Told;
}

const RESOLVER = told`To control what names resolve to, use Route 53 Resolver DNS Firewall.`;
const METADATA = told`
  To close it, turn the metadata service off in the instance’s own options, or require its version 2.
`;

/** What no ACL and no group filters. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html */
const EXEMPT: readonly ExemptService[] = [
  { cidr: block('169.254.169.253/32'), what: told`the Amazon DNS server`, services: DNS, advice: RESOLVER },
  { cidr: block('fd00:ec2::253/128'), what: told`the Amazon DNS server`, services: DNS, advice: RESOLVER },
  { cidr: block('169.254.169.254/32'), what: told`the instance metadata service`, advice: METADATA },
  { cidr: block('fd00:ec2::254/128'), what: told`the instance metadata service`, advice: METADATA },
  { cidr: block('169.254.170.2/32'), what: told`the task metadata of Amazon ECS`, advice: METADATA },
  { cidr: block('169.254.169.123/32'), what: told`the Amazon Time Sync Service`, advice: told`Remove the rule.` },
  { cidr: block('fd00:ec2::123/128'), what: told`the Amazon Time Sync Service`, advice: told`Remove the rule.` },
];

export const aclExemptService: Rule = {
  id: 'acl-exempt-service',
  severity: 'warning',
  summary: 'A deny against DNS, metadata or another service that no ACL filters.',
  needs: 'topology',
  check({ topology, report }) {
    for (const rule of aclRules(topology)) {
      if (rule.action.value !== 'deny' || !isKnownPeer(rule.peer)) continue;
      const exempt = exemptServiceOf(rule);
      if (!exempt) continue;
      report({
        origin: rule.origin,
        message: say`
          Rule ${rule.number.value} denies nothing: it names ${exempt.what}, and AWS lets packets to and from it
          pass every network ACL and security group. ${exempt.advice}
        `,
        fixes: removal(say`Remove the rule`, rule.origin),
      });
    }
  },
};

/** The service that the rule is about: one whose address is all that it names. A wider rule may be about anything. */
function exemptServiceOf(rule: AclRule): ExemptService | undefined {
  const services = servicesOf([rule.traffic], 4);
  const blocks = peerBlocks(rule.peer, rule.acl.vpc);
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (!services || !only) return undefined;
  return [...EXEMPT, ...resolvers(rule.acl.vpc)].find(
    ({ cidr, services: exempt }) => cidrCovers(cidr, only) && (!exempt || servicesOverlap(exempt, services)),
  );
}

/** The Amazon DNS server also answers at the third address of the VPC's primary block. */
function resolvers(vpc: Vpc): ExemptService[] {
  const primary = validCidrs(vpc.cidrs).find((cidr) => cidrFamily(cidr) === 4);
  if (!primary || cidrSize(primary) < 4n) return [];
  return [
    {
      cidr: cidrOf(Number(primary.base) + 2, 32),
      what: told`the Amazon DNS server of this VPC`,
      services: DNS,
      advice: RESOLVER,
    },
  ];
}
