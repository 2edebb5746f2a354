import { describe, expect, it } from 'vitest';
import { hubAccount } from './account/hub.js';
import { eni, LB, listener, TG } from './account/objects.js';
import { type Account, account } from './account.js';
import { messages, verdict } from './verdict.js';

/** A list without something that another answer names is not whole, and what it lacks is not missing. */
type Json = Record<string, Record<string, unknown>[]>;

const changed = (files: Account, file: string, change: (json: Json) => void): Account => {
  change(files[file] as Json);
  return files;
};

describe('a transit gateway whose tables are not all told', () => {
  const hub = (change: (json: Json) => void): Account => changed(hubAccount(), 'hub.json', change);
  const first = (json: Json, list: string) => json[list]?.[0] ?? {};

  it.each<[string, string, (json: Json) => void]>([
    ['all told', 'reachable', () => undefined],
    [
      'associated with one that no list has',
      'unknown',
      (json) =>
        Object.assign(first(json, 'TransitGatewayAttachments'), {
          Association: { TransitGatewayRouteTableId: 'tgw-rtb-9', State: 'associated' },
        }),
    ],
    ['an empty list of tables', 'unknown', (json) => json.TransitGatewayRouteTables?.splice(0)],
    [
      'no list of tables, and attachments that tell theirs',
      'unknown',
      (json) => {
        delete json.TransitGatewayRouteTables;
        delete json.Propagations;
      },
    ],
    [
      'no list of tables, and nothing that names one',
      'reachable',
      (json) => {
        for (const list of ['TransitGatewayRouteTables', 'TransitGatewayAttachments', 'Propagations'])
          delete json[list];
      },
    ],
    [
      'no list of tables, of a gateway to which nothing propagates by default',
      'unknown',
      (json) => {
        for (const list of ['TransitGatewayRouteTables', 'TransitGatewayAttachments', 'Propagations'])
          delete json[list];
        Object.assign(first(json, 'TransitGateways'), { Options: { DefaultRouteTablePropagation: 'disable' } });
      },
    ],
    [
      'no list of tables, of a gateway to which nothing is associated by default',
      'blocked',
      (json) => {
        for (const list of ['TransitGatewayRouteTables', 'TransitGatewayAttachments', 'Propagations'])
          delete json[list];
        Object.assign(first(json, 'TransitGateways'), { Options: { DefaultRouteTableAssociation: 'disable' } });
      },
    ],
    [
      'neither tables nor gateways',
      'unknown',
      (json) => {
        for (const list of [
          'TransitGatewayRouteTables',
          'TransitGatewayAttachments',
          'Propagations',
          'TransitGateways',
        ])
          delete json[list];
      },
    ],
  ])('%s: %s', (_, expected, change) => expect(verdict(hub(change), 'i-one', 'i-two', 'tcp 443')).toBe(expected));

  it('is told', () =>
    expect(messages(hub((json) => json.TransitGatewayRouteTables?.splice(0)))).toContain(
      'Not all routes of transit gateway table tgw-rtb-1 are in the data',
    ));
});

describe('a route of a transit gateway that is', () => {
  it.each([
    ['active', 'static', 'reachable'],
    ['pending', 'static', 'unknown'],
    ['deleting', 'static', 'unknown'],
    ['deleted', 'static', 'blocked'],
    ['blackhole', 'static', 'blocked'],
    ['active', 'propagated', 'reachable'],
    ['pending', 'propagated', 'unknown'],
    ['deleting', 'propagated', 'unknown'],
    ['deleted', 'propagated', 'unknown'],
  ])('%s, %s: %s', (State, Type, expected) => {
    const files = changed(hubAccount(), 'hub.json', (json) => {
      delete json.Propagations;
    });
    const route = (block: string, vpc: string, more: object) => ({
      DestinationCidrBlock: block,
      Type: 'static',
      State: 'active',
      TransitGatewayAttachments: [{ TransitGatewayAttachmentId: `tgw-attach-${vpc}`, ResourceId: vpc }],
      ...more,
    });
    files['routes.json'] = {
      TransitGatewayRouteTableId: 'tgw-rtb-1',
      Routes: [route('10.1.0.0/16', 'vpc-one', {}), route('10.2.0.0/16', 'vpc-two', { State, Type })],
    };
    files['propagations.json'] =
      Type === 'static' ? { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayRouteTablePropagations: [] } : {};
    expect(verdict(files, 'i-one', 'i-two', 'tcp 443')).toBe(expected);
  });
});

describe('an interface of a function', () => {
  const withInterface = (more: object): Account =>
    changed(account(), 'interfaces.json', (json) =>
      json.NetworkInterfaces?.push(
        eni('eni-fn', 'subnet-back', '10.0.1.70', {
          InterfaceType: 'lambda',
          Description: 'AWS Lambda VPC ENI-other',
          ...more,
        }),
      ),
    );

  it('is one of those that are told, where one has its subnet and groups', () =>
    expect(() => verdict(withInterface({}), 'eni-fn', '8.8.8.8', 'tcp 443')).toThrow('Nothing here is called'));

  it.each([
    ['other groups', { Groups: [{ GroupId: 'sg-default' }] }, 'reachable'],
    [
      'another subnet',
      { SubnetId: 'subnet-front-b', PrivateIpAddress: '10.0.3.70', PrivateIpAddresses: [] },
      'blocked',
    ],
  ])('with %s is of one that no list tells', (_, more, expected) =>
    expect(verdict(withInterface(more), 'eni-fn', '8.8.8.8', 'tcp 443')).toBe(expected),
  );
});

describe('an elastic address', () => {
  const address = { PublicIp: '198.51.100.77', AllocationId: 'eipalloc-7', Domain: 'vpc' };
  const without = (...fields: string[]): Account => {
    const files = account();
    const drop = (at: unknown): void => {
      if (typeof at !== 'object' || at === null) return;
      for (const field of fields) delete (at as Record<string, unknown>)[field];
      Object.values(at).forEach(drop);
    };
    drop(files['instances.json']);
    drop(files['interfaces.json']);
    return files;
  };
  const told = (files: Account, more: object, ...missing: string[]): Account => {
    for (const file of missing) delete files[file];
    return { ...files, 'addresses.json': { Addresses: [{ ...address, ...more }] } };
  };
  const own = { InstanceId: 'i-web', PrivateIpAddress: '10.0.0.10' };

  it.each([
    [
      'of an instance and an interface that no list has',
      told(
        without('Association', 'PublicIpAddress', 'NetworkInterfaces'),
        { ...own, NetworkInterfaceId: 'eni-web' },
        'interfaces.json',
      ),
      'i-web',
    ],
    ['of an instance that no list has', told(without('Association'), own, 'instances.json'), 'i-web'],
    [
      'of one of two interfaces of an instance, by its private address',
      told(without('Association'), { InstanceId: 'i-two', PrivateIpAddress: '10.0.0.20' }),
      'eni-two-b',
    ],
  ])('%s', (_, files, to) => {
    expect(verdict(files, '8.8.8.8', to, 'tcp 443')).toBe('reachable');
    expect(verdict(files, '8.8.8.8', '198.51.100.77', 'tcp 443')).toBe('reachable');
  });
});

describe('a reference to a group over a transit gateway', () => {
  const support = (gateway: string | undefined, one: string | undefined, two: string | undefined): Account => {
    const option = (SecurityGroupReferencingSupport: string | undefined) => ({
      Options: SecurityGroupReferencingSupport === undefined ? {} : { SecurityGroupReferencingSupport },
    });
    const files = changed(hubAccount(), 'hub.json', (json) => {
      Object.assign(json.TransitGateways?.[0] ?? {}, option(gateway));
      Object.assign(json.TransitGatewayVpcAttachments?.[0] ?? {}, option(one));
      Object.assign(json.TransitGatewayVpcAttachments?.[1] ?? {}, option(two));
    });
    return changed(files, 'vpcs.json', (json) =>
      Object.assign(json.SecurityGroups?.[1] ?? {}, {
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            UserIdGroupPairs: [{ GroupId: 'sg-one', VpcId: 'vpc-one' }],
          },
        ],
      }),
    );
  };

  it.each([
    ['enable', 'enable', 'enable', 'reachable'],
    ['disable', 'enable', 'enable', 'blocked'],
    ['enable', 'disable', undefined, 'blocked'],
    ['disable', undefined, undefined, 'blocked'],
    // Old command lines leave the option out.
    [undefined, undefined, undefined, 'unknown'],
    [undefined, 'enable', 'enable', 'unknown'],
    ['enable', undefined, 'enable', 'unknown'],
    ['enable', 'enable', undefined, 'unknown'],
  ])('gateway %s, attachments %s and %s: %s', (gateway, one, two, expected) => {
    expect(verdict(support(gateway, one, two), 'i-one', 'i-two', 'tcp 443')).toBe(expected);
    expect(verdict(support(gateway, one, two), 'i-one', 'i-two', 'tcp 80')).toBe('blocked');
  });
});

describe('attributes', () => {
  const NLB = `${LB}/net/line/1`;
  const GROUP = `${TG}/line/1`;
  const crossZone = (Value: string, owner: object): object => ({
    ...owner,
    Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value }],
  });
  /** A network load balancer with a node in each of two zones, and one target, in the second. */
  const line = (...attributes: object[]): Account => ({
    'all.json': {
      Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
      Subnets: ['a', 'b'].map((zone, n) => ({
        SubnetId: `subnet-${zone}`,
        VpcId: 'vpc-1',
        CidrBlock: `10.0.${n}.0/24`,
        AvailabilityZone: `eu-west-1${zone}`,
      })),
      SecurityGroups: [
        {
          GroupId: 'sg-1',
          GroupName: 'a',
          VpcId: 'vpc-1',
          IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
          IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        },
      ],
      Instances: ['a', 'b'].map((zone, n) => ({
        InstanceId: `i-${zone}`,
        VpcId: 'vpc-1',
        SubnetId: `subnet-${zone}`,
        PrivateIpAddress: `10.0.${n}.10`,
        SecurityGroups: [{ GroupId: 'sg-1' }],
      })),
      LoadBalancers: [
        {
          LoadBalancerArn: NLB,
          LoadBalancerName: 'line',
          Type: 'network',
          Scheme: 'internal',
          VpcId: 'vpc-1',
          AvailabilityZones: ['a', 'b'].map((zone, n) => ({
            SubnetId: `subnet-${zone}`,
            LoadBalancerAddresses: [{ PrivateIPv4Address: `10.0.${n}.200` }],
          })),
        },
      ],
      Listeners: [listener(NLB, 80, 'TCP', GROUP)],
      TargetGroups: [
        { TargetGroupArn: GROUP, Port: 80, Protocol: 'TCP', TargetType: 'instance', LoadBalancerArns: [NLB] },
      ],
    },
    'health.json': {
      TargetGroupArn: GROUP,
      TargetHealthDescriptions: [{ Target: { Id: 'i-b', Port: 80 }, TargetHealth: { State: 'healthy' } }],
    },
    ...Object.fromEntries(attributes.map((one, i) => [`attributes-${i}.json`, one])),
  });
  const other = `${LB}/net/other/1`;

  it.each([
    ['of nothing: AWS’s defaults', line(), 'blocked'],
    ['of the load balancer', line(crossZone('true', { LoadBalancerArn: NLB })), 'reachable'],
    ['of the target group', line(crossZone('true', { TargetGroupArn: GROUP })), 'reachable'],
    [
      'of both, the group’s first',
      line(crossZone('true', { LoadBalancerArn: NLB }), crossZone('false', { TargetGroupArn: GROUP })),
      'blocked',
    ],
    ['of another load balancer alone', line(crossZone('true', { LoadBalancerArn: other })), 'unknown'],
    ['of another target group alone', line(crossZone('true', { TargetGroupArn: `${TG}/other/1` })), 'unknown'],
    ['that do not say of what they are', line(crossZone('true', {})), 'unknown'],
  ])('%s', (_, files, expected) => expect(verdict(files, 'i-a', '10.0.0.200', 'tcp 80')).toBe(expected));

  it.each([
    [line(), 'taken to have AWS’s defaults'],
    [
      line(crossZone('true', { LoadBalancerArn: other })),
      `do not tell the attributes of ${NLB}, though those of others`,
    ],
    [line(crossZone('true', {})), 'do not say of which load balancer or target group they are'],
  ])('are told of: %#', (files, expected) => expect(messages(files)).toContain(expected));

  it('are asked of classic load balancers one by one too', () => {
    const classic = (name: string) => ({
      LoadBalancerName: name,
      Scheme: 'internal',
      VPCId: 'vpc-1',
      Subnets: ['subnet-a', 'subnet-b'],
      SecurityGroups: ['sg-1'],
      Instances: [{ InstanceId: 'i-b' }],
      ListenerDescriptions: [{ Listener: { LoadBalancerPort: 80, InstancePort: 80 } }],
    });
    const files = (...attributes: object[]): Account => ({
      ...line(...attributes),
      'classic.json': { LoadBalancerDescriptions: [classic('old')] },
    });
    const enabled = (LoadBalancerName: string) => ({
      LoadBalancerName,
      LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true } },
    });
    expect(verdict(files(enabled('old')), 'i-a', 'old', 'tcp 80')).toBe('reachable');
    expect(verdict(files(enabled('other')), 'i-a', 'old', 'tcp 80')).toBe('unknown');
  });
});

describe('targets that do not say of which target group they are', () => {
  it('are told of, and leave it open', () => {
    const files = changed(
      account(),
      'targets.json',
      (json) => delete json.LoadBalancerTargetHealth?.[0]?.TargetGroupArn,
    );
    expect(messages(files)).toContain('These targets do not say of which target group they are');
    expect(verdict(files, '8.8.8.8', 'entry', 'tcp 443')).toBe('unknown');
  });
});

describe('a peering', () => {
  it('tells the regions of its VPCs where nothing else does: references to groups of another do not count', () => {
    const files = hubAccount();
    delete files['hub.json'];
    changed(files, 'vpcs.json', (json) => {
      for (const subnet of json.Subnets ?? []) delete subnet.AvailabilityZone;
      for (const table of json.RouteTables ?? [])
        table.Routes = [{ DestinationCidrBlock: '10.0.0.0/8', VpcPeeringConnectionId: 'pcx-1', State: 'active' }];
      const pair = { GroupId: 'sg-one', VpcId: 'vpc-one', VpcPeeringConnectionId: 'pcx-1', PeeringStatus: 'active' };
      Object.assign(json.SecurityGroups?.[1] ?? {}, {
        IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [pair] }],
      });
    });
    const between = (region: string): Account => ({
      ...files,
      'peering.json': {
        VpcPeeringConnections: [
          {
            VpcPeeringConnectionId: 'pcx-1',
            Status: { Code: 'active' },
            RequesterVpcInfo: { VpcId: 'vpc-one', Region: 'eu-west-1' },
            AccepterVpcInfo: { VpcId: 'vpc-two', Region: region },
          },
        ],
      },
    });
    expect(verdict(between('eu-west-1'), 'i-one', 'i-two', 'tcp 443')).toBe('reachable');
    expect(verdict(between('us-east-1'), 'i-one', 'i-two', 'tcp 443')).toBe('blocked');
  });
});

describe('a list that cannot be empty on AWS', () => {
  it.each<[string, string, (json: Json) => void]>([
    [
      'the routes of a table',
      'route-tables.json',
      (json) => Object.assign(json.RouteTables?.[1] ?? {}, { Routes: [] }),
    ],
    ['the entries of an ACL', 'acls.json', (json) => Object.assign(json.NetworkAcls?.[1] ?? {}, { Entries: [] })],
  ])('%s', (_, file, change) => {
    expect(verdict(account(), '8.8.8.8', 'i-web', 'tcp 443')).toBe('reachable');
    expect(verdict(changed(account(), file, change), '8.8.8.8', 'i-web', 'tcp 443')).toBe('unknown');
  });
});

describe('a route table that a gateway endpoint alone names', () => {
  it('may be that of every subnet without one', () => {
    const files = changed(account(), 'endpoints.json', (json) =>
      Object.assign(json.VpcEndpoints?.[0] ?? {}, { RouteTableIds: ['rtb-main', 'rtb-untold'] }),
    );
    expect(verdict(account(), 'eni-two-a', '8.8.8.8', 'tcp 443')).toBe('reachable');
    expect(verdict(files, 'eni-two-a', '8.8.8.8', 'tcp 443')).toBe('unknown');
    expect(verdict(files, 'i-web', '8.8.8.8', 'tcp 443')).toBe('reachable');
  });
});

describe('propagations of a transit gateway’s table that its routes contradict', () => {
  it('leave it open', () => {
    const route = (vpc: string, block: string) => ({
      DestinationCidrBlock: block,
      Type: 'propagated',
      State: 'active',
      TransitGatewayAttachments: [{ TransitGatewayAttachmentId: `tgw-attach-${vpc}`, ResourceId: vpc }],
    });
    const files = (Propagations: object[]): Account => ({
      ...changed(hubAccount(), 'hub.json', (json) => {
        delete json.Propagations;
      }),
      'routes.json': {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Routes: [route('vpc-one', '10.1.0.0/16'), route('vpc-two', '10.2.0.0/16')],
      },
      'propagations.json': {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        TransitGatewayRouteTablePropagations: Propagations,
      },
    });
    const both = (hubAccount()['hub.json'] as { Propagations: { TransitGatewayRouteTablePropagations: object[] }[] })
      .Propagations[0]?.TransitGatewayRouteTablePropagations;
    expect(verdict(files(both ?? []), 'i-one', 'i-two', 'tcp 443')).toBe('reachable');
    expect(verdict(files([]), 'i-one', 'i-two', 'tcp 443')).toBe('unknown');
  });
});

describe('an interface that its instance tells more of', () => {
  it.each(['Groups', 'PrivateIpAddresses', 'SubnetId', 'SourceDestCheck'])('%s', (field) => {
    const files = account();
    const { NetworkInterfaces } = files['interfaces.json'] as { NetworkInterfaces: Record<string, unknown>[] };
    const web = NetworkInterfaces.find(({ NetworkInterfaceId }) => NetworkInterfaceId === 'eni-web') ?? {};
    const { Reservations } = files['instances.json'] as {
      Reservations: { Instances: Record<string, unknown>[] }[];
    };
    const instance = Reservations[0]?.Instances[0] ?? {};
    delete instance.PublicIpAddress;
    instance.NetworkInterfaces = [{ NetworkInterfaceId: 'eni-web', [field]: web[field] }];
    delete web[field];
    expect(verdict(files, '8.8.8.8', 'i-web', 'tcp 443')).toBe('reachable');
    expect(verdict(files, '203.0.113.5', 'i-web', 'tcp 22')).toBe('blocked');
  });
});
