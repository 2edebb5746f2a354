import { describe, expect, it } from 'vitest';
import { loadNetwork, printTopology } from '../../language/index.js';
import { LB } from './account/objects.js';
import { type Account, account } from './account.js';
import { imported, verdict } from './verdict.js';

const NAME = 'com.amazonaws.vpce.eu-west-1.vpce-svc-1';

const services = (more: object = {}, endpoint: object = {}, balancer: object = {}): Account => ({
  ...account(),
  'services.json': {
    ServiceConfigurations: [
      {
        ServiceId: 'vpce-svc-1',
        ServiceName: NAME,
        ServiceState: 'Available',
        NetworkLoadBalancerArns: [`${LB}/net/line/1`],
        ...more,
      },
    ],
    VpcEndpoints: [
      {
        VpcEndpointId: 'vpce-own',
        VpcEndpointType: 'Interface',
        VpcId: 'vpc-shop',
        ServiceName: NAME,
        State: 'available',
        SubnetIds: ['subnet-front'],
        Groups: [{ GroupId: 'sg-web' }],
        ...endpoint,
      },
    ],
    LoadBalancers: [{ LoadBalancerArn: `${LB}/net/line/1`, ...balancer }],
  },
});

/** Tells other things of every description of a thing. */
function told(files: unknown, field: string, id: string, more: object): void {
  if (typeof files !== 'object' || files === null) return;
  const one = files as Record<string, unknown>;
  if (one[field] === id && Object.keys(one).length > 2) Object.assign(one, more);
  for (const inside of Object.values(one)) told(inside, field, id, more);
}

const printed = (files: Account): string => printTopology(imported(files).topology);
const ask = (files: Account, port: number): string => verdict(files, 'eni-two-b', 'vpce-own', `tcp ${port}`);

describe('an endpoint service that the answers tell', () => {
  it('is what its endpoint leads to', () => {
    const text = printed(services());
    expect(text).toContain('endpoint-service vpce-svc-1 for line');
    expect(text).toMatch(/interface-endpoint vpce-own to vpce-svc-1/);
    expect(loadNetwork([{ uri: 'file:///a.vpc', text }], () => undefined).findings).toEqual([]);
  });

  it('leads on to what its load balancer listens for, and to nothing else', () => {
    const without: Account = { ...services({ NetworkLoadBalancerArns: [] }) };
    expect(ask(without, 443)).toBe('reachable');
    expect(ask(services(), 443)).toBe('blocked');
    const open = services({}, {}, {});
    const everything = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    for (const group of ['sg-db', 'sg-web']) told(open, 'GroupId', group, { IpPermissions: everything });
    told(open, 'LoadBalancerArn', `${LB}/net/line/1`, {
      AvailabilityZones: ['subnet-front', 'subnet-front-b'].map((SubnetId) => ({ SubnetId })),
    });
    expect(ask(open, 5432)).toBe('reachable');
    expect(ask(open, 443)).toBe('blocked');
  });

  it('is not there once it is deleted, nor where its load balancer is not told', () => {
    expect(printed(services({ ServiceState: 'Deleted' }))).not.toContain('endpoint-service');
    const files = services({ NetworkLoadBalancerArns: [`${LB}/net/line/1`, `${LB}/net/other/1`] });
    expect(printed(files)).not.toContain('endpoint-service');
    expect(
      imported(files)
        .warnings.map(({ message }) => message)
        .join(),
    ).toContain('does not describe all its load balancers');
    const elsewhere = imported(services({ NetworkLoadBalancerArns: [`${LB}/net/other/1`] }));
    expect(elsewhere.warnings.map(({ message }) => message).join()).toContain(
      'is left out: the answers do not describe its load balancers (elbv2 describe-load-balancers).',
    );
  });

  it('has endpoints that it has not accepted yet', () => {
    expect(printed(services({}, { State: 'pendingAcceptance' }))).toContain('maybe interface-endpoint vpce-own');
    expect(printed(services({}, { State: 'rejected' }))).not.toContain('vpce-own');
  });

  it('is not reached by the interface of an endpoint that it rejected', () => {
    const of = (State: string): string => {
      const files = services({}, { State, NetworkInterfaceIds: ['eni-own'] });
      const own = {
        NetworkInterfaceId: 'eni-own',
        SubnetId: 'subnet-front',
        VpcId: 'vpc-shop',
        InterfaceType: 'vpc_endpoint',
        RequesterManaged: true,
        Status: 'in-use',
        Groups: [{ GroupId: 'sg-web' }],
        PrivateIpAddress: '10.0.0.77',
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.77', Primary: true }],
      };
      return printed({ ...files, 'own.json': { NetworkInterfaces: [own] } });
    };
    expect(of('available')).toContain('10.0.0.77');
    expect(of('rejected')).not.toContain('10.0.0.77');
  });

  it('is told by its fields alone too', () => {
    const { 'services.json': told } = services() as { 'services.json': { ServiceConfigurations: object[] } };
    const files = {
      ...services(),
      'services.json': { ...told, ServiceConfigurations: [] },
      'query.json': told.ServiceConfigurations,
    };
    expect(printed(files)).toContain('endpoint-service vpce-svc-1 for line');
  });
});

it('the groups of a load balancer may be told not to be asked about PrivateLink', () => {
  const text = (word: string): string =>
    printed(services({}, {}, { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: word }));
  expect(text('off')).toContain('enforce-inbound-rules-on-private-link-traffic off');
  expect(text('on')).not.toContain('enforce-inbound-rules');
});

describe('zones in the answers of several accounts', () => {
  const zones = (own: object, theirs: object): Account => ({
    'zones.json': {
      Vpcs: [
        { VpcId: 'vpc-own', CidrBlock: '10.50.0.0/16' },
        { VpcId: 'vpc-theirs', CidrBlock: '10.51.0.0/16' },
      ],
      Subnets: [
        { SubnetId: 'subnet-own', VpcId: 'vpc-own', CidrBlock: '10.50.0.0/24', ...own },
        { SubnetId: 'subnet-theirs', VpcId: 'vpc-theirs', CidrBlock: '10.51.0.0/24', ...theirs },
      ],
    },
  });
  const told = (own: object, theirs: object) =>
    imported(zones(own, theirs))
      .topology.vpcs.flatMap(({ subnets }) => subnets)
      .map(({ zone }) => zone?.value);

  it('are called by their ids where one name means two of them, or two names mean one', () => {
    const own = { AvailabilityZone: 'eu-west-1x', AvailabilityZoneId: 'euw1-az1' };
    expect(told(own, { AvailabilityZone: 'eu-west-1x', AvailabilityZoneId: 'euw1-az2' })).toEqual([
      'euw1-az1',
      'euw1-az2',
    ]);
    expect(told(own, { AvailabilityZone: 'eu-west-1y', AvailabilityZoneId: 'euw1-az1' })).toEqual([
      'euw1-az1',
      'euw1-az1',
    ]);
  });

  it('are called by their names where these agree', () => {
    const own = { AvailabilityZone: 'eu-west-1x', AvailabilityZoneId: 'euw1-az1' };
    expect(told(own, { AvailabilityZone: 'eu-west-1y', AvailabilityZoneId: 'euw1-az2' })).toEqual(['x', 'y']);
    expect(told(own, { AvailabilityZone: 'eu-west-1x' })).toEqual(['x', 'x']);
  });
});
