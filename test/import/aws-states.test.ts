import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { printTopology } from '../../language/index.js';
import { LB, TG } from './account/objects.js';
import { type Account, account } from './account.js';
import { imported, verdict } from './verdict.js';

/** The account with further answers; each is united with what describes the same things already. */
const also = (answers: object): Account => ({ ...account(), 'more.json': answers });
const printed = (files: Account): string => printTopology(imported(files).topology);
const told = (files: Account): string =>
  imported(files)
    .warnings.map(({ message }) => message)
    .join('\n');

describe('a virtual interface that is not up', () => {
  const line = (...states: string[]): Account => ({
    ...account(),
    'direct-connect.json': {
      ...(account()['direct-connect.json'] as object),
      virtualInterfaces: states.map((virtualInterfaceState, i) => ({
        virtualInterfaceId: `dxvif-${i}`,
        virtualInterfaceType: 'transit',
        virtualInterfaceState,
        directConnectGatewayId: 'dxgw-1',
      })),
    },
  });

  it.each([
    [['available'], false],
    [['down'], true],
    [['down', 'available'], false],
    [['down', 'verifying'], true],
  ])('%s', (states, maybe) => {
    expect(imported(line(...states)).topology.directConnects.map((one) => one.maybe !== undefined)).toEqual([maybe]);
  });

  it('is told', () => expect(told(line('down'))).toContain('Virtual interface dxvif-0 is down'));
});

describe('an endpoint', () => {
  it.each([
    ['available', undefined],
    ['pendingAcceptance', 'unknown'],
    ['Pending', 'unknown'],
  ])('that is %s', (state, expected) => {
    const files = account();
    const { VpcEndpoints } = files['endpoints.json'] as { VpcEndpoints: { VpcEndpointId: string; State: string }[] };
    const ssm = VpcEndpoints.find(({ VpcEndpointId }) => VpcEndpointId === 'vpce-ssm');
    if (ssm) ssm.State = state;
    const before = verdict(account(), 'eni-two-b', 'vpce-ssm', 'tcp 443');
    expect(before).not.toBe('unknown');
    expect(verdict(files, 'eni-two-b', 'vpce-ssm', 'tcp 443')).toBe(expected ?? before);
  });
});

describe('a VPN whose gateway is not told', () => {
  it('is left out, and what leads to it is unknown', () => {
    const files = also({
      TransitGatewayAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-odd',
          TransitGatewayId: 'tgw-1',
          ResourceType: 'vpn',
          ResourceId: 'vpn-odd',
          State: 'available',
          Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
        },
      ],
      VpnConnections: [{ VpnConnectionId: 'vpn-odd', CustomerGatewayId: 'cgw-9', State: 'available' }],
      More: {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Routes: [
          {
            DestinationCidrBlock: '10.9.0.0/16',
            Type: 'static',
            State: 'active',
            TransitGatewayAttachments: [{ TransitGatewayAttachmentId: 'tgw-attach-odd', ResourceId: 'vpn-odd' }],
          },
        ],
      },
    });
    expect(told(files)).toContain('VPN vpn-odd is left out');
    expect(verdict(files, 'i-web', '10.9.0.7', 'tcp 443')).toBe('unknown');
  });
});

describe('routes that a transit gateway has learned', () => {
  const route = (attachments: [string, string][]): Account =>
    also({
      TransitGateways: [{ TransitGatewayId: 'tgw-2', State: 'available' }],
      TransitGatewayPeeringAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-peer',
          AccepterTransitGatewayAttachmentId: 'tgw-attach-accepter',
          RequesterTgwInfo: { TransitGatewayId: 'tgw-1' },
          AccepterTgwInfo: { TransitGatewayId: 'tgw-2' },
          State: 'available',
        },
      ],
      More: {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Routes: [
          {
            DestinationCidrBlock: '10.9.0.0/16',
            Type: 'propagated',
            State: 'active',
            TransitGatewayAttachments: attachments.map(([id, resource]) => ({
              TransitGatewayAttachmentId: id,
              ResourceId: resource,
            })),
          },
        ],
      },
    });

  it('through a peering lead through it', () => {
    expect(printed(route([['tgw-attach-peer', 'tgw-2']]))).toMatch(/10\.9\.0\.0\/16 +-> tgw-attach-peer/);
  });

  it('through a peering by the id of its other side lead through it too', () => {
    expect(printed(route([['tgw-attach-accepter', 'tgw-2']]))).toMatch(/10\.9\.0\.0\/16 +-> tgw-attach-peer/);
  });

  it('that do not say where they lead leave their table open', () => {
    const files = route([]);
    expect(told(files)).toContain('This propagated route does not say where it leads');
    expect(verdict(files, 'i-web', '10.9.0.7', 'tcp 443')).toBe('unknown');
  });
});

describe('target groups that no known action names', () => {
  const ALB = `${LB}/app/entry/1`;
  const group = {
    TargetGroupArn: `${TG}/hidden/1`,
    Port: 80,
    Protocol: 'HTTP',
    TargetType: 'instance',
    LoadBalancerArns: [ALB],
  };

  it('may be what a rule forwards to that nobody asked for', () => {
    const files = also({ TargetGroups: [group] });
    expect(told(files)).toContain(`one of them may forward to ${TG}/hidden/1`);
    expect(verdict(account(), '8.8.8.8', 'entry', 'tcp 443')).not.toBe('unknown');
    expect(verdict(files, '8.8.8.8', 'entry', 'tcp 443')).toBe('unknown');
  });

  it('are nothing where the rules are all there', () => {
    const rules = [443, 80].map((port) => ({
      RuleArn: `${ALB.replace(':loadbalancer/', ':listener-rule/')}/${port}/1`,
      IsDefault: true,
      Actions: [],
    }));
    expect(told(also({ TargetGroups: [group], Rules: rules }))).not.toContain('may forward to');
  });
});

describe('the health check of a classic load balancer', () => {
  it.each([
    ['HTTP:8081/health', / health-check tcp 8081/],
    ['TCP:2525', /2525(?! health-check)\s/],
  ])('%s', (Target, expected) => {
    const files = account();
    const [old] = (files['classic.json'] as { LoadBalancerDescriptions: object[] }).LoadBalancerDescriptions;
    Object.assign(old ?? {}, { HealthCheck: { Target } });
    expect(printed(files)).toMatch(expected);
  });
});

describe('Block Public Access without its exclusions', () => {
  const files = (states: Readonly<Record<string, string>>): Account => {
    const { 'bpa-exclusions.json': _, ...rest } = account();
    const { Subnets } = rest['subnets.json'] as { Subnets: { SubnetId: string }[] };
    for (const subnet of Subnets) {
      const mode = states[subnet.SubnetId] ?? states.others;
      if (mode) Object.assign(subnet, { BlockPublicAccessStates: { InternetGatewayBlockMode: mode } });
    }
    return rest;
  };

  it.each([
    ['is told by its subnets', { 'subnet-front': 'off', others: 'block-ingress' }, 'reachable', false],
    ['blocks those that say so', { others: 'block-ingress' }, 'blocked', false],
    ['is taken to have none where some subnets are silent', { 'subnet-back': 'block-ingress' }, 'blocked', true],
  ])('%s', (_, states, expected, isWarned) => {
    expect(verdict(files(states), '8.8.8.8', 'i-web', 'tcp 443')).toBe(expected);
    expect(told(files(states)).includes('there are taken to be none')).toBe(isWarned);
  });
});

describe('a gateway that is told to be attached to nothing', () => {
  const files = (State: string): Account => {
    const account_ = account();
    const { InternetGateways } = account_['gateways.json'] as { InternetGateways: Record<string, unknown>[] };
    for (const one of InternetGateways) if (one.InternetGatewayId === 'igw-1') one.Attachments = [];
    const { RouteTables } = account_['route-tables.json'] as { RouteTables: { Routes: Record<string, unknown>[] }[] };
    for (const { Routes } of RouteTables)
      for (const route of Routes) if (route.GatewayId === 'igw-1') route.State = State;
    return account_;
  };
  it('may be there, where an active route leads to it', () => {
    expect(verdict(files('active'), '8.8.8.8', 'i-web', 'tcp 443')).toBe('unknown');
    expect(told(files('active'))).toContain('igw-1 is told to be attached to no VPC');
  });
  it('is not, where that is a blackhole', () =>
    expect(verdict(files('blackhole'), '8.8.8.8', 'i-web', 'tcp 443')).not.toBe('reachable'));
});

describe('Block Public Access that only VPCs and subnets tell of', () => {
  const files = (vpc: string | undefined, front: string | undefined, others: string | undefined): Account => {
    const { 'bpa-exclusions.json': _, 'bpa.json': __, ...rest } = account();
    const { Vpcs } = rest['vpcs.json'] as { Vpcs: { VpcId: string }[] };
    const { Subnets } = rest['subnets.json'] as { Subnets: { SubnetId: string }[] };
    const set = (object: object, mode: string | undefined) =>
      Object.assign(object, { BlockPublicAccessStates: mode && { InternetGatewayBlockMode: mode } });
    for (const one of Vpcs) if (one.VpcId === 'vpc-shop') set(one, vpc);
    for (const one of Subnets) set(one, one.SubnetId === 'subnet-front' ? front : others);
    return rest;
  };

  it.each([
    [undefined, undefined, undefined, 'reachable'],
    ['off', 'off', 'off', 'reachable'],
    ['block-ingress', 'block-ingress', 'block-ingress', 'blocked'],
    [undefined, 'block-ingress', 'block-ingress', 'blocked'],
    [undefined, 'block-bidirectional', 'off', 'blocked'],
    [undefined, 'off', 'block-bidirectional', 'reachable'],
    [undefined, 'block-ingress', undefined, 'unknown'],
    ['off', 'block-ingress', 'block-ingress', 'unknown'],
    ['block-by-hand', 'block-by-hand', 'off', 'unknown'],
    [undefined, 'block-by-hand', 'off', 'unknown'],
  ])('the VPC %s, the subnet %s, the others %s', (vpc, front, others, expected) => {
    expect(verdict(files(vpc, front, others), '8.8.8.8', 'i-web', 'tcp 443')).toBe(expected);
    expect(told(files(vpc, front, others)).includes('Whether Block Public Access stops')).toBe(expected === 'unknown');
  });
});

describe('a route table of a public IPv4 pool', () => {
  const files = also({
    RouteTables: [
      {
        RouteTableId: 'rtb-pool',
        VpcId: 'vpc-shop',
        Associations: [{ Main: false, PublicIpv4Pool: 'ipv4pool-ec2-1', AssociationState: { State: 'associated' } }],
        PropagatingVgws: [],
        Routes: [{ DestinationCidrBlock: '203.0.113.0/24', NetworkInterfaceId: 'eni-two-b', State: 'active' }],
      },
    ],
  });

  it('says nothing of what subnets use', () => {
    expect(verdict(files, 'eni-two-a', '8.8.8.8', 'tcp 443')).toBe(
      verdict(account(), 'eni-two-a', '8.8.8.8', 'tcp 443'),
    );
  });

  it('is a way in to what it leads to', () => {
    expect(told(files)).toContain('Associations.PublicIpv4Pool of rtb-pool is ipv4pool-ec2-1, which is not read.');
    expect(verdict(account(), '8.8.8.8', 'eni-two-b', 'tcp 25')).toBe('blocked');
    expect(verdict(files, '8.8.8.8', 'eni-two-b', 'tcp 25')).toBe('unknown');
  });
});

describe('a transit gateway’s policy table', () => {
  it('leaves open by which table an attachment is routed', () => {
    const files = account();
    const { TransitGatewayAttachments } = files['transit.json'] as { TransitGatewayAttachments: object[] };
    Object.assign(TransitGatewayAttachments[0] ?? {}, {
      Association: { TransitGatewayPolicyTableId: 'tgw-ptb-1', State: 'associated' },
    });
    expect(verdict(files, 'i-web', '10.9.0.7', 'tcp 443')).toBe('unknown');
  });
});

describe('a rule of describe-security-group-rules whose peer cannot be read', () => {
  it('leaves its group open', () => {
    const files = account();
    delete files['groups.json'];
    const rule = {
      SecurityGroupRuleId: 'sgr-1',
      GroupId: 'sg-web',
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    };
    const rules = (more: object): Account => ({
      ...files,
      'rules.json': { SecurityGroupRules: [{ ...rule, ...more }] },
    });
    expect(verdict(rules({ CidrIpv4: '203.0.113.0/24' }), '8.8.8.8', 'i-web', 'tcp 443')).toBe('blocked');
    expect(verdict(rules({ ReferencedGroupInfo: 'sg-7' }), '8.8.8.8', 'i-web', 'tcp 443')).toBe('unknown');
  });
});

describe('the BGP sessions of a virtual interface', () => {
  const session = (addressFamily: string, bgpStatus = 'up', bgpPeerState = 'available') => ({
    addressFamily,
    bgpStatus,
    bgpPeerState,
  });
  const line = (...bgpPeers: object[]): Account => ({
    ...account(),
    'direct-connect.json': {
      ...(account()['direct-connect.json'] as object),
      virtualInterfaces: [
        {
          virtualInterfaceId: 'dxvif-0',
          virtualInterfaceType: 'transit',
          virtualInterfaceState: 'available',
          directConnectGatewayId: 'dxgw-1',
          bgpPeers,
        },
      ],
    },
  });
  const given = ['10.99.0.0/16', '2001:db8:99::/48'];
  const read = (files: Account) => {
    const inputs = Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
    const { topology, warnings } = importAws(inputs, { names: 'id', networks: new Map([['dxgw-1', given]]) });
    const [own] = topology.directConnects;
    return {
      blocks: own?.network.target?.cidrs.map(({ text }) => text),
      maybe: own?.maybe !== undefined,
      said: warnings.map(({ message }) => message).join('\n'),
    };
  };

  it.each([
    ['of both families', [session('ipv4'), session('ipv6')], given, false],
    ['of one alone: nothing of the other passes', [session('ipv4')], given.slice(0, 1), false],
    ['of the other', [session('ipv6')], given.slice(1), false],
    [
      'of one, and one that is deleted',
      [session('ipv4'), session('ipv6', 'down', 'deleted')],
      given.slice(0, 1),
      false,
    ],
    ['of which one is down', [session('ipv4'), session('ipv6', 'down')], given, true],
    ['of which one of two is down', [session('ipv4', 'down'), session('ipv4'), session('ipv6')], given, false],
    ['that are not told', [], given, false],
    ['of a family that is not told', [{ bgpStatus: 'up' }], given, false],
  ])('%s', (_, peers, blocks, maybe) => {
    expect(read(line(...peers))).toMatchObject({ blocks, maybe });
  });

  it('are told where they are down, and where what was given needs one', () => {
    expect(read(line(session('ipv4', 'down'))).said).toContain('The BGP session for ipv4 of virtual interface dxvif-0');
    expect(read(line(session('ipv4'))).said).toContain('has a BGP session for the family of 2001:db8:99::/48');
    expect(read(line(session('ipv4'), session('ipv6'))).said).not.toContain('BGP session');
  });
});

describe('a function', () => {
  const inState = (State?: string): string => {
    const files = account();
    const { Functions } = files['lambda.json'] as { Functions: object[] };
    for (const one of Functions) Object.assign(one, { State });
    return printed(files);
  };
  it.each(['Pending', 'Failed', 'Deleting'])('that is %s may send or not', (state) => {
    expect(inState(state)).toContain('maybe function');
  });
  it.each([undefined, 'Active', 'Inactive'])('that is %s does', (state) => {
    expect(inState(state)).not.toContain('maybe function');
  });
});
