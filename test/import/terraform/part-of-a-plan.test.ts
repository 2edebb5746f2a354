/** A plan tells what it was asked about. What it was not, or did not get to, stays as it is in AWS: Terraform 1.11 was run to see what it prints. */
import { describe, expect, it } from 'vitest';
import { ask, type Change, ID, importAll, planOf, STANDING, stateOf, without } from './standing.js';

const standing = (addresses: readonly string[]) =>
  without(STANDING, ...Object.keys(STANDING).filter((address) => !addresses.includes(address)));

/** A plan of some resources, with all of them in its prior state. */
function partly(addresses: readonly string[], made: Readonly<Record<string, Change>>, more = {}) {
  const plan = planOf(standing(addresses), made, more);
  return { ...plan, prior_state: stateOf(STANDING) };
}

const closed: Change = {
  before: STANDING['aws_security_group.web'],
  after: { ...STANDING['aws_security_group.web'], ingress: [] },
  expressions: { ingress: { constant_value: [] } },
};

describe('what a plan is not about stays as it is', () => {
  it.each<[string, unknown, string]>([
    ['-target=aws_instance.host', partly(['aws_instance.host'], {}, { complete: false }), 'reachable'],
    ['-refresh-only', partly([], {}, { planned_values: { root_module: {} } }), 'reachable'],
    ['an error in the midst', partly(['aws_vpc.main'], {}, { errored: true }), 'reachable'],
    [
      '-target=aws_security_group.web',
      partly([], { 'aws_security_group.web': closed }, { complete: false }),
      'blocked',
    ],
    [
      'what is deleted is not among it',
      partly([], { 'aws_route_table_association.open': { before: STANDING['aws_route_table_association.open'] } }),
      'one-way',
    ],
    [
      'nor what has another address now',
      partly([], {
        'aws_security_group.moved': { ...closed, more: { previous_address: 'aws_security_group.web' } },
      }),
      'blocked',
    ],
  ])('%s', (_, plan, verdict) => expect(ask([plan])).toBe(verdict));

  it('whatever its configuration says', () => {
    const open = { ingress: { references: ['aws_instance.host.public_ip', 'aws_instance.host'] } };
    const plan = partly(
      ['aws_instance.host'],
      {},
      {
        configuration: {
          root_module: { resources: [{ mode: 'managed', type: 'aws_security_group', name: 'web', expressions: open }] },
        },
      },
    );
    expect(ask([plan], 'internet', 'host', 'tcp 22')).toBe('blocked');
  });

  it('and says so', () => {
    const { warnings } = importAll(partly(['aws_instance.host'], {}, { complete: false }));
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(/is about a part .* `-target`/)]);
  });
});

it('leaves open what is left for a later plan', () => {
  const later = {
    reason: 'instance_count_unknown',
    resource_change: {
      address: 'aws_vpc_security_group_ingress_rule.more["*"]',
      mode: 'managed',
      type: 'aws_vpc_security_group_ingress_rule',
      name: 'more',
      change: {
        actions: ['create'],
        before: null,
        after: { ip_protocol: 'tcp', from_port: 22, to_port: 22, cidr_ipv4: '0.0.0.0/0', security_group_id: ID.group },
        after_unknown: { id: true },
      },
    },
  };
  const change = {
    actions: ['update'],
    before: STANDING['aws_security_group.web'],
    after: { ...STANDING['aws_security_group.web'], ingress: [] },
  };
  const known = { mode: 'managed', type: 'aws_security_group', name: 'web', address: 'aws_security_group.web', change };
  const plan = partly([], {}, { deferred_changes: [later, { resource_change: known }], complete: false });
  expect(['tcp 443', 'tcp 22', 'tcp 80'].map((port) => ask([plan], 'internet', 'host', port))).toEqual([
    'reachable',
    'unknown',
    'blocked',
  ]);
});

describe('what has been replaced, and could not be destroyed', () => {
  const old = {
    id: 'sgr-0aaaaaaaaaaaaaaa2',
    security_group_id: ID.group,
    ip_protocol: 'tcp',
    from_port: 22,
    to_port: 22,
  };
  const address = 'aws_vpc_security_group_ingress_rule.ssh';
  const [type, name] = address.split('.');
  const narrow = { ...old, id: 'sgr-0aaaaaaaaaaaaaaa3', cidr_ipv4: '10.0.0.0/8' };
  const wide = { ...old, cidr_ipv4: '0.0.0.0/0' };
  const shown = stateOf({ ...STANDING, [address]: narrow }) as { values: { root_module: { resources: unknown[] } } };
  shown.values.root_module.resources.push({ address, mode: 'managed', type, name, values: wide, deposed_key: 'ab12' });
  const stored = {
    version: 4,
    terraform_version: '1.9.8',
    resources: [
      ...Object.entries(STANDING).map(([one, attributes]) => {
        const [type, name] = one.split('.');
        return { mode: 'managed', type, name, instances: [{ attributes }] };
      }),
      { mode: 'managed', type, name, instances: [{ attributes: narrow }, { deposed: 'ab12', attributes: wide }] },
    ],
  };

  it.each([
    ['in a state that is shown', shown],
    ['in one as it is stored', stored],
  ])('may be there still: %s', (_, file) => {
    expect(ask([file], 'internet', 'host', 'tcp 22')).toBe('unknown');
    expect(ask([file], 'internet', 'host', 'tcp 80')).toBe('blocked');
  });

  const known = { before: narrow, after: narrow };
  const open = {
    before: narrow,
    after: old,
    unknown: { cidr_ipv4: true },
    expressions: { cidr_ipv4: { references: ['local.office'] } },
  };
  it.each<[string, Change, string]>([
    ['is gone after a plan', known, 'blocked'],
    ['tells nothing of what replaced it', open, 'unknown'],
  ])('%s', (_, change, verdict) => {
    const plan = planOf(STANDING, { [address]: change });
    const gone = { actions: ['delete'], before: wide, after: null, after_unknown: {} };
    (plan.resource_changes as unknown[]).push({ address, mode: 'managed', type, name, deposed: 'ab12', change: gone });
    expect(ask([{ ...plan, prior_state: shown }], 'internet', 'host', 'tcp 22')).toBe(verdict);
  });
});

it('reads the attributes of Terraform 0.11 that a state of version 4 took over', () => {
  const flat = {
    id: ID.group,
    vpc_id: ID.vpc,
    'ingress.#': '1',
    'ingress.541.from_port': '443',
    'ingress.541.to_port': '443',
    'ingress.541.protocol': 'tcp',
    'ingress.541.self': 'false',
    'ingress.541.cidr_blocks.#': '1',
    'ingress.541.cidr_blocks.0': '0.0.0.0/0',
    'egress.#': '0',
  };
  const resources = Object.entries(STANDING).map(([address, attributes]) => {
    const [type, name] = address.split('.');
    const own = type === 'aws_security_group' ? { attributes_flat: flat } : { attributes };
    return { mode: 'managed', type, name, provider: 'provider.aws', instances: [{ schema_version: 0, ...own }] };
  });
  const state = { version: 4, terraform_version: '0.12.31', resources };
  expect([ask([state]), ask([state], 'internet', 'host', 'tcp 22')]).toEqual(['reachable', 'blocked']);
});
