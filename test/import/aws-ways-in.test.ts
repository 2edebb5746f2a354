import { describe, expect, it } from 'vitest';
import { BALANCER, behindBalancer } from './account/balancer.js';
import type { Account } from './account.js';
import { imported, verdict } from './verdict.js';

const ask = (way: Account, from: string, to: string): string => verdict(behindBalancer(way), from, to, 'tcp 443');

describe('a way in that is not modelled', () => {
  const toBalancer: Account = {
    'ga.json': { EndpointGroups: [{ EndpointDescriptions: [{ EndpointId: BALANCER, HealthState: 'HEALTHY' }] }] },
  };

  it('leaves open whether the internet reaches a load balancer, and nothing else of it', () => {
    expect(ask({}, '8.8.8.8', 'inside')).toBe('blocked');
    expect(ask(toBalancer, '8.8.8.8', 'inside')).toBe('unknown');
    expect(ask(toBalancer, 'i-client', 'inside')).toBe('reachable');
    expect(ask(toBalancer, '8.8.8.8', 'i-client')).toBe('blocked');
    const told = imported(behindBalancer(toBalancer)).warnings.map(({ message }) => message);
    expect(told.join('\n')).toContain(`What reaches ${BALANCER} is unknown because of it.`);
  });

  it.each<[string, Account]>([
    ['VPC Lattice', { 'w.json': { items: [], ServiceNetworkVpcAssociations: [{ vpcId: 'vpc-1' }] } }],
    ['Cloud WAN', { 'w.json': { CoreNetworks: [{ ResourceArn: 'arn:aws:ec2:eu-west-1:1:vpc/vpc-1' }] } }],
    ['a local gateway', { 'w.json': { LocalGatewayRouteTableVpcAssociations: [{ VpcId: 'vpc-1' }] } }],
    [
      'Verified Access',
      { 'w.json': { VerifiedAccessEndpoints: [{ LoadBalancerOptions: { SubnetIds: ['subnet-0'] } }] } },
    ],
  ])('%s: so is what lies in a VPC or subnet that it names', (_, way) => {
    expect(ask(way, '8.8.8.8', 'i-web')).toBe('unknown');
    expect(ask(way, '8.8.8.8', 'inside')).toBe('unknown');
    expect(ask(way, 'i-client', 'i-web')).toBe('reachable');
  });

  const snva = {
    arn: 'arn:aws:vpc-lattice:eu-west-1:1:servicenetworkvpcassociation/snva-1',
    id: 'snva-1',
    status: 'ACTIVE',
    vpcId: 'vpc-1',
  };
  const attachment = {
    CoreNetworkId: 'core-network-1',
    AttachmentId: 'attachment-1',
    AttachmentType: 'VPC',
    State: 'AVAILABLE',
    ResourceArn: 'arn:aws:ec2:eu-west-1:1:vpc/vpc-1',
    SegmentName: 'prod',
  };
  const verified = (more: object): Account => ({
    'w.json': { VerifiedAccessEndpoints: [{ VerifiedAccessEndpointId: 'vae-1', SecurityGroupIds: ['sg-1'], ...more }] },
  });
  const byAccelerator = (EndpointId: string): Account => ({
    'w.json': { EndpointGroups: [{ EndpointDescriptions: [{ EndpointId, Weight: 128 }] }] },
  });
  const accelerator = { AcceleratorArn: 'arn:aws:globalaccelerator::1:accelerator/1', Enabled: true };
  const groupOf = (arn: string) => ({
    EndpointGroupArn: `${arn}/listener/1/endpoint-group/1`,
    EndpointDescriptions: [{ EndpointId: 'i-web' }],
  });
  const address = {
    PublicIp: '198.51.100.7',
    AllocationId: 'eipalloc-1',
    NetworkInterfaceId: 'eni-1',
    InstanceId: 'i-client',
  };
  const lattice = { arn: 'arn:aws:vpc-lattice:eu-west-1:1:targetgroup/tg-1', id: 'tg-1', vpcIdentifier: 'vpc-1' };

  /** What AWS’s own clients print; to i-web and to i-client from the internet, and to i-web from an address that nothing declared has. */
  it.each<[string, Account, string, string, string]>([
    ['nothing', {}, 'blocked', 'blocked', 'blocked'],
    [
      'no origin',
      { 'w.json': { VpcOriginList: { Quantity: 0, IsTruncated: false } } },
      'blocked',
      'blocked',
      'blocked',
    ],
    [
      'an origin of CloudFront',
      {
        'w.json': {
          VpcOriginList: { Quantity: 1, Items: [{ OriginEndpointArn: 'arn:aws:ec2:eu-west-1:1:instance/i-web' }] },
        },
      },
      'unknown',
      'blocked',
      'blocked',
    ],
    ['items of VPC Lattice', { 'w.json': { items: [snva] } }, 'unknown', 'unknown', 'blocked'],
    ['its target groups', { 'w.json': { items: [lattice] } }, 'unknown', 'unknown', 'blocked'],
    [
      'its targets',
      { 'w.json': { items: [{ id: 'i-web', port: 80, status: 'HEALTHY' }] } },
      'unknown',
      'blocked',
      'blocked',
    ],
    [
      'items of another service',
      { 'w.json': { items: [{ id: 'i-web', name: 'api' }] } },
      'blocked',
      'blocked',
      'blocked',
    ],
    ['attachments of a core network', { 'w.json': { Attachments: [attachment] } }, 'unknown', 'unknown', 'unknown'],
    [
      'one of them',
      {
        'w.json': {
          VpcAttachment: { Attachment: attachment, SubnetArns: ['arn:aws:ec2:eu-west-1:1:subnet/subnet-0'] },
        },
      },
      'unknown',
      'unknown',
      'unknown',
    ],
    [
      'a local gateway',
      { 'w.json': { LocalGatewayRouteTableVpcAssociations: [{ LocalGatewayId: 'lgw-1', VpcId: 'vpc-1' }] } },
      'unknown',
      'unknown',
      'unknown',
    ],
    [
      'Verified Access to a block',
      verified({ CidrOptions: { Cidr: '10.0.0.0/24', SubnetIds: ['subnet-1'] } }),
      'unknown',
      'blocked',
      'blocked',
    ],
    [
      'Verified Access from a subnet to a load balancer',
      verified({ LoadBalancerOptions: { LoadBalancerArn: BALANCER, SubnetIds: ['subnet-1'] } }),
      'blocked',
      'blocked',
      'blocked',
    ],
    ['an accelerator to an instance', byAccelerator('i-client'), 'blocked', 'unknown', 'blocked'],
    [
      'ports of an accelerator to an instance',
      { 'w.json': { PortMappings: [{ AcceleratorPort: 5000, EndpointId: 'subnet-1' }] } },
      'blocked',
      'unknown',
      'blocked',
    ],
    ['an accelerator, asked for alone', { 'w.json': { Accelerator: accelerator } }, 'unknown', 'unknown', 'blocked'],
    [
      'two accelerators, and the groups of one',
      {
        'w.json': {
          Accelerators: [accelerator, { ...accelerator, AcceleratorArn: 'arn:aws:globalaccelerator::1:accelerator/2' }],
        },
        'g.json': { EndpointGroups: [groupOf(accelerator.AcceleratorArn)] },
      },
      'unknown',
      'unknown',
      'blocked',
    ],
    [
      'an accelerator, and its groups',
      {
        'w.json': { Accelerators: [accelerator] },
        'g.json': { EndpointGroups: [groupOf(accelerator.AcceleratorArn)] },
      },
      'unknown',
      'blocked',
      'blocked',
    ],
    [
      'an origin of CloudFront, asked for alone',
      {
        'w.json': {
          VpcOrigin: { Id: 'vo_1', VpcOriginEndpointConfig: { Arn: 'arn:aws:ec2:eu-west-1:1:instance/i-web' } },
        },
      },
      'unknown',
      'blocked',
      'blocked',
    ],
    [
      'a customer-owned address, which is no public one',
      {
        'w.json': {
          Addresses: [{ CustomerOwnedIp: '192.168.7.7', AllocationId: 'eipalloc-1', InstanceId: 'i-client' }],
        },
      },
      'blocked',
      'unknown',
      'blocked',
    ],
    ['an association of VPC Lattice, asked for alone', { 'w.json': snva }, 'unknown', 'unknown', 'blocked'],
    [
      'an accelerator to an elastic address',
      { ...byAccelerator('eipalloc-1'), 'e.json': { Addresses: [address] } },
      'blocked',
      'unknown',
      'blocked',
    ],
    [
      'an accelerator of which no more is told',
      { 'w.json': { Accelerators: [accelerator] } },
      'unknown',
      'unknown',
      'blocked',
    ],
    [
      'one that is off',
      { 'w.json': { Accelerators: [{ ...accelerator, Enabled: false }] } },
      'blocked',
      'blocked',
      'blocked',
    ],
    [
      'one without listeners',
      { 'w.json': [{ Accelerators: [accelerator] }, { AcceleratorArn: accelerator.AcceleratorArn, Listeners: [] }] },
      'blocked',
      'blocked',
      'blocked',
    ],
  ])('%s touches what it leads to', (_, way, web, client, undeclared) => {
    const all = behindBalancer(way);
    expect([
      verdict(all, '8.8.8.8', 'i-web', 'tcp 443'),
      verdict(all, '8.8.8.8', 'i-client', 'tcp 443'),
      verdict(all, '10.77.0.1', 'i-web', 'tcp 443'),
      verdict(all, 'i-client', 'i-web', 'tcp 443'),
    ]).toEqual([web, client, undeclared, 'reachable']);
  });

  it('through an interface of its own says nothing of its neighbours', () => {
    const way = { 'w.json': { InstanceConnectEndpoints: [{ SubnetId: 'subnet-0', VpcId: 'vpc-1' }] } };
    expect(ask(way, '8.8.8.8', 'i-web')).toBe('blocked');
    expect(
      imported(behindBalancer(way))
        .warnings.map(({ message }) => message)
        .join('\n'),
    ).toContain('It has to do with subnet-0');
  });
});

describe('an interface of a load balancer', () => {
  const node = (Description: string): Account => ({
    'n.json': {
      NetworkInterfaces: [
        {
          NetworkInterfaceId: 'eni-node',
          VpcId: 'vpc-1',
          SubnetId: 'subnet-0',
          InterfaceType: 'interface',
          PrivateIpAddress: '10.0.0.40',
          Groups: [{ GroupId: 'sg-1' }],
          Status: 'in-use',
          Description,
          Attachment: { InstanceOwnerId: 'amazon-elb', Status: 'attached' },
        },
      ],
    },
  });
  it('that no list has may answer, and one that a list has is its', () => {
    expect(ask(node('ELB app/other/50dc6c495c0c9188'), 'i-client', '10.0.0.40')).toBe('unknown');
    expect(ask(node('ELB other'), 'i-client', '10.0.0.40')).toBe('unknown');
    expect(ask(node('ELB app/inside/50dc6c495c0c9188'), 'i-client', '10.0.0.40')).toBe('reachable');
  });

  it.each<[string, Account]>([
    [
      'Verified Access',
      { 'w.json': { VerifiedAccessEndpoints: [{ LoadBalancerOptions: { LoadBalancerArn: BALANCER } }] } },
    ],
    ['CloudFront', { 'w.json': { VpcOriginList: { Quantity: 1, Items: [{ OriginEndpointArn: BALANCER }] } } }],
    ['a VPC link of API Gateway', { 'w.json': { items: [{ id: 'l', name: 'link', targetArns: [BALANCER] }] } }],
    ['one VPC link of API Gateway', { 'w.json': { id: 'l', name: 'link', targetArns: [BALANCER] } }],
  ])('%s leads into a VPC without an internet gateway too', (_, way) => {
    const withoutGateway = (more: Account): Account => {
      const files = behindBalancer(more);
      const { InternetGateways: __, RouteTables: ___, ...rest } = files['all.json'] as Record<string, unknown>;
      return { ...files, 'all.json': rest };
    };
    expect(verdict(withoutGateway({}), '8.8.8.8', 'inside', 'tcp 443')).toBe('blocked');
    expect(verdict(withoutGateway(way), '8.8.8.8', 'inside', 'tcp 443')).toBe('unknown');
    expect(verdict(withoutGateway(way), '8.8.8.8', 'i-client', 'tcp 443')).toBe('blocked');
  });
});
