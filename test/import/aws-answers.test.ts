import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { ImportError } from '../../interchange/import/types.js';
import { printTopology } from '../../language/index.js';
import { decodeInput } from '../../library/node/foreign.js';
import { account } from './account.js';

function told(files: Record<string, string>) {
  const { topology, warnings } = importAws(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { names: 'id' },
  );
  return { text: printTopology(topology), warnings: warnings.map(({ message }) => message) };
}

const json = (files: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([path, value]) => [path, JSON.stringify(JSON.parse(JSON.stringify(value)))]),
  );
const whole = told(json(account()));

/** Answers without their keys, as `--query` makes them, where the objects alone can tell what they are. */
function bare(value: unknown): unknown {
  const lists = Object.entries(value as object);
  const [only, another] = lists;
  return only && !another && Array.isArray(only[1]) ? only[1] : value;
}

describe('the answers of AWS in other forms', () => {
  it('are told by their fields, where --query took their keys', () => {
    const TOLD_BY_FIELDS =
      /^(vpcs|subnets|route-tables|acls|groups|instances|interfaces|nat|gateways|endpoints|peerings|vpn)\.json$/;
    const files = Object.entries(account()).map(([path, value]) => [
      path,
      TOLD_BY_FIELDS.test(path) ? bare(value) : value,
    ]);
    expect(told(json(Object.fromEntries(files))).text).toBe(whole.text);
  });

  it('are read from YAML, as --output yaml prints them', () => {
    const files = Object.entries(account()).map(([path, value]) => [
      path.replace('.json', '.yaml'),
      stringify(value, { aliasDuplicateObjects: false }),
    ]);
    expect(told(Object.fromEntries(files)).text).toBe(whole.text);
  });

  it('are read from UTF-16 and gzip', () => {
    const encoded = (text: string, i: number) => (i % 2 ? Buffer.from(`\uFEFF${text}`, 'utf16le') : gzipSync(text));
    const files = Object.entries(json(account())).map(([path, text], i) => {
      const decoded = decodeInput(encoded(text, i));
      return [path, decoded.problem ? '' : decoded.text];
    });
    expect(told(Object.fromEntries(files)).text).toBe(whole.text);
  });

  it.each([
    ['a table', '-------------\n|DescribeVpcs|\n', /--output json/],
    ['tabbed text', 'VPCS\t10.0.0.0/16\tdopt-1\tdefault\n', /--output json/],
    ['neither', '{"Vpcs": [', /not JSON/],
    ['no YAML either', 'Vpcs:\n  - [\n', /neither JSON nor YAML/],
  ])('%s is refused in words', (_, text, why) => {
    const refused = () => told({ 'x.json': text });
    expect(refused).toThrow(ImportError);
    expect(refused).toThrow(why);
  });

  it('names files and lists that are not read, each once', () => {
    const { warnings } = told(
      json({
        'a.json': { Volumes: [{ VolumeId: 'vol-1', Attachments: [{}] }] },
        'b.json': { Volumes: [{}] },
        'c.json': { Answer: 'x' },
      }),
    );
    expect(warnings).toContain('Volumes are not read.');
    expect(warnings.filter((one) => one.includes('not read'))).toHaveLength(1);
    expect(warnings.filter((one) => one.startsWith('Nothing in this file is read'))).toHaveLength(1);
  });
});

/** A VPC with one subnet, its tables and ACLs as given. */
const small = (more: object) =>
  told(
    json({
      'a.json': {
        Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
        Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }],
      },
      'b.json': more,
    }),
  );
const mainTable = { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: [] };
const ACL = { NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Entries: [] };

describe('half a list is no list', () => {
  it.each<[string, object, string, boolean]>([
    [
      'ACLs that name the subnet',
      { NetworkAcls: [{ ...ACL, Associations: [{ SubnetId: 'subnet-1' }] }] },
      'network-acl unknown',
      false,
    ],
    ['ACLs of which none names it', { NetworkAcls: [{ ...ACL, Associations: [] }] }, 'network-acl unknown', true],
    ['no ACL at all, which no VPC is without', { NetworkAcls: [] }, 'network-acl unknown', true],
    ['no answer about ACLs: AWS’s default', {}, 'network-acl unknown', false],
    ['tables with the main one', { RouteTables: [mainTable] }, 'route-table unknown', false],
    [
      'tables, and AWS says that there are more',
      { RouteTables: [mainTable], NextToken: 'x' },
      'route-table unknown',
      true,
    ],
    [
      'tables in two pages',
      [{ RouteTables: [], NextToken: 'x' }, { RouteTables: [mainTable] }],
      'route-table unknown',
      false,
    ],
    ['no table at all', { RouteTables: [] }, 'route-table unknown', true],
    [
      'no answer about tables, of which an endpoint names one',
      {
        VpcEndpoints: [
          {
            VpcEndpointId: 'vpce-1',
            VpcEndpointType: 'Gateway',
            VpcId: 'vpc-1',
            ServiceName: 'com.amazonaws.eu-west-1.s3',
            RouteTableIds: ['rtb-1'],
          },
        ],
      },
      'route-table unknown',
      true,
    ],
  ])('%s', (_, more, line, isThere) => {
    const { text, warnings } = small(more);
    expect(text.includes(line)).toBe(isThere);
    if (isThere) expect(warnings.join()).toMatch(/Ask AWS for all of them: `aws ec2 describe-/);
  });

  it('takes a load balancer whose listeners were not asked for one that may answer', () => {
    const balancer = (name: string) => ({
      LoadBalancerArn: `arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/${name}/1`,
      LoadBalancerName: name,
      Type: 'application',
      Scheme: 'internal',
      VpcId: 'vpc-1',
      SecurityGroups: ['sg-1'],
      AvailabilityZones: [{ SubnetId: 'subnet-1' }],
    });
    const [one, other] = [balancer('one'), balancer('other')];
    const listeners = { LoadBalancerArn: one.LoadBalancerArn, Listeners: [] };
    const { text, warnings } = small([{ LoadBalancers: [one, other] }, listeners]);
    expect(text.match(/listener tcp -> unknown$/gm)).toHaveLength(1);
    expect(warnings.join()).toContain(`aws elbv2 describe-listeners --load-balancer-arn ${other.LoadBalancerArn}`);
  });

  it('takes a transit gateway table whose routes were not asked for one that may hold any', () => {
    const tables = ['tgw-rtb-1', 'tgw-rtb-2', 'tgw-rtb-3'].map((id) => ({
      TransitGatewayRouteTableId: id,
      TransitGatewayId: 'tgw-1',
      State: 'available',
    }));
    const { text } = small([
      { TransitGateways: [{ TransitGatewayId: 'tgw-1' }], TransitGatewayRouteTables: tables },
      { TransitGatewayRouteTableId: 'tgw-rtb-1', Routes: [], AdditionalRoutesAvailable: false },
      { TransitGatewayRouteTableId: 'tgw-rtb-3', Routes: [], AdditionalRoutesAvailable: true },
    ]);
    expect(text).toMatch(/route-table tgw-rtb-1 \{/);
    expect(text).toMatch(/route-table tgw-rtb-2 unknown \{/);
    expect(text).toMatch(/route-table tgw-rtb-3 unknown \{/);
  });
});

describe('an instance that Auto Scaling names too', () => {
  it('is one, whichever answer comes first', () => {
    const scaling = {
      AutoScalingGroups: [
        {
          AutoScalingGroupName: 'web',
          Instances: [{ InstanceId: 'i-web', InstanceType: 't3.micro', LifecycleState: 'InService' }],
        },
      ],
    };
    expect(told(json({ 'a.json': scaling, ...account() })).text).toBe(whole.text);
  });
});

describe('a way in that is not read', () => {
  it.each([
    ['Global Accelerator', { Accelerators: [{ AcceleratorArn: 'arn:aws:globalaccelerator::1:accelerator/a' }] }, ''],
    ['Global Accelerator', { EndpointDescriptions: [{ EndpointId: 'i-web' }] }, 'What reaches i-web is unknown'],
    [
      'Verified Access',
      { VerifiedAccessEndpoints: [{ NetworkInterfaceOptions: { NetworkInterfaceId: 'eni-two-a' } }] },
      '',
    ],
    ['Cloud WAN', { CoreNetworks: [{ CoreNetworkId: 'core-network-1' }] }, ''],
    [
      'CloudFront with VPC origins',
      { VpcOriginList: { Items: [{ OriginEndpointArn: 'i-web' }] } },
      'What reaches i-web',
    ],
    ['a local gateway of Outposts', { LocalGateways: [{ LocalGatewayId: 'lgw-1' }] }, ''],
    [
      'VPC Lattice',
      { ServiceNetworkVpcAssociations: [{ VpcId: 'vpc-shop' }] },
      'What reaches vpc-shop is unknown because of it.',
    ],
    ['VPC Lattice', { ResourceGateways: [{ vpcIdentifier: 'vpc-shop' }] }, 'What reaches vpc-shop'],
    ['EC2 Instance Connect Endpoint', { InstanceConnectEndpoints: [{ SubnetId: 'subnet-shop' }] }, 'subnet-shop'],
    ['Route Server', { RouteServers: [{ RouteServerId: 'rs-1' }] }, ''],
    ['a carrier gateway', { CarrierGateways: [{ CarrierGatewayId: 'cagw-1', VpcId: 'vpc-shop' }] }, 'vpc-shop'],
  ])('%s is told: %j', (name, answer, says) => {
    const { warnings } = told(json({ ...account(), 'way.json': answer }));
    expect(warnings.filter((one) => one.includes(`${name} opens ways that are not read`)).join()).toContain(says);
    expect(warnings.join()).toContain(`${name} opens ways that are not read`);
  });

  it('makes what it leads to unknown, and says so', () => {
    const groups = {
      EndpointGroups: [
        {
          EndpointGroupArn: 'arn:aws:globalaccelerator::1:x',
          EndpointDescriptions: [{ EndpointId: 'i-web', Weight: 128 }],
        },
      ],
    };
    const { text, warnings } = told(json({ ...account(), 'accelerator.json': groups }));
    expect(warnings.join()).toContain(
      'Global Accelerator opens ways that are not read (EndpointGroups). What reaches i-web is unknown because of it.',
    );
    expect(text).toMatch(/instance i-web [^}]*maybe unknown-ways-in/);
  });
});

describe('a NAT gateway with a VPC and no subnet', () => {
  it('is a regional one, whose mode an old command line left out', () => {
    const { text, warnings } = small({
      NatGateways: [
        {
          NatGatewayId: 'nat-1',
          VpcId: 'vpc-1',
          State: 'available',
          NatGatewayAddresses: [{ PublicIp: '198.51.100.1' }],
        },
      ],
    });
    expect(text).toContain('regional nat-gateway nat-1');
    expect(warnings.join()).toContain('whose mode an old command line leaves out');
  });
});
