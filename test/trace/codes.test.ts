import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles } from '../architecture/source-tree.js';

/** What AWS Reachability Analyzer explains: https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html */
const AWS_CODES = `
  SUBNET_ACL_RESTRICTION ENI_SG_RULES_MISMATCH SG_HAS_NO_RULES SG_REFERENCES_NOT_PRESERVED SG_REFERENCING_SUPPORT UNKNOWN_PEERED_SGS
  NO_ROUTE_TO_DESTINATION MORE_SPECIFIC_ROUTE HIGHER_PRIORITY_ROUTE BAD_STATE_ROUTE CANNOT_ROUTE VPC_LOCAL_ROUTE_CIDR_RESTRICTION
  ENI_SOURCE_DEST_CHECK_RESTRICTION ENI_ADDRESS_RESTRICTION
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS
  IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS IGW_NAT_REFLECTION INGRESS_RTB_NO_PUBLIC_IP INGRESS_RTB_TRAFFIC_REDIRECTION
  NGW_REQUIRES_SOURCE_IN_VPC NGW_DEST_ADDRESS_PRESERVATION NGW_SOURCE_ADDRESS_REASSIGN REMAP_EPHEMERAL_PORT PROTOCOL_RESTRICTION
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS
  GATEWAY_REJECTS_SPOOFED_TRAFFIC
  TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION TGW_ATTACH_VPC_AZ_RESTRICTION TGW_ROUTE_AZ_RESTRICTION TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
  TGW_RTB_MORE_SPECIFIC_ROUTE TGW_RTB_HIGHER_PRIORITY_ROUTE TGW_RTB_BAD_STATE_ROUTE TGW_RTB_CANNOT_ROUTE
  VPCE_GATEWAY_PROTOCOL_RESTRICTION VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION VPCE_SERVICE_NOT_INSTALLED_IN_AZ
  ELBV2_LISTENERS_MISMATCH ELBV2_LISTENER_HAS_NO_TG ELBV2_LISTENER_REQUIRES_TG_ACCEPT ELBV2_NO_TARGETS_IN_AZ
  ELB_NOT_CROSSZONE ELB_INSTALLED_AZ_RESTRICTION ELB_ACL_RESTRICTION TARGET_PORT_RESTRICTION TARGET_ADDRESS_RESTRICTION
  BAD_STATE UNKNOWN_DESTINATION NO_POSSIBLE_DESTINATION
`
  .trim()
  .split(/\s+/);

const page = readFileSync(join(ROOT, 'docs/reachability-analyzer-codes.md'), 'utf8');
const [, given = '', absent = ''] = page.split(/^## /m);

/** The codes in the first column of the section's table, each with how often it has a row. */
function rows(section: string): string[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(([, code]) => code ?? ''));
}

const used = new Set(
  ['answers', 'trace', 'filters', 'forwarding', 'endpoints']
    .flatMap((room) => sourceFiles(`network/${room}`))
    .flatMap(({ text }) => [...text.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g)].map(([, code]) => code ?? '')),
);

describe('the codes of AWS Reachability Analyzer', () => {
  it('each has one row in the page', () => {
    expect([...rows(given), ...rows(absent)].sort()).toEqual([...AWS_CODES].sort());
  });

  it('those that the analysis gives are the ones that the page says it gives', () => {
    expect([...used].sort()).toEqual(rows(given).sort());
  });
});
