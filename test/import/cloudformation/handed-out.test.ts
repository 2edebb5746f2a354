/** What other stacks may add to that are not in the input. */
import { describe, expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { parseSubject, parseTraffic } from '../../../language/index.js';
import { analyse } from '../../../network/answers/index.js';

const NETWORK = `
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Igw: { Type: AWS::EC2::InternetGateway }
  AtIgw: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Net, InternetGatewayId: !Ref Igw } }
  Front: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true } }
  Back: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24 } }
  Street: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Yard: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Out: { Type: AWS::EC2::Route, DependsOn: AtIgw, Properties: { RouteTableId: !Ref Street, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw } }
  UseStreet: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Front, RouteTableId: !Ref Street } }
  UseYard: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Back, RouteTableId: !Ref Yard } }
  All: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: all, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Front, SecurityGroupIds: [!Ref All] } }
  App: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Back, SecurityGroupIds: [!Ref All] } }
`;
const exporting = (...ids: string[]) =>
  `${NETWORK}Outputs:\n${ids.map((id) => `  ${id}: { Value: !Ref ${id}, Export: { Name: net-${id} } }\n`).join('')}`;
const READER = `
Resources:
  Uses: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !ImportValue net-Back, RouteTableId: !ImportValue net-Yard } }
`;

function read(...texts: string[]) {
  const result = importCloudFormation(
    texts.map((text, i) => ({ path: `${i}.yaml`, text })),
    { names: 'id' },
  );
  const ask = (from: string, to: string) => {
    const [one, other] = [from, to].map((text) => parseSubject(text, result.topology));
    const traffic = parseTraffic('tcp 443', result.topology);
    if (!one || !other || 'error' in one || 'error' in other || 'error' in traffic) throw new Error('no such end');
    return analyse(result.topology).reach({ from: [one.subject], to: [other.subject], ...traffic }).verdict;
  };
  return { ask, warnings: result.warnings.map(({ message }) => message).join('\n') };
}

describe('a route table that is exported', () => {
  it('holds what is told where nobody else has it', () => {
    expect(read(NETWORK).ask('App', '8.8.8.8')).toBe('blocked');
  });

  it('may hold more where a stack that is not there may add to it', () => {
    const { ask, warnings } = read(exporting('Street', 'Yard'));
    expect(ask('App', '8.8.8.8')).toBe('unknown');
    expect(ask('8.8.8.8', 'Web')).toBe('reachable');
    expect(ask('Web', 'App')).toBe('reachable');
    expect(warnings).toContain('Route table Yard is handed to a stack that is not in the input');
  });

  it('holds what the stacks tell that import it', () => {
    expect(read(exporting('Back', 'Yard'), READER).ask('App', '8.8.8.8')).toBe('blocked');
  });
});

it('says of a group that its rules count as all', () => {
  const { ask, warnings } = read(exporting('All'));
  expect(ask('8.8.8.8', 'Web')).toBe('reachable');
  expect(warnings).toContain('All may get rules from stacks that are not in the input');
});
