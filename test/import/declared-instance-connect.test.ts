/** What comes by an EC2 Instance Connect Endpoint has its own address, or its client's, in templates and plans too. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import type { ImportResult } from '../../interchange/import/types.js';
import { plan, ref, type Values } from './terraform/plan.js';
import { verdictOf } from './verdict-of.js';

const Ref = (name: string) => ({ Ref: name });
const NEAR = '10.0.0.0/24';

function fromTemplate(endpoint: object): ImportResult {
  const tcp = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
  const resources = {
    Vpc: ['VPC', { CidrBlock: '10.0.0.0/16' }],
    Here: ['Subnet', { VpcId: Ref('Vpc'), CidrBlock: NEAR }],
    Any: ['SecurityGroup', { VpcId: Ref('Vpc'), GroupDescription: 'any' }],
    Near: [
      'SecurityGroup',
      { VpcId: Ref('Vpc'), GroupDescription: 'near', SecurityGroupIngress: [{ ...tcp, CidrIp: NEAR }] },
    ],
    Host: ['Instance', { SubnetId: Ref('Here'), SecurityGroupIds: [Ref('Near')] }],
    Door: ['InstanceConnectEndpoint', { SubnetId: Ref('Here'), SecurityGroupIds: [Ref('Any')], ...endpoint }],
  };
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([name, [type, Properties]]) => [name, { Type: `AWS::EC2::${type}`, Properties }]),
  );
  return importCloudFormation([{ path: 'stack.json', text: JSON.stringify({ Resources }) }]);
}

function fromPlan(endpoint: Values): ImportResult {
  const vpc = { vpc_id: ref('aws_vpc.vpc.id') };
  const here = { subnet_id: ref('aws_subnet.here.id') };
  const all = [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }];
  const resources = {
    'aws_vpc.vpc': { cidr_block: '10.0.0.0/16' },
    'aws_subnet.here': { ...vpc, cidr_block: NEAR },
    'aws_security_group.any': { ...vpc, egress: all },
    'aws_security_group.near': {
      ...vpc,
      ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: [NEAR] }],
      egress: all,
    },
    'aws_instance.Host': { ...here, vpc_security_group_ids: [ref('aws_security_group.near.id')] },
    'aws_ec2_instance_connect_endpoint.Door': {
      ...here,
      security_group_ids: [ref('aws_security_group.any.id')],
      ...endpoint,
    },
  };
  return importTerraform([{ path: 'plan.json', text: JSON.stringify(plan({ resources })) }]);
}

const ask = ({ topology }: ImportResult) => verdictOf(topology, 'Door', 'Host', 'tcp 22');
const says = ({ warnings }: ImportResult) =>
  warnings.some(({ message }) => message.includes('Door hands on its clients’ own addresses'));

describe.each([
  ['a template', (preserves?: boolean) => fromTemplate({ PreserveClientIp: preserves }), 'reachable'],
  [
    'a plan',
    (preserves?: boolean) => fromPlan(preserves === undefined ? {} : { preserve_client_ip: preserves }),
    'unknown',
  ],
] as const)('an EC2 Instance Connect Endpoint of %s', (_, read, otherwise) => {
  it('comes with its own address', () => {
    expect(ask(read(false))).toBe('reachable');
    expect(says(read(false))).toBe(false);
  });
  it('comes with its clients’, which a block may not hold', () => {
    expect(ask(read(true))).toBe('unknown');
    expect(says(read(true))).toBe(true);
  });
  it('does what it does unless it is told', () => expect(ask(read())).toBe(otherwise));
});
