/** An entry of a network ACL of which nobody tells whether it allows or denies: what it matches is open, and nothing else. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { errorsIn, imported, plan, ref, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.v.id') };
const all = { protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };
const ssh = { protocol: 'tcp', from_port: 22, to_port: 22, cidr_block: '0.0.0.0/0' };
const later = ref('local.action');
const anything = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }];

const NETWORK: Readonly<Record<string, Values>> = {
  'aws_vpc.v': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { ...vpc, cidr_block: '10.0.1.0/24' },
  'aws_subnet.b': { ...vpc, cidr_block: '10.0.2.0/24' },
  'aws_security_group.w': { ...vpc, ingress: anything, egress: anything },
  'aws_instance.x': { subnet_id: ref('aws_subnet.a.id'), vpc_security_group_ids: [ref('aws_security_group.w.id')] },
  'aws_instance.y': { subnet_id: ref('aws_subnet.b.id'), vpc_security_group_ids: [ref('aws_security_group.w.id')] },
};
const acl = (ingress: Values[], rules: Record<string, Values> = {}) =>
  imported(
    plan({
      resources: {
        ...NETWORK,
        'aws_network_acl.acl': {
          ...vpc,
          subnet_ids: [ref('aws_subnet.a.id')],
          ingress,
          egress: [{ ...all, rule_no: 100, action: 'allow' }],
        },
        ...rules,
      },
    }),
  );
const rule = (values: Values) => ({ network_acl_id: ref('aws_network_acl.acl.id'), egress: false, ...values });
const allow = { ...all, rule_no: 100, action: 'allow' };

describe('decides nothing but what it matches', () => {
  it.each([
    ['inside its ACL', acl([allow, { ...ssh, rule_no: 90, action: later }]), ['unknown', 'reachable']],
    [
      'by itself',
      acl([allow], { 'aws_network_acl_rule.r': rule({ ...ssh, rule_number: 90, rule_action: later }) }),
      ['unknown', 'reachable'],
    ],
    ['behind what decides', acl([allow, { ...ssh, rule_no: 110, action: later }]), ['reachable', 'reachable']],
    ['alone', acl([{ ...ssh, rule_no: 90, action: later }]), ['unknown', 'blocked']],
    [
      'without a number',
      acl([allow, { ...ssh, rule_no: ref('local.number'), action: later }]),
      ['unknown', 'reachable'],
    ],
  ])('%s', (_, { topology, text, warnings }, verdicts) => {
    expect(errorsIn(text)).toEqual([]);
    expect(['tcp 22', 'tcp 80'].map((on) => verdictOf(topology, 'y', 'x', on))).toEqual(verdicts);
    expect(warnings.join()).toMatch(/Whether rule \d+ allows or denies is not known|not wholly known|number of a rule/);
  });
});
