import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import type { Finding } from '../../network/findings/finding.js';
import { RULES } from '../../network/rules/registry.js';
import { findingsOf } from '../../network/rules/run.js';

const TOPOLOGY_RULES = RULES.filter(({ needs }) => needs === 'topology');
const EXAMPLES = [
  'coffee-shop/shop.vpc',
  'three-tier/web-shop.vpc',
  'hybrid/company.vpc',
  'classic-mistakes/mistakes.vpc',
];

function findingsIn(text: string): Finding[] {
  const { topology } = loadNetwork([{ uri: 'file:///unfinished.vpc', text }], () => undefined);
  return TOPOLOGY_RULES.flatMap((rule) => findingsOf(rule, topology));
}

/** Every name that is meant to lead somewhere leads nowhere: what hangs on it is not known. */
const UNRESOLVED = `
vpc shop 10.0.0.0/16, 2001:db8::/56 in eu-central-1 {
  internet-gateway door { route-table nowhere }
  vpn-gateway staff-door { route-table nowhere }
  public subnet counter 10.0.0.0/24, 2001:db8::/64 in a {
    route-table nowhere
    network-acl nowhere
    nat-gateway courier { public-ip }
    instance cashier 10.0.0.10 {
      security-groups nowhere
      public-ip
    }
  }
  public subnet terrace 10.0.1.0/24 in b { route-table street }
  private subnet cellar 10.0.2.0/24 in b {
    route-table street
    instance keeper 10.0.2.10 { public-ip }
  }
  application-load-balancer front in nowhere, counter {
    public
    listener https -> nowhere
  }
  route-table street {
    0.0.0.0/0 -> nowhere
    10.9.0.0/16 -> nowhere
    nowhere -> nowhere
    propagate nowhere
  }
  security-group cashiers { inbound { allow https from nowhere, 192.168.7.0/24 } }
  gateway-endpoint archive to nowhere in nowhere
}
vpc bakery 10.1.0.0/16 { subnet oven 10.1.0.0/24 in a { route-table nowhere } }
peering bridge between shop and nowhere
vpn line from nowhere to nowhere
direct-connect cable from nowhere to shop.staff-door
transit-gateway hub {
  attach nowhere
  attach bakery in nowhere
  route-table inner {
    associate nowhere
    propagate nowhere
    10.9.0.0/16 -> nowhere
  }
}
`;

describe('unfinished files', () => {
  it('are not judged by names that lead nowhere', () => {
    expect(findingsIn(UNRESOLVED).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it.each(EXAMPLES)('%s, cut at every line, is checked, and every finding has its place in it', (example) => {
    const lines = readFileSync(new URL(`../../examples/${example}`, import.meta.url), 'utf8').split('\n');
    for (let count = 0; count <= lines.length; count++) {
      for (const { origin, message } of findingsIn(lines.slice(0, count).join('\n'))) {
        expect(origin.range.start.line, message).toBeLessThanOrEqual(count);
        expect(message).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });
});
