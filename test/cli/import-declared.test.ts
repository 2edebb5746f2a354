import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isRefused, Workplace } from './fake-terminal.js';

const TEMPLATE = `Parameters:
  Block: { Type: String, Default: 10.0.0.0/16 }
Resources:
  Shop: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
  Lost: { Type: AWS::EC2::Subnet, Properties: { VpcId: !ImportValue far, CidrBlock: 10.9.0.0/24 } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Lost } }
`;
const PLAN = JSON.stringify({
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_vpc.shop',
          mode: 'managed',
          type: 'aws_vpc',
          name: 'shop',
          values: { cidr_block: '10.0.0.0/16' },
        },
      ],
    },
  },
});

const place = new Workplace({
  'stack.yaml': TEMPLATE,
  'plan.json': PLAN,
  'bad.yaml': 'Resources:\n  A: [\n',
  'old.json': '{"format_version":"2.0"}',
});
afterAll(() => place.remove());
const read = (name: string): string => readFileSync(join(place.folder, name), 'utf8');

describe('import terraform', () => {
  it('writes what a plan says, whatever names are asked for', async () => {
    const { code, err } = await place.run(['import', 'terraform', 'plan.json', '-o', 'plan.vpc', '--names', 'id']);
    // A VPC with nothing in it is written, and is nothing to ask about.
    expect(code).toBe(1);
    expect(err).toMatch(
      /^vpclens: There is nothing to ask about: .* VPC shop and nothing that lies there\. Give the plans/m,
    );
    expect(read('plan.vpc')).toBe('vpc shop 10.0.0.0/16 { }\n');
    expect((await place.run(['import', 'terraform', 'plan.json'])).out).toBe('vpc shop 10.0.0.0/16 { }\n');
  });

  it('refuses what it cannot read in one line', async () => {
    const outcome = await place.run(['import', 'terraform', 'old.json']);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toContain('old.json: format_version 2.0 is not supported');
  });
});

describe('import cloudformation', () => {
  it('takes values for parameters, and tells what is not known on standard error', async () => {
    const { code, err } = await place.run([
      'import',
      'cloudformation',
      'stack.yaml',
      '-o',
      'stack.vpc',
      '--parameter',
      'Block=10.7.0.0/16',
    ]);
    expect(code).toBe(0);
    expect(read('stack.vpc')).toContain('vpc Shop 10.7.0.0/16 { }\n');
    expect(err).toMatch(/^warning: VPC far is not described in the input \(it comes from another stack \(far\)/m);
  });

  it('refuses a template that cannot be read, with the line, and a parameter without a value', async () => {
    const outcome = await place.run(['import', 'cloudformation', 'bad.yaml']);
    expect(outcome).toSatisfy(isRefused);
    expect(outcome.err).toMatch(/bad\.yaml: line \d+, column \d+: /);
    expect(await place.run(['import', 'cloudformation', 'stack.yaml', '--parameter', 'Block'])).toSatisfy(isRefused);
  });
});
