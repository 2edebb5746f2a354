/** What an input does not hold may have a group: that it is unused would be about the input. */
import { expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { finish, runRules } from '../../network/rules/index.js';
import type { Topology } from '../../network/topology/index.js';
import { account } from './account.js';
import { roundTrip } from './round-trip.js';

/** The groups that are said to be unused, and every comment that is said to be of no use. */
function unused(topology: Topology): string[] {
  roundTrip(topology);
  const { topology: read, ignores } = loadNetwork(
    [{ uri: 'file:///a.vpc', text: printTopology(topology) }],
    () => undefined,
  );
  return finish(runRules(read, { needs: 'topology' }), ignores).flatMap(({ rule, message }) =>
    rule === 'group-unused' ? [/the group (\S+),/.exec(message)?.[1] ?? ''] : rule === 'ignore-unused' ? [rule] : [],
  );
}

const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const aws = (more: object): Topology => {
  const files = {
    ...account(),
    'more.json': {
      SecurityGroups: [
        { GroupId: 'sg-lone', GroupName: 'lone', VpcId: 'vpc-shop', IpPermissions: [], IpPermissionsEgress: [all] },
      ],
    },
    ...more,
  };
  const inputs = Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
  return importAws(inputs, { names: 'id' }).topology;
};

it('of AWS, where not all network interfaces are told', () => {
  expect(unused(aws({}))).toContain('sg-lone');
  expect(unused(aws({ 'interfaces.json': {} }))).toEqual([]);
  const { 'interfaces.json': told } = account();
  expect(unused(aws({ 'interfaces.json': { ...(told as object), NextToken: 'x' } }))).not.toContain('sg-lone');
});

it.each<[string, object]>([
  [
    'is left out, since nobody tells its subnet',
    {
      DomainStatusList: [
        { DomainName: 'logs', VPCOptions: { SubnetIds: ['subnet-far'], SecurityGroupIds: ['sg-lone'] } },
      ],
    },
  ],
  [
    'is not read, and launches instances',
    {
      LaunchTemplateVersions: [
        { LaunchTemplateId: 'lt-1', VersionNumber: 1, LaunchTemplateData: { SecurityGroupIds: ['sg-lone'] } },
      ],
    },
  ],
])('of AWS, where what names it %s', (_, answer) => expect(unused(aws({ 'z.json': answer }))).not.toContain('sg-lone'));

it('of CloudFormation, where something that is left out names it, and where it is handed to other stacks', () => {
  const group = '{ Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V, GroupDescription: g } }';
  const text = `
Resources:
  V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  S: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.0.0/24 } }
  Launched: ${group}
  Lattice: ${group}
  Exported: ${group}
  Lone: ${group}
  T: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { SecurityGroupIds: [!Ref Launched] } } }
  R: { Type: AWS::VpcLattice::ResourceGateway, Properties: { VpcIdentifier: !Ref V, SubnetIds: [!Ref S], SecurityGroupIds: [!Ref Lattice] } }
  I: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref S } }
Outputs: { Group: { Value: !Ref Exported, Export: { Name: group } } }
`;
  expect(unused(importCloudFormation([{ path: 'a.yaml', text }], { names: 'id' }).topology)).toEqual(['Lone']);
});

it('of Terraform, where it is looked up', () => {
  const resource = (mode: string, type: string, name: string, values: object) => ({
    address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
    mode,
    type,
    name,
    values,
  });
  const group = (id: string) => ({ id, name: id, vpc_id: 'vpc-1', ingress: [], egress: [] });
  const state = {
    format_version: '1.0',
    values: {
      root_module: {
        resources: [
          resource('managed', 'aws_vpc', 'v', { id: 'vpc-1', cidr_block: '10.0.0.0/16' }),
          resource('managed', 'aws_security_group', 'lone', group('sg-1')),
          resource('data', 'aws_security_group', 'found', group('sg-2')),
        ],
      },
    },
  };
  const { topology } = importTerraform([{ path: 'a.json', text: JSON.stringify(state) }], {});
  expect(unused(topology)).toEqual(['lone']);
});
