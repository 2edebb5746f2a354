/** A made-up system of CloudFormation templates: one network, which exports, and applications, which import from it; or all of it as one template. */

type Json = Readonly<Record<string, unknown>>;
type Resources = Record<string, Json>;

const ZONES = ['a', 'b', 'c'] as const;
const INSTANCES = 24;

/** Templates by their file names. */
export function systemOf(templates: number): ReadonlyMap<string, string> {
  const files = new Map([['network.json', text(networkOf(), EXPORTS)]]);
  for (let i = 1; i < templates; i++)
    files.set(`app-${i}.json`, text(appOf(i, (name) => ({ 'Fn::ImportValue': `net-${name}` }))));
  return files;
}

/** The same resources in one template. */
export function togetherOf(templates: number): string {
  const resources = networkOf();
  for (let i = 1; i < templates; i++)
    for (const [id, resource] of Object.entries(appOf(i, (name) => ({ Ref: name })))) resources[id] = resource;
  return text(resources);
}

export function countOf(templates: number): number {
  return Object.keys(JSON.parse(togetherOf(templates)).Resources).length;
}

const text = (resources: Resources, outputs?: Json): string =>
  JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources, Outputs: outputs }, undefined, 2);

const of = (type: string, properties: Json): Json => ({ Type: `AWS::${type}`, Properties: properties });
const ref = (id: string): Json => ({ Ref: id });

const SHARED = ['Vpc', ...ZONES.flatMap((zone) => [`Public${zone}`, `Private${zone}`])];
const EXPORTS = Object.fromEntries(SHARED.map((id) => [id, { Value: ref(id), Export: { Name: `net-${id}` } }]));

function networkOf(): Resources {
  const resources: Resources = {
    Vpc: of('EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    Door: of('EC2::InternetGateway', {}),
    Attached: of('EC2::VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Door') }),
    Street: of('EC2::RouteTable', { VpcId: ref('Vpc') }),
    Out: of('EC2::Route', { RouteTableId: ref('Street'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Door') }),
  };
  ZONES.forEach((zone, i) => {
    const subnet = (block: number, isPublic: boolean): Json =>
      of('EC2::Subnet', {
        VpcId: ref('Vpc'),
        CidrBlock: `10.0.${block}.0/20`,
        AvailabilityZone: `eu-west-1${zone}`,
        MapPublicIpOnLaunch: isPublic,
      });
    const associate = (id: string, table: string): Json =>
      of('EC2::SubnetRouteTableAssociation', { SubnetId: ref(id), RouteTableId: ref(table) });
    resources[`Public${zone}`] = subnet(i * 16, true);
    resources[`Private${zone}`] = subnet(i * 16 + 128, false);
    resources[`Table${zone}`] = of('EC2::RouteTable', { VpcId: ref('Vpc') });
    resources[`PublicTable${zone}`] = associate(`Public${zone}`, 'Street');
    resources[`PrivateTable${zone}`] = associate(`Private${zone}`, `Table${zone}`);
    resources[`Address${zone}`] = of('EC2::EIP', { Domain: 'vpc' });
    resources[`Nat${zone}`] = of('EC2::NatGateway', {
      SubnetId: ref(`Public${zone}`),
      AllocationId: { 'Fn::GetAtt': [`Address${zone}`, 'AllocationId'] },
    });
    resources[`Away${zone}`] = of('EC2::Route', {
      RouteTableId: ref(`Table${zone}`),
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: ref(`Nat${zone}`),
    });
  });
  return resources;
}

/** A public load balancer, instances behind it, a database behind those. */
function appOf(i: number, shared: (name: string) => Json): Resources {
  const id = (name: string): string => `${name}${i}`;
  const rule = (port: number, from: Json): Json => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...from });
  const group = (ingress: Json): Json =>
    of('EC2::SecurityGroup', { VpcId: shared('Vpc'), GroupDescription: 'bench', SecurityGroupIngress: [ingress] });
  const from = (name: string): Json => ({ SourceSecurityGroupId: ref(id(name)) });
  const privates = ZONES.map((zone) => shared(`Private${zone}`));
  const resources: Resources = {
    [id('Front')]: group(rule(443, { CidrIp: '0.0.0.0/0' })),
    [id('App')]: group(rule(8080, from('Front'))),
    [id('Data')]: group(rule(5432, from('App'))),
    [id('Balancer')]: of('ElasticLoadBalancingV2::LoadBalancer', {
      Subnets: ZONES.map((zone) => shared(`Public${zone}`)),
      SecurityGroups: [ref(id('Front'))],
    }),
    [id('Listener')]: of('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref(id('Balancer')),
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(id('Targets')) }],
    }),
    [id('Targets')]: of('ElasticLoadBalancingV2::TargetGroup', {
      VpcId: shared('Vpc'),
      Port: 8080,
      Protocol: 'HTTP',
      Targets: Array.from({ length: INSTANCES }, (_, n) => ({ Id: ref(id(`Host${n}x`)) })),
    }),
    [id('Set')]: of('RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'bench', SubnetIds: privates }),
    [id('Database')]: of('RDS::DBInstance', {
      Engine: 'postgres',
      DBSubnetGroupName: ref(id('Set')),
      VPCSecurityGroups: [ref(id('Data'))],
    }),
  };
  for (let n = 0; n < INSTANCES; n++)
    resources[id(`Host${n}x`)] = of('EC2::Instance', {
      SubnetId: privates[n % privates.length],
      SecurityGroupIds: [ref(id('App'))],
    });
  return resources;
}
