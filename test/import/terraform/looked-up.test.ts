/** What is looked up, and what names no place. */
import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, state, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.own.id') };
const own: Record<string, Values> = { 'aws_vpc.own': { cidr_block: '10.0.0.0/16' } };

/** A plan in which data sources are read only as it is carried out. */
function later(resources: Record<string, Values>, data: Record<string, Values>) {
  const whole = plan({ resources }) as Record<string, Values[]> & {
    configuration: { root_module: { resources: Values[] } };
  };
  const changes = [...(whole.resource_changes as Values[])];
  const planned = [
    ...(whole.planned_values as unknown as { root_module: { resources: Values[] } }).root_module.resources,
  ];
  const config = [...whole.configuration.root_module.resources];
  for (const [name, expressions] of Object.entries(data)) {
    const [type, label] = name.split('.');
    const which = { address: `data.${name}`, mode: 'data', type, name: label };
    planned.push({ ...which, values: {} });
    changes.push({ ...which, change: { actions: ['read'], before: null, after: {}, after_unknown: { id: true } } });
    config.push({ ...which, expressions });
  }
  return {
    ...whole,
    planned_values: { root_module: { resources: planned } },
    resource_changes: changes,
    configuration: { root_module: { ...whole.configuration.root_module, resources: config } },
  };
}

describe('a data source that is read later', () => {
  const subnet = { vpc_id: ref('data.aws_vpc.look.id'), cidr_block: '10.0.1.0/24' };

  it('is what the plan makes, where it is looked up by its id', () => {
    const json = later({ ...own, 'aws_subnet.a': subnet }, { 'aws_vpc.look': { id: ref('aws_vpc.own.id') } });
    const { text } = imported(json);
    expect(errorsIn(text)).toEqual([]);
    expect(lines(text)).toEqual(['vpc own 10.0.0.0/16 {', 'subnet a 10.0.1.0/24 { }', '}']);
  });

  it('may be what the plan makes, where it is looked up otherwise', () => {
    const json = later({ ...own, 'aws_subnet.a': subnet }, { 'aws_vpc.look': { tags: ref('aws_vpc.own.tags') } });
    const { text } = imported(json);
    expect(errorsIn(text)).toEqual([]);
    expect(text).toMatch(
      /vpc own [\s\S]*maybe internet-gateway [\s\S]*subnet a 10\.0\.1\.0\/24 \{\s+route-table unknown\s+network-acl unknown/,
    );
    expect(text).not.toMatch(/vpc look/);
  });

  it('is one of its own where the plan makes none', () => {
    const { text } = imported(later({ 'aws_subnet.a': subnet }, { 'aws_vpc.look': { tags: { constant_value: {} } } }));
    expect(text).toMatch(/vpc look unknown [\s\S]*subnet a 10\.0\.1\.0\/24/);
  });
});

describe('a VPC whose block AWS allocates', () => {
  it('has the tables and filters that the plan tells', () => {
    const { text } = imported(
      plan({
        resources: {
          'aws_vpc.own': {
            cidr_block: ref('aws_vpc_ipam_pool.p.id'),
            ipv4_ipam_pool_id: ref('aws_vpc_ipam_pool.p.id'),
          },
          'aws_vpc_ipam_pool.p': { address_family: 'ipv4' },
          'aws_subnet.a': { ...vpc, cidr_block: ref('aws_vpc.own.cidr_block') },
        },
      }),
    );
    expect(lines(text)).toEqual(['vpc own unknown {', 'subnet a unknown { }', '}']);
  });
});

describe('what names no place', () => {
  const web = {
    'aws_security_group.web': {},
    'aws_instance.web': { vpc_security_group_ids: [ref('aws_security_group.web.id')] },
  };

  it('lies in the default VPC, as AWS makes it', () => {
    const { text, warnings } = imported(plan({ resources: { ...own, ...web } }));
    expect(errorsIn(text)).toEqual([]);
    expect(text).toMatch(/vpc default-vpc 172\.31\.0\.0\/16 [\s\S]*instance web-instance/);
    expect(warnings.join('\n')).toMatch(/lies in the default VPC \(.*web/);
  });

  it('lies in the one that the plan tells', () => {
    const { text } = imported(plan({ resources: { ...own, ...web, 'aws_default_vpc.main': {} } }));
    expect(text).toMatch(/vpc main 172\.31\.0\.0\/16 [\s\S]*instance web-instance/);
  });

  it('is left where it is in a state, which tells every place', () => {
    const { text } = imported(
      state({
        'aws_vpc.own': { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' },
        'aws_instance.web': { id: 'i-0aaaaaaaaaaaaaaa1' },
      }),
    );
    expect(text).not.toMatch(/default-vpc/);
  });
});
