import { describe, expect, it } from 'vitest';
import { loadNetwork, printTopology } from '../../language/index.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { parseTraffic } from '../../language/query/parse-traffic.js';
import { analyse } from '../../network/answers/index.js';

/**
 * `maybe public`: its scheme is not told. `maybe public-ip`: an accelerator may lead to an internal one:
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/introduction-how-it-works.html
 */
const text = (type: string, word: string, ip = ''): string => `vpc mall 10.0.0.0/16, 2600:1f16:1::/56 {
  internet-gateway door
  subnet left 10.0.0.0/24, 2600:1f16:1::/64 in a {
    instance web 10.0.0.5 { security-groups all }
    instance client 10.0.0.6 { security-groups all }
    instance street 10.0.0.7 {
      security-groups all
      public-ip 198.51.100.7
    }
    instance loner 10.0.0.8 { security-groups none }
  }
  ${type}-load-balancer entry in left {
    ${word}
    security-groups all
    ${ip}
    listener https -> web on https
  }
  main route-table way { 0.0.0.0/0 -> door   ::/0 -> door }
  security-group all {
    inbound { allow all from any }
    outbound { allow all to any }
  }
  security-group none { outbound { } }
}
`;

function verdict(source: string, from: string, to: string): string {
  const { topology, findings } = loadNetwork([{ uri: 'file:///a.vpc', text: source }], () => undefined);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const ends = [from, to].map((end) => {
    const parsed = parseSubject(end, topology);
    if ('error' in parsed) throw new Error(parsed.error);
    return parsed.subject;
  });
  const traffics = parseTraffic('https', topology);
  if ('error' in traffics) throw new Error(traffics.error);
  return analyse(topology).reach({ from: ends.slice(0, 1), to: ends.slice(1), ...traffics }).verdict;
}

describe.each(['application', 'network'])('whether the internet reaches a %s load balancer', (type) => {
  it.each([
    ['', '', '8.8.8.8', 'blocked'],
    ['public', '', '8.8.8.8', 'reachable'],
    ['maybe public', '', '8.8.8.8', 'unknown'],
    ['maybe public-ip', '', '8.8.8.8', 'unknown'],
    ['maybe public-ip', 'ip-address-type dualstack', '2a00:1450:4001:800::1', 'unknown'],
    ['', 'ip-address-type dualstack', '2a00:1450:4001:800::1', 'blocked'],
    ['maybe public', 'ip-address-type dualstack', '2a00:1450:4001:800::1', 'unknown'],
    ['public maybe public', '', '8.8.8.8', 'reachable'],
  ])('“%s” %s: from %s it is %s', (word, ip, from, expected) => {
    expect(verdict(text(type, word, ip), from, 'entry')).toBe(expected);
  });

  it.each([
    // By its public address a client needs a public one itself.
    ['public', 'client', 'blocked'],
    ['', 'client', 'reachable'],
    ['maybe public', 'client', 'unknown'],
    ['maybe public-ip', 'client', 'reachable'],
    // Both ways lead there.
    ['public', 'street', 'reachable'],
    ['', 'street', 'reachable'],
    ['maybe public', 'street', 'reachable'],
    // Neither does.
    ['public', 'loner', 'blocked'],
    ['', 'loner', 'blocked'],
    ['maybe public', 'loner', 'blocked'],
  ])('“%s”: from %s inside its VPC it is %s', (word, from, expected) => {
    expect(verdict(text(type, word), from, 'entry')).toBe(expected);
  });
});

describe('to a target that sees its clients', () => {
  it.each([
    ['', '8.8.8.8', 'blocked'],
    ['public', '8.8.8.8', 'reachable'],
    ['maybe public', '8.8.8.8', 'unknown'],
    ['maybe public-ip', '8.8.8.8', 'unknown'],
    ['maybe public', 'client', 'reachable'],
  ])('“%s”: from %s it is %s', (word, from, expected) => {
    expect(verdict(text('network', word), from, 'web')).toBe(expected);
  });
});

it.each(['maybe public', 'maybe public-ip'])('“%s” is printed as it is read', (word) => {
  const { topology } = loadNetwork([{ uri: 'file:///a.vpc', text: text('network', word) }], () => undefined);
  const printed = printTopology(topology);
  expect(printed).toContain(`${word}\n`);
  expect(printTopology(loadNetwork([{ uri: 'file:///b.vpc', text: printed }], () => undefined).topology)).toBe(printed);
});

/** By IPv4 the internet has nothing to ask for where there is no public address: whether what it cannot reach so is asked for at all, nobody tells. */
it.each([
  ['maybe public-ip', 'six', 'unknown'],
  ['public-ip', 'six', 'partly'],
  ['', 'six', 'reachable'],
  ['maybe public-ip', 'none', 'blocked'],
  ['maybe public-ip', 'both', 'unknown'],
])('an instance with “%s” and an IPv6 address, whose group is %s, is %s', (word, group, expected) => {
  const source = `vpc v 10.0.0.0/16, 2600:1f16:1::/56 {
    internet-gateway door
    subnet s 10.0.0.0/24, 2600:1f16:1::/64 { route-table way  instance web 10.0.0.5, 2600:1f16:1::5 { security-groups ${group}  ${word} } }
    route-table way { any -> door }
    security-group six { inbound { allow https from ::/0 } }
    security-group none { inbound { } }
    security-group both { inbound { allow https from ::/0  maybe allow https from 0.0.0.0/0 } }
  }`;
  expect(verdict(source, 'internet', 'web')).toBe(expected);
});

it.each([
  ['maybe public', 'unknown'],
  ['public', 'partly'],
  ['', 'reachable'],
])(
  'a target of a network load balancer with “%s”, which listens on another port, is %s by its IPv6 address',
  (word, expected) => {
    const source = `vpc v 10.0.0.0/16, 2600:1f16:1::/56 {
    internet-gateway door
    subnet s 10.0.0.0/24, 2600:1f16:1::/64 { route-table way  instance web 10.0.0.5, 2600:1f16:1::5 { security-groups all } }
    route-table way { any -> door }
    network-load-balancer entry in s { ${word}  listener ssh -> web client-ip preserved }
    security-group all { inbound { allow all from any } }
  }`;
    expect(verdict(source, 'internet', 'web')).toBe(expected);
  },
);
