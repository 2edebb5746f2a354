/** Templates of nested stacks that lie where their parents say need not be given. */
import { afterAll, expect, it } from 'vitest';
import { Workplace } from './fake-terminal.js';

const nests = (id: string, url: string, more = '') =>
  `Resources:\n  ${id}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} }${more} }\n`;
const network = (block: string) => `Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: ${block} } }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: ${block} } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Sub } }
`;

const place = new Workplace({
  'app/root.yaml': nests('Outer', './inner/middle.yaml'),
  'app/inner/middle.yaml': nests('Inner', '../../shared/net.yaml'),
  'shared/net.yaml': network('10.7.0.0/16'),
  'net.yaml': network('10.8.0.0/16'),
  'bare.yaml': nests('Bare', 'net.yaml'),
  'cdk.yaml': nests('Asset', '!Ref AWS::StackName', ', Metadata: { "aws:asset:path": net.yaml }'),
  'far.yaml': nests('Far', 'https://s3.amazonaws.com/bucket/net.yaml'),
  'gone.yaml': nests('Gone', './gone/net.yaml'),
  'itself.yaml': nests('Again', './itself.yaml'),
});
afterAll(() => place.remove());

it.each([
  ['through two stacks', 'app/root.yaml', '10.7.0.0/16'],
  ['beside it', 'bare.yaml', '10.8.0.0/16'],
  ['by its asset', 'cdk.yaml', '10.8.0.0/16'],
])('are read: %s', async (_, file, block) => {
  const { code, out, err } = await place.run(['import', 'cloudformation', file]);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain(`vpc Net ${block}`);
});

it.each([
  ['on a server', 'far.yaml', 'Far'],
  ['where nothing lies', 'gone.yaml', 'Gone'],
])('are asked for: %s', async (_, file, id) => {
  const { code, err } = await place.run(['import', 'cloudformation', file]);
  expect(code).toBe(1);
  expect(err).toContain(`The nested stack ${id} is left out`);
  expect(err).toContain(`--stack ${id}=FILE`);
});

it('are read once', async () => {
  expect((await place.run(['import', 'cloudformation', 'itself.yaml'])).code).toBe(1);
  const { out } = await place.run(['import', 'cloudformation', 'bare.yaml', 'net.yaml']);
  expect(out.match(/vpc /g)).toHaveLength(1);
});
