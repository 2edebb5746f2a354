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
  const ask = (from: string, to: string, on = 'tcp 443') => {
    const [one, other] = [from, to].map((text) => parseSubject(text, result.topology));
    const traffic = parseTraffic(on, result.topology);
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

  it('may hold more where one of those lacks another stack, which may have it too', () => {
    const lacking = `${READER}  More: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !ImportValue apps-Group, IpProtocol: '-1', CidrIp: 10.0.0.0/8 } }\n`;
    expect(read(exporting('Back', 'Yard'), lacking).ask('App', '8.8.8.8')).toBe('unknown');
  });

  it('holds what is told where it hangs itself on the stack that is missing', () => {
    const hanging = exporting('Back', 'Yard').replace(
      'Outputs:',
      "  More: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !ImportValue apps-Group, IpProtocol: '-1', CidrIp: 10.0.0.0/8 } }\nOutputs:",
    );
    expect(read(hanging, READER).ask('App', '8.8.8.8')).toBe('blocked');
  });
});

describe('what else is exported', () => {
  const more = (text: string, ...ids: string[]) => exporting(...ids).replace('\nOutputs', `\n${text}\nOutputs`);

  it('is told whole where nobody else has it, and where those have it that are there', () => {
    expect(read(NETWORK).ask('10.0.1.9', 'Web')).toBe('reachable');
    const closed = NETWORK.replace("SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }]", 'Tags: []');
    expect(read(closed).ask('8.8.8.8', 'Web')).toBe('blocked');
  });

  it('gets rules of groups: what those that are told let through stays', () => {
    const text = exporting('All').replace("IpProtocol: '-1'", 'IpProtocol: tcp, FromPort: 443, ToPort: 443');
    const { ask, warnings } = read(text);
    expect(ask('8.8.8.8', 'Web')).toBe('reachable');
    expect(ask('8.8.8.8', 'Web', 'tcp 22')).toBe('unknown');
    expect(warnings).toContain('All may get rules from stacks that are not in the input');
  });

  it('leaves open which table a subnet uses that has none here, and keeps that of one that has', () => {
    const loose = exporting('Back').replace(/ {2}UseYard.*\n/, '');
    expect(read(loose).ask('App', '8.8.8.8')).toBe('unknown');
    expect(read(exporting('Back', 'Front')).ask('App', '8.8.8.8')).toBe('blocked');
  });

  it('takes subnets to get no network ACL, and says so; unless one is exported with them', () => {
    const alone = read(exporting('Front'));
    expect(alone.ask('8.8.8.8', 'Web')).toBe('reachable');
    expect(alone.warnings).toContain('It is assumed that stacks which are not in the input');
    const acl = '  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Net } }';
    expect(read(more(acl, 'Front', 'Acl')).ask('8.8.8.8', 'Web')).toBe('unknown');
    expect(read(more(acl, 'Acl')).ask('8.8.8.8', 'Web')).toBe('reachable');
  });

  it('gets an internet gateway, and addresses', () => {
    const loose = NETWORK.replace(/ {2}(AtIgw|Out):.*\n/g, '').replace(/DependsOn: AtIgw, /, '');
    const outputs = ['Net', 'Igw', 'Street'].map((id) => `  ${id}: { Value: !Ref ${id}, Export: { Name: n-${id} } }\n`);
    expect(read(loose).ask('8.8.8.8', 'Web')).toBe('blocked');
    expect(read(`${loose}Outputs:\n${outputs.join('')}`).ask('8.8.8.8', 'Web')).toBe('unknown');
    const inside = NETWORK.replace('MapPublicIpOnLaunch: true', 'MapPublicIpOnLaunch: false');
    expect(read(inside).ask('8.8.8.8', 'Web')).toBe('blocked');
    expect(read(`${inside}Outputs:\n  Web: { Value: !Ref Web, Export: { Name: web } }\n`).ask('8.8.8.8', 'Web')).toBe(
      'unknown',
    );
  });

  it('may stand in the Parameter Store, too', () => {
    const kept = `${NETWORK}  Kept: { Type: AWS::SSM::Parameter, Properties: { Name: /net/yard, Type: String, Value: !Ref Yard } }\n`;
    const reader = READER.replace('!ImportValue net-Back', 'subnet-1').replace(
      '!ImportValue net-Yard',
      "'{{resolve:ssm:/net/yard}}'",
    );
    expect(read(kept).ask('App', '8.8.8.8')).toBe('unknown');
    expect(read(kept, reader).ask('App', '8.8.8.8')).toBe('blocked');
  });

  it('counts where it is only put out if nobody has another use for it', () => {
    const shown = (id: string) => `${NETWORK}Outputs:\n  ${id}: { Value: !Ref ${id} }\n`;
    expect(read(shown('Yard')).ask('App', '8.8.8.8')).toBe('unknown');
    expect(read(shown('All').replace("IpProtocol: '-1'", 'IpProtocol: udp')).ask('8.8.8.8', 'Web')).toBe('blocked');
  });
});

describe('a transit gateway that is exported', () => {
  const HUB = `
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net, CidrBlock: 10.0.0.0/24 } }
  Bank: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.9.0.0/16 } }
  Vault: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Bank, CidrBlock: 10.9.0.0/24 } }
  Hub: { Type: AWS::EC2::TransitGateway }
  AtNet: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Net, SubnetIds: [!Ref Sub] } }
  AtBank: { Type: AWS::EC2::TransitGatewayAttachment, Properties: { TransitGatewayId: !Ref Hub, VpcId: !Ref Bank, SubnetIds: [!Ref Vault] } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Net } }
  Out: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  Use: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Sub, RouteTableId: !Ref Table } }
  There: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Bank } }
  Back: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref There, DestinationCidrBlock: 10.0.0.0/8, TransitGatewayId: !Ref Hub } }
  UseThere: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Vault, RouteTableId: !Ref There } }
  All: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net, GroupDescription: all, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] } }
  Any: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Bank, GroupDescription: all, SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: 0.0.0.0/0 }] } }
  Web: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Sub, SecurityGroupIds: [!Ref All] } }
  Safe: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref Vault, SecurityGroupIds: [!Ref Any] } }
`;
  const EXPORTED = `${HUB}Outputs:\n  Hub: { Value: !Ref Hub, Export: { Name: hub } }\n`;

  it('may lead to what others attach, and leads where it is told to', () => {
    expect(read(HUB).ask('Web', '10.5.0.1')).toBe('blocked');
    expect(read(EXPORTED).ask('Web', '10.5.0.1')).toBe('unknown');
    expect(read(EXPORTED).ask('10.5.0.1', 'Web')).toBe('unknown');
    expect(read(EXPORTED).ask('Web', 'Safe')).toBe('reachable');
  });
});

describe('a load balancer of which others have parts', () => {
  const DOOR = `${NETWORK}
  Door: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Subnets: [!Ref Front] } }
  Hall: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 443, Protocol: TCP, VpcId: !Ref Net, Targets: [{ Id: !Ref App }] } }
  Bell: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Door, Port: 443, Protocol: TCP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Hall }] } }
`;
  const shared = (id: string) => `${DOOR}Outputs:\n  ${id}: { Value: !Ref ${id}, Export: { Name: lb-${id} } }\n`;

  it.each([
    ['Door', 'reachable', 'unknown'],
    ['Bell', 'unknown', 'blocked'],
    ['Hall', 'unknown', 'blocked'],
  ])('%s: on its listener %s, elsewhere %s', (id, listener, elsewhere) => {
    expect(read(DOOR).ask('8.8.8.8', 'Door')).toBe('reachable');
    expect(read(DOOR).ask('8.8.8.8', 'Door', 'tcp 80')).toBe('blocked');
    expect(read(shared(id)).ask('8.8.8.8', 'Door')).toBe(listener);
    expect(read(shared(id)).ask('8.8.8.8', 'Door', 'tcp 80')).toBe(elsewhere);
  });
});
