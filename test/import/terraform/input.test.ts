import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { ImportError } from '../../../interchange/import/types.js';
import { printTopology } from '../../../language/index.js';
import { plan, state } from './plan.js';

function refused(text: string): string {
  try {
    importTerraform([{ path: 'plan.json', text }]);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('input that is no plan and no state', () => {
  it.each([
    ['resource "aws_vpc" "main" {}', /^plan\.json: this is no JSON .*run `terraform show -json PLAN`/],
    ['', /this is no JSON/],
    ['[]', /neither a plan nor a state/],
    ['{}', /it has no format_version/],
    ['{"version": 4, "resources": []}', /a state file as Terraform stores it/],
    ['{"format_version": "0.1"}', /format_version 0\.1 is not supported: this reads version 1/],
    ['{"format_version": "2.0"}', /format_version 2\.0 is not supported/],
    ['{"format_version": 7}', /format_version: /],
    ['{"format_version": "1.0", "planned_values": []}', /planned_values: /],
    ['{"format_version": "1.0", "resource_changes": {}}', /resource_changes: /],
  ])('%s', (text, message) => expect(refused(text)).toMatch(message));

  it('takes any minor version, a byte order mark, and an empty state', () => {
    const { topology, warnings } = importTerraform([{ path: 'x', text: '\uFEFF{"format_version":"1.99","new":1}' }]);
    expect(printTopology(topology).trim()).toBe('');
    expect(warnings.map(({ message }) => message)).toEqual(['There are no resources in this file.']);
  });

  it('ignores what is deleted, which no planned value has', () => {
    const json = plan({ resources: { 'aws_vpc.main': { cidr_block: '10.0.0.0/16' } } });
    const gone = {
      address: 'aws_vpc.gone',
      change: { actions: ['delete'], before: { cidr_block: '10.9.0.0/16' }, after: null, after_unknown: {} },
    };
    const changes = [...(json.resource_changes as object[]), gone];
    const { topology } = importTerraform([{ path: 'x', text: JSON.stringify({ ...json, resource_changes: changes }) }]);
    expect(topology.vpcs.map(({ name }) => name)).toEqual(['main']);
  });

  it('tells the same address in two files apart, and finds ids across them', () => {
    const one = state({ 'aws_vpc.main': { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' } });
    const two = state({
      'aws_vpc.main': { id: 'vpc-0bbbbbbbbbbbbbbb1', cidr_block: '10.1.0.0/16' },
      'aws_vpc_peering_connection.p': {
        id: 'pcx-0aaaaaaaaaaaaaaa1',
        vpc_id: 'vpc-0bbbbbbbbbbbbbbb1',
        peer_vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
      },
    });
    const { topology } = importTerraform(
      [one, two].map((json, i) => ({ path: `${i}.json`, text: JSON.stringify(json) })),
    );
    expect(topology.vpcs.map(({ cidrs }) => cidrs.map(({ text }) => text))).toEqual([['10.1.0.0/16'], ['10.0.0.0/16']]);
    expect(topology.peerings.map(({ ends }) => ends.map(({ target }) => target !== undefined))).toEqual([[true, true]]);
  });
});
