import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_RULES } from '../../network/rules/language-rules.js';
import { ALL_RULE_IDS, describeRule, RULES } from '../../network/rules/registry.js';

/** What a file is checked for, as the documentation's table has it: folder, then `severity: ids`. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'address-plan': [
    'warning: cidr-host-bits vpc-cidr-restricted network-cidr-overlap',
    'error: vpc-cidr-size vpc-cidr-forbidden vpc-cidr-overlap vpc-ipv6-size',
    'information: vpc-cidr-docker-bridge',
    'error: subnet-cidr-size subnet-ipv6-size subnet-outside-vpc subnet-cidr-overlap',
    'error: address-outside-subnet address-reserved address-duplicate subnet-full peering-cidr-overlap',
  ],
  'route-tables': [
    'error: route-duplicate route-target-foreign route-target-invalid route-more-specific-than-local route-link-local',
    'error: edge-route-invalid',
    'warning: route-blackhole route-redundant route-overridden route-inside-local route-ambiguous no-way-back',
  ],
  'internet-gateways': [
    'error: gateway-duplicate public-ip-no-gateway',
    'warning: subnet-not-public subnet-not-private public-ip-missing public-ip-unusable',
    'information: function-no-internet',
  ],
  'nat-gateways': [
    'error: nat-no-internet-gateway nat-in-private-subnet nat-serves-itself nat-security-group',
    'information: nat-other-zone',
  ],
  peering: ['error: peering-duplicate', 'warning: peering-route-missing'],
  'transit-gateways': [
    'error: transit-gateway-duplicate',
    'warning: transit-gateway-zone transit-gateway-unassociated transit-gateway-route-missing',
  ],
  vpn: ['warning: vpn-route-unknown vpn-selector-mismatch'],
  'load-balancers': [
    'error: load-balancer-zones',
    'warning: load-balancer-subnet-size load-balancer-not-public load-balancer-target-zone load-balancer-targets',
  ],
  'client-vpn': [
    'error: client-vpn-client-block client-vpn-subnet',
    'warning: client-vpn-authorization-unrouted client-vpn-client-address client-vpn-route-unauthorized client-vpn-routes-differ',
  ],
  'endpoint-services': ['error: endpoint-service-load-balancer endpoint-service-zone'],
  'gateway-endpoints': ['warning: gateway-endpoint-unused'],
  'network-acls': [
    'error: acl-rule-number acl-rule-number-duplicate acl-peer-not-cidr direction-mismatch',
    'warning: acl-rule-shadowed acl-rule-order acl-no-reply acl-ephemeral-range acl-icmp-reply',
    'hint: acl-rule-redundant',
    'warning: acl-address-never-seen acl-inside-subnet acl-exempt-service acl-empty acl-unused',
  ],
  'security-groups': [
    'error: group-deny group-foreign group-rule-duplicate',
    'warning: group-reference-unpeered group-reference-lost group-rule-never-met group-open group-address-never-seen',
    'hint: group-rule-implied',
    'information: group-no-outbound group-unused',
  ],
  quotas: ['warning: quota'],
  'whole-network': ['warning: ipv6-half-configured', 'information: rule-cidr-unknown check-incomplete'],
  expectations: ['error: expectation-failed', 'warning: expectation-unknown'],
};

const LANGUAGE: readonly string[] = [
  'error: syntax reference-unresolved reference-ambiguous name-duplicate name-reserved import-unresolved address-invalid',
  'information: import-cycle',
  'warning: ignore-unused',
];

function severities(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [severity = '', ids = ''] = line.split(': ');
      return ids.split(' ').map((id) => [id, severity]);
    }),
  );
}

describe('the registry of rules', () => {
  it('has every rule of the table with its severity, and no other', () => {
    const table = severities(Object.values(TABLE).flat());
    expect(Object.fromEntries(RULES.map(({ id, severity }) => [id, severity]))).toEqual(table);
  });

  it('describes the findings that arise while reading', () => {
    expect(Object.fromEntries(LANGUAGE_RULES.map(({ id, severity }) => [id, severity]))).toEqual(severities(LANGUAGE));
  });

  it.each(Object.keys(TABLE))('has one file a rule in %s/', (folder) => {
    const files = new Set(readdirSync(new URL(`../../network/rules/${folder}/`, import.meta.url)));
    const missing = Object.keys(severities(TABLE[folder] ?? [])).filter((id) => !files.has(`${id}.ts`));
    expect(missing).toEqual([]);
  });

  it('names each id once, in the same form', () => {
    expect(new Set(ALL_RULE_IDS).size).toBe(RULES.length + LANGUAGE_RULES.length);
    for (const id of ALL_RULE_IDS) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it('says in one line what each finds', () => {
    for (const id of ALL_RULE_IDS) {
      const summary = describeRule(id)?.summary ?? '';
      expect(summary, id).toMatch(/^.{15,140}\.$/);
    }
  });
});
