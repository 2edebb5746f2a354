import { describe, expect, it } from 'vitest';
import { findingsOf } from '../check-fixture.js';
import { only } from '../rule-cases.js';

/** `count` of something in a file; with `most` of it the rule is silent, with one more it speaks. */
interface Boundary {
  readonly most: number;
  /** Above this the finding is an error. */
  readonly maximum?: number;
  readonly file: (count: number) => string;
}

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('\n');
const vpc = (body: string, cidrs = '10.0.0.0/16'): string => `vpc shop ${cidrs} {\n${body}\n}\n`;
const block = (index: number): string => `11.${Math.floor(index / 256)}.${index % 256}.0/24`;
const group = (rules: string): string => vpc(`security-group big { inbound {\n${rules}\n} }`);

const BOUNDARIES: Readonly<Record<string, Boundary>> = {
  'rules of a group': {
    most: 60,
    maximum: 1000,
    file: (count) => group(times(count, (i) => `allow tcp ${i + 1} from 11.0.0.0/8`)),
  },
  'peers of one rule': {
    most: 60,
    maximum: 1000,
    file: (count) => group(`allow https from ${times(count, block).replaceAll('\n', ', ')}`),
  },
  'port ranges of one rule': {
    most: 60,
    file: (count) => group(`allow tcp ${times(count, (i) => `${2 * i + 1}`).replaceAll('\n', ', ')} from 11.0.0.0/8`),
  },
  'a service of two ports': { most: 30, file: (count) => group(times(count, (i) => `allow dns from ${block(i)}`)) },
  'outbound rules': {
    most: 60,
    file: (count) =>
      vpc(`security-group big { outbound {\n${times(count, (i) => `allow tcp ${i + 1} to 11.0.0.0/8`)}\n} }`),
  },
  'a prefix list counts its maximum entries: 50 and 10': {
    most: 50,
    file: (count) =>
      `${group(`${times(count, (i) => `allow tcp ${i + 1} from 11.0.0.0/8`)}\nallow https from partners`)}prefix-list partners max-entries 10 { 203.0.113.0/24 }\n`,
  },
  "a prefix list of AWS's counts its weight: 55 and 5": {
    most: 5,
    file: (count) =>
      `${group(`${times(count, (i) => `allow tcp ${i + 1} from 11.0.0.0/8`)}\nallow https from cloudfront-origin-facing`)}prefix-list cloudfront-origin-facing unknown\n`,
  },
  'IPv6 beside 60 rules for IPv4': {
    most: 60,
    file: (count) =>
      vpc(
        `security-group big { inbound {\n${times(60, (i) => `allow tcp ${i + 1} from 11.0.0.0/8`)}\n${times(count, (i) => `allow tcp ${i + 1} from 2001:db8::/32`)}\n} }`,
        '10.0.0.0/16, 2001:db8::/56',
      ),
  },
  'groups of an interface': {
    most: 5,
    maximum: 16,
    file: (count) =>
      vpc(
        `subnet counter 10.0.0.0/24 { instance cashier { security-groups ${times(count, (i) => `g${i}`).replaceAll('\n', ', ')} } }\n${times(count, (i) => `security-group g${i} { }`)}`,
      ),
  },
  'rules of an ACL': {
    most: 20,
    maximum: 40,
    file: (count) =>
      vpc(`network-acl guard { inbound {\n${times(count, (i) => `${i + 1} allow tcp ${i + 1} from any`)}\n} }`),
  },
  'routes for IPv4': {
    most: 500,
    maximum: 1000,
    file: (count) => vpc(`route-table street {\n${times(count, (i) => `${block(i)} -> blackhole`)}\n}`),
  },
  'routes for IPv6 beside 500 for IPv4': {
    most: 500,
    file: (count) =>
      vpc(
        `route-table street {\n${times(500, (i) => `${block(i)} -> blackhole`)}\n${times(count, (i) => `2001:db8:${(i + 1).toString(16)}::/48 -> blackhole`)}\n}`,
      ),
  },
  'a prefix list in a route table: 400 and 100': {
    most: 400,
    file: (count) =>
      `${vpc(`route-table street {\n${times(count, (i) => `${block(i)} -> blackhole`)}\npartners -> blackhole\n}`)}prefix-list partners max-entries 100 { 203.0.113.0/24 }\n`,
  },
  'learned routes': {
    most: 100,
    maximum: 100,
    file: (count) =>
      `${vpc('vpn-gateway door\nsubnet cellar 10.0.0.0/24 { }\nmain route-table back { propagate door }')}network office ${times(count, block).replaceAll('\n', ', ')}\nvpn line from office to shop.door\n`,
  },
  'IPv4 blocks': {
    most: 5,
    maximum: 50,
    file: (count) => vpc('', times(count, (i) => `10.${i}.0.0/16`).replaceAll('\n', ', ')),
  },
  'route tables, the main one that AWS makes among them': {
    most: 199,
    file: (count) => vpc(times(count, (i) => `route-table t${i} { }`)),
  },
  'NAT gateways of a zone': {
    most: 5,
    file: (count) =>
      vpc(
        `internet-gateway door\nmain route-table street { any -> door }\nsubnet counter 10.0.0.0/24 in a {\n${times(count, (i) => `nat-gateway n${i}`)}\n}`,
      ),
  },
  'peerings of a VPC': {
    most: 50,
    maximum: 125,
    file: (count) =>
      `${vpc('')}${times(count, (i) => `vpc v${i} 11.${i}.0.0/16 { }\npeering p${i} between shop and v${i}`)}\n`,
  },
  'entries of a prefix list': {
    most: 1000,
    maximum: 1000,
    file: (count) => `prefix-list big {\n${times(count, block).replaceAll('\n', ',\n')}\n}\n`,
  },
  "a prefix list's own maximum": {
    most: 3,
    maximum: 3,
    file: (count) => `prefix-list small max-entries 3 {\n${times(count, block).replaceAll('\n', ',\n')}\n}\n`,
  },
  'VPNs of a VPN gateway': {
    most: 10,
    file: (count) =>
      `${vpc('vpn-gateway door')}network office 192.168.0.0/16\n${times(count, (i) => `vpn v${i} from office to shop.door`)}\n`,
  },
  'transit gateways of a VPC': {
    most: 5,
    file: (count) => `${vpc('')}${times(count, (i) => `transit-gateway t${i} { attach shop }`)}\n`,
  },
};

describe('quota', () => {
  for (const [name, { most, maximum, file }] of Object.entries(BOUNDARIES)) {
    it(`${name}: ${most} and one more`, () => {
      expect(quotas(file(most))).toEqual([]);
      expect(quotas(file(most + 1))).toEqual([maximum === most ? 'error' : 'warning']);
    });
    if (maximum !== undefined && maximum > most) {
      it(`${name}: ${maximum} at the most`, () => {
        expect(quotas(file(maximum))).toEqual(['warning']);
        expect(quotas(file(maximum + 1))).toEqual(['error']);
      });
    }
  }

  it('rules times groups stay within 1000: 62 rules with 16 groups, not 63', () => {
    const network = (rules: number): string =>
      vpc(
        `subnet counter 10.0.0.0/24 { instance cashier { security-groups big, ${times(15, (i) => `g${i}`).replaceAll('\n', ', ')} } }\n` +
          `security-group big { inbound {\n${times(rules, (i) => `allow tcp ${i + 1} from 11.0.0.0/8`)}\n} }\n${times(15, (i) => `security-group g${i} { }`)}`,
      );
    expect(quotas(network(62))).toEqual(['warning', 'warning']);
    expect(quotas(network(63)).sort()).toEqual(['error', 'warning', 'warning']);
  });

  it('a group reference counts as one rule, however many members it has', () => {
    const references = times(60, (i) => `allow tcp ${i + 1} from members`);
    const members = `subnet counter 10.0.0.0/24 {\n${times(30, (i) => `instance i${i} { security-groups members }`)}\n}`;
    expect(
      quotas(vpc(`${members}\nsecurity-group members { }\nsecurity-group big { inbound {\n${references}\n} }`)),
    ).toEqual([]);
  });
});

function quotas(text: string): string[] {
  return findingsOf(text, only('quota')).map(({ severity }) => severity);
}
