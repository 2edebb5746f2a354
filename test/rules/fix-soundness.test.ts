import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Finding, Fix } from '../../network/findings/finding.js';
import { ALL_RULE_IDS } from '../../network/rules/registry.js';
import { finish, runRules } from '../../network/rules/run.js';
import { fixOfAll } from '../../server/fixes/fix-all.js';
import type { RuleCases } from './rule-cases.js';

/** Everything that the rules' pages and cases show: whatever fix is offered there is made, and the text checked again. */
const PAGES = new URL('../../docs/rules/', import.meta.url);
const FILE = 'file:///fixture.vpc';

/** Where the pages show no text that a fix mends. */
const MORE: Readonly<Record<string, string>> = {
  'acl-peer-not-cidr': `prefix-list staff { 192.168.0.0/24 }
vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { network-acl n }
  network-acl n { inbound { 100 allow https from staff } outbound { 100 allow all to any } }
}
`,
  'acl-address-never-seen': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 { network-acl n instance a 10.0.0.10 { public-ip 198.51.100.10 } }
  main route-table street { any -> door }
  network-acl n {
    inbound { 90 deny https from 198.51.100.10/32 100 allow all from any }
    outbound { 100 allow all to any }
  }
}
`,
  'nat-in-private-subnet': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet front 10.0.0.0/24 in a { route-table street instance web 10.0.0.10 { public-ip } }
  public subnet side 10.0.3.0/24 in b {
    route-table street
  }
  private subnet back 10.0.1.0/24 in b {
    nat-gateway courier 10.0.1.20 { public-ip 198.51.100.9 }
  }
  private subnet deep 10.0.2.0/24 in b { route-table errands instance app 10.0.2.10 }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
  'nat-other-zone': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet near 10.0.0.0/24 in a { route-table street nat-gateway courier { public-ip } }
  public subnet far 10.0.1.0/24 in b { route-table street nat-gateway second-courier { public-ip } }
  subnet cellar 10.0.2.0/24 in b { route-table errands instance a 10.0.2.10 }
  subnet attic 10.0.3.0/24 in a { route-table chores instance b 10.0.3.10 }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
  route-table chores { 0.0.0.0/0 -> courier }
}
`,
  'route-overridden': `vpc v 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.2.0/24 { route-table backroom instance a 10.0.2.10 }
  route-table backroom {
    propagate staff-door
    192.168.0.0/16 -> hub
    10.9.0.0/16 -> hub
  }
}
network office 192.168.0.0/16
vpn line from office to v.staff-door
transit-gateway hub { attach v }
`,
  'load-balancer-target-zone': `vpc v 10.0.0.0/16 {
  subnet near 10.0.0.0/24 in a { }
  subnet far 10.0.1.0/24 in b { instance till 10.0.1.10 { security-groups tills } }
  network-load-balancer front in near {
    listener https -> till cross-zone off
  }
  security-group tills { inbound { allow https from 10.0.0.0/16 } }
}
`,
  'transit-gateway-duplicate': `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a 10.0.0.10 } main route-table r { 10.1.0.0/16 -> hub } }
vpc w 10.1.0.0/16 { subnet t 10.1.0.0/24 { instance b 10.1.0.10 } main route-table q { 10.0.0.0/16 -> hub } }
transit-gateway hub { attach v attach w attach v }
`,
  'address-duplicate': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 {
    instance a 10.0.0.10 { public-ip 198.51.100.10 }
    instance b 10.0.0.10 { public-ip 198.51.100.10 }
    instance c 10.0.0.10 { public-ip }
  }
  main route-table street { 0.0.0.0/0 -> door }
}
`,
  'gateway-duplicate': `vpc v 10.0.0.0/16 {
  internet-gateway door
  internet-gateway gate
  public subnet s 10.0.0.0/24 { route-table street instance a 10.0.0.10 { public-ip } }
  public subnet t 10.0.1.0/24 { route-table avenue instance b 10.0.1.10 { public-ip } }
  route-table street { 0.0.0.0/0 -> door }
  route-table avenue { 0.0.0.0/0 -> gate }
}
`,
  'peering-duplicate': `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a 10.0.0.10 } main route-table r { 10.1.0.0/16 -> lane } }
vpc w 10.1.0.0/16 { subnet t 10.1.0.0/24 { instance b 10.1.0.10 } main route-table q { 10.0.0.0/16 -> alley } }
peering lane between v and w
peering alley between v and w
`,
  'acl-empty': `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { network-acl n instance a }
  network-acl n { }
}
`,
  'client-vpn-subnet': `vpc v 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  client-vpn-endpoint remote 172.20.0.0/22 in left {
    security-groups callers
    authorize 10.0.0.0/16
    authorize 192.168.0.0/16
    192.168.0.0/16 -> right
  }
  security-group callers { }
}
`,
  'load-balancer-not-public': `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 in a { route-table street }
  subnet side 10.0.1.0/24 in b { route-table street }
  subnet back 10.0.2.0/24 in b { route-table rear }
  application-load-balancer till in front, back { public listener https -> back }
  route-table street { 0.0.0.0/0 -> door }
  route-table rear { }
}
`,
  'nat-serves-itself': `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 { route-table street }
  subnet back 10.0.1.0/24 { route-table errands nat-gateway courier { public-ip } instance a }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
  'route-target-foreign': `vpc v 10.0.0.0/16 { internet-gateway door }
vpc w 10.1.0.0/16 {
  internet-gateway gate
  subnet t 10.1.0.0/24 { instance a 10.1.0.10 }
  main route-table r { 0.0.0.0/0 -> v.door 10.2.0.0/16 -> hub }
}
vpc x 10.2.0.0/16 { subnet u 10.2.0.0/24 { instance b } main route-table q { 10.1.0.0/16 -> hub } }
transit-gateway hub { attach x }
`,
  'subnet-not-public': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 { route-table street instance a { public-ip } }
  route-table street { }
}
`,
  syntax: `vpc v 10.0.0.0/16 {
  subnt s 10.0.0.0/24 { }
  subnet t 10.0.1.0/24 {
    instance a;
  }
  security-group web- { }
}
`,
  'group-reference-unpeered': `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { instance till { security-groups tills } }
  security-group tills { inbound { allow https from w.ovens } }
}
vpc w 10.1.0.0/16 {
  subnet t 10.1.0.0/24 { instance oven { security-groups ovens } instance grill { security-groups ovens } }
  security-group ovens { }
}
`,
  'reference-unresolved': `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { route-table streat instance a 10.0.0.10 { security-groups nobody, doors } }
  route-table street { }
  security-group door { }
}
`,
};

async function examplesOf(rule: string): Promise<string[]> {
  const page = readFileSync(new URL(`${rule}.md`, PAGES), 'utf8');
  const [avoid] = [...page.matchAll(/```vpc\n([\s\S]*?)```/g)].map((match) => match[1] as string);
  const examples = avoid ? [avoid] : [];
  for (const room of readdirSync(import.meta.dirname)) {
    const path = `${import.meta.dirname}/${room}/cases/${rule}.ts`;
    if (!existsSync(path)) continue;
    const module: Readonly<Record<string, RuleCases>> = await import(path);
    for (const { finds } of Object.values(module))
      for (const fixture of Object.values(finds)) if (typeof fixture === 'string') examples.push(fixture);
  }
  return [...examples, ...(MORE[rule] ? [MORE[rule]] : [])];
}

function check(text: string): Finding[] {
  const loaded = loadNetwork([{ uri: FILE, text }], () => undefined);
  const analysis = analyse(loaded.topology);
  return finish(
    [...loaded.findings, ...runRules(loaded.topology, { needs: 'all', analysis: () => analysis })],
    loaded.ignores,
  );
}

function applied(text: string, { edits }: Fix): string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = ({ line, column }: { line: number; column: number }): number => (starts[line - 1] ?? 0) + column - 1;
  return edits
    .map(({ origin: { range }, newText }) => ({ from: offset(range.start), to: offset(range.end), newText }))
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((done, { from, to, newText }) => done.slice(0, from) + newText + done.slice(to), text);
}

const countOf = (findings: readonly Finding[], keep: (finding: Finding) => boolean): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const finding of findings) if (keep(finding)) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
};

/** What is wrong with a fix; nothing where it does what it says and no harm. */
function troubles(text: string, before: readonly Finding[], rule: string, fix: Fix): string[] {
  const after = check(applied(text, fix));
  const all = (): boolean => true;
  const [had = 0, has = 0] = [before, after].map((findings) => countOf(findings, all).get(rule));
  const grave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';
  const known = countOf(before, grave);
  const fresh = [...countOf(after, grave)].filter(([id, count]) => count > (known.get(id) ?? 0)).map(([id]) => id);
  const told = fresh.map((id) => `makes ${id}: ${after.find((one) => one.rule === id)?.message.slice(0, 100)}`);
  return [...(has < had ? [] : ['leaves the finding']), ...told];
}

/** Besides `expectation-failed`, whose fix the editor makes from the texts. */
const WITH_FIXES =
  `acl-address-never-seen acl-empty acl-ephemeral-range acl-exempt-service acl-icmp-reply acl-inside-subnet
acl-no-reply acl-peer-not-cidr acl-rule-number acl-rule-number-duplicate acl-rule-order acl-rule-redundant
acl-rule-shadowed acl-unused address-duplicate address-outside-subnet address-reserved cidr-host-bits
client-vpn-authorization-unrouted client-vpn-client-address client-vpn-route-unauthorized client-vpn-routes-differ
client-vpn-subnet direction-mismatch edge-route-invalid gateway-duplicate group-address-never-seen group-deny
group-reference-lost group-reference-unpeered group-rule-duplicate group-rule-implied group-rule-never-met
group-unused ignore-unused ipv6-half-configured load-balancer-not-public load-balancer-target-zone
load-balancer-targets name-duplicate nat-in-private-subnet nat-no-internet-gateway nat-other-zone nat-serves-itself
no-way-back peering-duplicate peering-route-missing public-ip-missing
public-ip-no-gateway public-ip-unusable reference-ambiguous reference-unresolved route-blackhole route-duplicate
route-link-local route-more-specific-than-local route-overridden route-redundant route-target-foreign route-target-invalid
subnet-cidr-overlap subnet-cidr-size subnet-ipv6-size subnet-not-private subnet-not-public subnet-outside-vpc syntax
transit-gateway-duplicate transit-gateway-route-missing transit-gateway-unassociated transit-gateway-zone
vpc-cidr-size vpc-ipv6-size`.split(/\s+/);

describe('a fix mends its finding and makes no other error or warning', async () => {
  const fixed = new Set<string>();
  for (const rule of ALL_RULE_IDS) {
    const examples = await examplesOf(rule);
    it(rule, () => {
      const wrong = examples.flatMap((text) => {
        const before = check(text);
        return before
          .filter((finding) => finding.rule === rule)
          .flatMap(({ fixes = [] }) =>
            fixes.flatMap((fix) => {
              fixed.add(rule);
              return troubles(text, before, rule, fix).map(
                (trouble) => `${fix.title}: ${trouble}\n${applied(text, fix)}`,
              );
            }),
          );
      });
      expect(wrong).toEqual([]);
    });
    it(`${rule}, all of them at once`, () => {
      const wrong = examples.flatMap((text) => {
        const before = check(text);
        const { count, edits } = fixOfAll(before.filter((finding) => finding.rule === rule));
        if (count < 2) return [];
        return troubles(text, before, rule, { title: 'all', edits }).map((trouble) => `${trouble}\n${text}`);
      });
      expect(wrong).toEqual([]);
    });
  }

  it('is offered by every rule that is known to have one', () => {
    expect([...fixed].sort()).toEqual(WITH_FIXES);
  });
});
