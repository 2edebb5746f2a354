/** A plan that lists all rules that a group may have takes every other one away. */
import { expect, it } from 'vitest';
import type { Values } from './plan.js';
import { ask, type Change, ID, planOf, STANDING, type Standing } from './standing.js';

const HTTPS = 'sgr-0aaaaaaaaaaaaaaa1';
const UNDESCRIBED = 'sgr-0aaaaaaaaaaaaaaa9';
const own = (id: string | undefined, port: number): Values => ({
  ...(id ? { id, security_group_rule_id: id } : {}),
  security_group_id: ID.group,
  ip_protocol: 'tcp',
  from_port: port,
  to_port: port,
  cidr_ipv4: '0.0.0.0/0',
});
const group = STANDING['aws_security_group.web'];
const [https] = group.ingress;
const standing: Standing = {
  ...STANDING,
  'aws_security_group.web': { ...group, ingress: [https, { ...https, from_port: 22, to_port: 22 }] },
  'aws_vpc_security_group_ingress_rule.https': own(HTTPS, 443),
};
const listed = (ids: readonly string[]): Values => ({
  security_group_id: ID.group,
  ingress_rule_ids: ids,
  egress_rule_ids: [],
});
const LIST = 'aws_vpc_security_group_rules_exclusive.all';
const made = (after: Values, more: Omit<Change, 'after'> = {}): Readonly<Record<string, Change>> => ({
  [LIST]: { after, ...more },
});
const newRule = {
  'aws_vpc_security_group_ingress_rule.new': {
    after: own(undefined, 8443),
    unknown: { id: true, security_group_rule_id: true },
  },
};
const later = (...references: string[]) =>
  made(
    { security_group_id: ID.group, egress_rule_ids: [] },
    { unknown: { ingress_rule_ids: true }, expressions: { ingress_rule_ids: { references } } },
  );

it.each<[string, Standing, Readonly<Record<string, Change>>, string, string, string, string]>([
  ['stays what is listed', standing, made(listed([HTTPS])), '8.8.8.8', 'host', 'tcp 443', 'reachable'],
  ['goes what is not', standing, made(listed([HTTPS])), '8.8.8.8', 'host', 'tcp 22', 'blocked'],
  ['goes what lets out', standing, made(listed([HTTPS])), 'host', '8.8.8.8', 'tcp 443', 'blocked'],
  [
    'may stay where one that is listed is not described',
    standing,
    made(listed([HTTPS, UNDESCRIBED])),
    '8.8.8.8',
    'host',
    'tcp 22',
    'unknown',
  ],
  [
    'goes beside one that is made now',
    standing,
    { ...newRule, ...later('aws_vpc_security_group_ingress_rule.new.id', 'aws_vpc_security_group_ingress_rule.new') },
    '8.8.8.8',
    'host',
    'tcp 22',
    'blocked',
  ],
  [
    'may stay where a local tells the list',
    standing,
    { ...newRule, ...later('local.rules') },
    '8.8.8.8',
    'host',
    'tcp 22',
    'unknown',
  ],
  [
    'stays where the list stands already',
    { ...standing, [LIST]: listed([HTTPS, UNDESCRIBED]) },
    {},
    '8.8.8.8',
    'host',
    'tcp 22',
    'reachable',
  ],
])('%s', (_, all, changes, from, to, on, verdict) => {
  expect(ask([planOf(all, changes)], from, to, on)).toBe(verdict);
});
