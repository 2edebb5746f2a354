/** What the mutations of accounts found, each with the question that was answered wrongly, and what is to be asked. */
import { describe, expect, it } from 'vitest';
import { behindBalancer } from '../account/balancer.js';
import { vpnAccount } from '../account/client-vpn.js';
import { company } from '../account/company.js';
import { hubAccount } from '../account/hub.js';
import { NODE, withPrefixes } from '../account/prefixes.js';
import { type Account, account } from '../account.js';
import { imported, messages, verdict } from '../verdict.js';
import { missingFields } from './less-of-account.js';

type Fields = Record<string, unknown>;

/** The account with something changed in the objects of a list. */
function changed(files: Account, key: string, change: (object: Fields, index: number) => unknown): Account {
  const visit = (at: unknown): unknown => {
    if (Array.isArray(at)) return at.map(visit);
    if (typeof at !== 'object' || at === null) return at;
    return Object.fromEntries(
      Object.entries(at).map(([name, value]) => [
        name,
        name === key && Array.isArray(value)
          ? value.flatMap((one, i) => change(structuredClone(one) as Fields, i) ?? [])
          : visit(value),
      ]),
    );
  };
  return visit(files) as Account;
}
const without = (field: string) => (object: Fields, i: number) => {
  const { [field]: _, ...rest } = object;
  return i === 0 ? rest : object;
};

describe('a load balancer without its ARN', () => {
  const files = changed(company(), 'LoadBalancers', without('LoadBalancerArn'));
  it('is left out, and no interface that answers on every port', () => {
    expect(messages(files)).toContain('This object is left out: it has no LoadBalancerArn.');
    expect(() => verdict(files, '8.8.8.8', 'arn:aws:elasticloadbalancing:door', 'tcp 443')).toThrow();
  });
});

describe('an instance without its id', () => {
  const files = changed(withPrefixes({}), 'Instances', without('InstanceId'));
  it.each(['eni-10', '10.0.0.10', NODE])('is what its interface is: %s', (end) =>
    expect(verdict(files, 'i-20', end, 'tcp 443')).toBe('reachable'),
  );
  it('is the one that its interfaces are attached to, as their own list has it', () => {
    const all = changed(account(), 'Instances', ({ InstanceId: _, ...rest }) => rest);
    for (const [from, to, on] of [
      ['8.8.8.8', 'eni-two-a', 'tcp 443'],
      ['eni-two-a', '192.168.0.9', 'tcp 443'],
      ['8.8.8.8', 'i-two', 'tcp 443'],
    ] as const)
      expect(verdict(all, from, to, on)).toBe(verdict(account(), from, to, on));
  });
  it('gives the id of one of several interfaces to no other', () => {
    const { 'interfaces.json': interfaces, 'addresses.json': _, ...rest } = account();
    const { NetworkInterfaces } = interfaces as { NetworkInterfaces: Fields[] };
    const own = NetworkInterfaces.filter(({ NetworkInterfaceId: id }) => `${id}`.startsWith('eni-two'));
    const alone = changed(rest, 'Instances', ({ InstanceId: id, ...one }) =>
      id === 'i-two' ? { ...one, NetworkInterfaces: own } : { InstanceId: id, ...one },
    );
    const ids = imported(alone)
      .topology.vpcs.flatMap(({ subnets }) => subnets.flatMap(({ resources }) => resources))
      .filter((one) => one.ids.some(({ value }) => value === 'eni-two-a'));
    expect(ids).toHaveLength(1);
  });
  it('is so where no instance of the answer has one', () => {
    const all = changed(withPrefixes({}), 'Instances', ({ InstanceId: _, ...rest }) => rest);
    expect(verdict(all, NODE, '2a00:1450:4001:800::1', 'tcp 443')).toBe('reachable');
    expect(verdict(all, 'eni-20', 'eni-10', 'tcp 443')).toBe('reachable');
  });
});

describe('a permission that lacks IpRanges, of which each has some', () => {
  const NONE = { Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
  const files = changed(hubAccount(), 'SecurityGroups', (group, i) => {
    const lists = i === 0 ? NONE : { ...NONE, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    return { ...group, IpPermissions: [{ IpProtocol: '-1', ...lists }] };
  });
  it('may let in anybody', () => {
    expect(verdict(files, 'i-two', 'i-one', 'tcp 443')).toBe('unknown');
    expect(messages(files)).toContain('Rules of security groups lack IpRanges');
  });
});

describe('an attachment of a transit gateway that associates by itself', () => {
  const ask = (files: Account) => verdict(files, 'i-one', 'i-two', 'tcp 443');
  it('is associated with what is told', () => expect(ask(hubAccount())).toBe('reachable'));
  it.each<[string, (association: Fields) => Fields | undefined]>([
    ['tells none', () => undefined],
    ['tells one without its table', ({ State }) => ({ State })],
  ])('%s: it may be associated all the same', (_, change) => {
    const files = changed(hubAccount(), 'TransitGatewayAttachments', (one, i) => {
      const { Association, ...rest } = one;
      const next = change(Association as Fields);
      return i > 0 ? one : next ? { ...rest, Association: next } : rest;
    });
    expect(ask(files)).toBe('unknown');
    expect(messages(files)).toContain('get-transit-gateway-route-table-associations');
  });
  it('is in none where the gateway leaves that to its owner', () => {
    const files = changed(
      changed(hubAccount(), 'TransitGatewayAttachments', without('Association')),
      'TransitGateways',
      (one) => ({ ...one, Options: { ...(one.Options as Fields), DefaultRouteTableAssociation: 'disable' } }),
    );
    expect(ask(files)).toBe('blocked');
  });
  it('is in no table where every table was asked, and it is in none', () => {
    const files = {
      ...changed(hubAccount(), 'TransitGatewayAttachments', without('Association')),
      'tgw-rtb-1.json': {
        TransitGatewayRouteTableId: 'tgw-rtb-1',
        Associations: [
          {
            TransitGatewayAttachmentId: 'tgw-attach-vpc-two',
            ResourceId: 'vpc-two',
            ResourceType: 'vpc',
            State: 'associated',
          },
        ],
      },
    };
    expect(ask(files)).toBe('blocked');
  });
});

describe('routes of a default table that lack one of what propagates by itself', () => {
  const { 'hub.json': hub, ...rest } = hubAccount();
  const { Propagations: _, ...others } = hub as Fields;
  const found = (...names: string[]): Account => ({
    ...rest,
    'hub.json': others,
    'routes.json': {
      TransitGatewayRouteTableId: 'tgw-rtb-1',
      Routes: names.map((name) => ({
        DestinationCidrBlock: name === 'one' ? '10.1.0.0/16' : '10.2.0.0/16',
        TransitGatewayAttachments: [
          { ResourceId: `vpc-${name}`, TransitGatewayAttachmentId: `tgw-attach-vpc-${name}`, ResourceType: 'vpc' },
        ],
        Type: 'propagated',
        State: 'active',
      })),
    },
  });
  it.each([
    [['one', 'two'], 'reachable'],
    [['one'], 'unknown'],
  ])('a search that found %j', (names, expected) =>
    expect(verdict(found(...names), 'i-one', 'i-two', 'tcp 443')).toBe(expected),
  );
  it('says what to ask', () =>
    expect(messages(found('one'))).toContain('have none to vpc-two: a filter may have left it out'));
});

describe('a route without a target', () => {
  it('may lead over what keeps references to groups', () => {
    const files = changed(company(), 'RouteTables', (table) =>
      table.RouteTableId === 'rtb-run'
        ? {
            ...table,
            Routes: (table.Routes as Fields[]).map((route) => {
              const { TransitGatewayId: _, ...rest } = route;
              return route.DestinationCidrBlock === '10.30.0.0/16' ? rest : route;
            }),
          }
        : table,
    );
    expect(verdict(company(), 'i-run-a', 'i-store', 'tcp 5432')).toBe('reachable');
    expect(verdict(files, 'i-run-a', 'i-store', 'tcp 5432')).toBe('unknown');
    expect(verdict(files, 'i-run-a', 'i-store', 'tcp 22')).toBe('blocked');
  });
});

describe('a VPC whose blocks only its subnets tell', () => {
  const ask = (files: Account) =>
    ['i-web to i-client', 'i-client to i-web'].map((question) => {
      const [from = '', to = ''] = question.split(' to ');
      return verdict(files, from, to, 'tcp 443');
    });
  const withoutBlocks = changed(behindBalancer(), 'Vpcs', without('CidrBlock'));
  it('has those of its subnets', () => expect(ask(withoutBlocks)).toEqual(['reachable', 'reachable']));
  it('may have others where a subnet is not told, so that packets stay within it', () => {
    const files = changed(withoutBlocks, 'Subnets', without('CidrBlock'));
    expect(ask(files)).toEqual(['unknown', 'unknown']);
    expect(messages(files)).toContain('aws ec2 describe-vpcs --vpc-ids vpc-1');
  });
});

describe('two things missing at once', () => {
  const without = (whole: Account, ...fields: string[]): Account =>
    fields.reduce((files, field) => {
      const less = missingFields(files).find(({ what }) => what === field);
      if (!less) throw new Error(`there is no ${field}`);
      return less.files();
    }, whole);
  const vpn = () => structuredClone(vpnAccount()) as Account;
  const dual = () => structuredClone(withPrefixes({})) as Account;
  const OUTSIDE = '2a00:1450:4001:800::1';

  it.each(['SubnetId', 'VpcId'])(
    'a subnet’s %s and the subnet of one of the interfaces of a Client VPN endpoint: the other keeps its address',
    (field) => {
      const files = without(
        vpn(),
        `network.json without Subnets.0.${field}`,
        'network.json without NetworkInterfaces.2.SubnetId',
      );
      expect(verdict(files, '10.0.1.9', 'eni-data', 'tcp 443')).toBe('reachable');
    },
  );

  it('the interfaces of an instance and the VPC of its subnet: it may have IPv6 addresses of the VPC', () => {
    const files = without(
      dual(),
      'all.json without Reservations.0.Instances.0.NetworkInterfaces',
      'all.json without Subnets.0.VpcId',
    );
    expect(verdict(files, 'i-10', OUTSIDE, 'tcp 443')).toBe('unknown');
    expect(verdict(files, OUTSIDE, 'i-10', 'tcp 443')).toBe('unknown');
  });

  it('the id of the only VPC and that of its subnet’s: what names the VPC lies in it', () => {
    const files = without(dual(), 'all.json without Vpcs.0.VpcId', 'all.json without Subnets.0.VpcId');
    expect(verdict(files, '2600:1f16:1:1::10', OUTSIDE, 'tcp 443')).not.toBe('blocked');
    expect(messages(files)).not.toContain('is left out: it lies in vpc-1');
  });

  it('IPv6 blocks of two rules, where the others are printed empty: each may have some', () => {
    const files = without(
      dual(),
      'all.json without SecurityGroups.0.IpPermissions.1.Ipv6Ranges',
      'all.json without SecurityGroups.1.IpPermissionsEgress.0.Ipv6Ranges',
    );
    expect(verdict(files, 'i-20', OUTSIDE, 'tcp 443')).toBe('unknown');
    expect(messages(files)).toContain('Rules of security groups lack Ipv6Ranges');
  });

  it.each([
    ['Attachments of the gateway', 'InternetGateways.0.Attachments'],
    ['VPC of its attachment', 'InternetGateways.0.Attachments.0.VpcId'],
    ['id of the gateway', 'InternetGateways.0.InternetGatewayId'],
  ])('the id of the only table and the %s: the VPC may have one, and a route to it', (_, field) => {
    const files = without(dual(), `all.json without ${field}`, 'all.json without RouteTables.0.RouteTableId');
    expect(verdict(files, OUTSIDE, 'i-10', 'tcp 443')).toBe('unknown');
    expect(verdict(files, 'i-10', OUTSIDE, 'tcp 443')).toBe('unknown');
  });
});

describe('two things missing at once of a transit gateway', () => {
  const less = (change: (hub: Record<string, Fields[]>) => void): Account => {
    const files = structuredClone(hubAccount()) as unknown as { 'hub.json': Record<string, Fields[]> };
    change(files['hub.json']);
    return files as unknown as Account;
  };
  const ask = (files: Account) => [
    verdict(files, 'i-one', 'i-two', 'tcp 443'),
    verdict(files, 'i-two', 'i-one', 'tcp 443'),
  ];
  const OPEN = ['unknown', 'unknown'];
  const nameless = (one: Fields | undefined) => {
    delete one?.TransitGatewayAttachmentId;
    delete one?.ResourceId;
  };

  it.each([0, 1])('the id and the resource of propagation %i: it may be that of any attachment', (at) => {
    const files = less(({ Propagations = [] }) =>
      nameless((Propagations[0]?.TransitGatewayRouteTablePropagations as Fields[] | undefined)?.[at]),
    );
    expect(ask(files)).not.toContain('blocked');
    expect(ask(files)).not.toContain('one-way');
    expect(messages(files)).toContain('This propagation does not say which attachment it is of');
  });

  it.each([
    ['Options', ({ Options: _, ...gateway }: Fields) => gateway],
    [
      'DefaultRouteTableAssociation',
      ({ Options, ...gateway }: Fields) => ({
        ...gateway,
        Options: { ...(Options as Fields), DefaultRouteTableAssociation: undefined },
      }),
    ],
    ['TransitGatewayId', ({ TransitGatewayId: _, ...gateway }: Fields) => gateway],
  ])('the %s of the gateway and an association: it may be associated by itself', (_, change) => {
    const files = less((hub) => {
      hub.TransitGateways = hub.TransitGateways?.map(change) ?? [];
      delete hub.TransitGatewayAttachments?.[0]?.Association;
    });
    expect(ask(files)).toEqual(OPEN);
    expect(messages(files)).toContain('get-transit-gateway-route-table-associations');
  });

  const described = ({
    TransitGatewayVpcAttachments: [own = {}] = [],
    TransitGatewayAttachments: [listed = {}] = [],
  }: Record<string, Fields[]>) => ({ own, listed });

  it.each(['TransitGatewayId', 'VpcId'])(
    'the %s of an attachment in the list of those of VPCs, and what is attached in that of all: each tells what the other lacks, or its subnets do',
    (field) =>
      expect(
        ask(
          less((hub) => {
            const { own, listed } = described(hub);
            delete own[field];
            delete listed.ResourceId;
          }),
        ),
      ).toEqual(['reachable', 'reachable']),
  );

  it('the VPC and the subnets of an attachment, wherever they are told: it may attach any', () => {
    const files = less((hub) => {
      const { own, listed } = described(hub);
      for (const field of ['VpcId', 'SubnetIds']) delete own[field];
      delete listed.ResourceId;
    });
    expect(ask(files)).toEqual(OPEN);
    expect(messages(files)).toContain('it may be any of vpc-one, vpc-two');
  });

  it('the gateway of an attachment in both lists: it is the only one, or may be any', () => {
    const nowhere = (hub: Record<string, Fields[]>) => {
      const { own, listed } = described(hub);
      for (const one of [own, listed]) delete one.TransitGatewayId;
    };
    expect(ask(less(nowhere))).toEqual(['reachable', 'reachable']);
    const files = less((hub) => {
      hub.TransitGateways?.push({ ...hub.TransitGateways[0], TransitGatewayId: 'tgw-other' });
      nowhere(hub);
    });
    expect(ask(files)).toEqual(OPEN);
    expect(messages(files)).toContain('it may be any of tgw-hub, tgw-other');
  });

  it('a list of propagations that is null: it was not told, and is no empty one', () => {
    const listed = (list: unknown) =>
      less(({ Propagations: [table = {}] = [] }) => {
        table.TransitGatewayRouteTablePropagations = list;
      });
    expect(ask(listed([]))).toEqual(['blocked', 'blocked']);
    expect(ask(listed(null))).toEqual(['reachable', 'reachable']);
  });

  it('the id of a VPC, printed as an empty text: it is as if it were missing', () => {
    const printed = (value: string | undefined) => {
      const files = structuredClone(hubAccount()) as unknown as { 'vpcs.json': Record<string, Fields[]> };
      const [table = {}] = files['vpcs.json'].RouteTables ?? [];
      table.VpcId = value;
      return ask(files as unknown as Account);
    };
    expect(printed('')).toEqual(printed(undefined));
  });

  const asked = (change: (association: Fields) => void): Account =>
    less((hub) => {
      for (const one of hub.TransitGatewayAttachments ?? []) delete one.Association;
      const list: Fields[] = ['one', 'two'].map((name) => ({
        TransitGatewayAttachmentId: `tgw-attach-vpc-${name}`,
        ResourceId: `vpc-${name}`,
        State: 'associated',
      }));
      change(list[0] ?? {});
      hub.AssociationsOfTables = [{ TransitGatewayRouteTableId: 'tgw-rtb-1', Associations: list }];
    });

  it('the id and the resource of an association, where every table was asked: it may be that of any attachment', () => {
    expect(ask(asked(() => undefined))).toEqual(['reachable', 'reachable']);
    expect(ask(asked(nameless))).toEqual(OPEN);
  });

  it('the id of an association that tells its resource, which names it as well', () =>
    expect(ask(asked((one) => Reflect.deleteProperty(one, 'TransitGatewayAttachmentId')))).toEqual([
      'reachable',
      'reachable',
    ]));
});

describe('an internet gateway that no answer tells', () => {
  type Network = { 'all.json': Record<string, Fields[]> };
  const OUTSIDE = '2a00:1450:4001:800::1';
  const ask = (change: (all: Record<string, Fields[]>) => void): [string, string] => {
    const files = structuredClone(withPrefixes({})) as unknown as Network;
    change(files['all.json']);
    return [verdict(files, OUTSIDE, 'i-10', 'tcp 443'), messages(files)];
  };
  const tableOf = (all: Record<string, Fields[]>) => all.RouteTables?.[0] as Fields;

  it('may be there where routes are not told, and no list shows that there is none', () => {
    const [found, said] = ask((all) => {
      delete all.InternetGateways;
      delete tableOf(all).RouteTableId;
    });
    expect(found).toBe('unknown');
    expect(said).toContain('do not tell whether vpc-1 has an internet gateway');
  });
  it('may be where a route leads that has no target', () => {
    const [found] = ask((all) => {
      delete all.InternetGateways;
      delete (tableOf(all).Routes as Fields[])[0]?.GatewayId;
    });
    expect(found).toBe('unknown');
  });
  it('is not there where the list of them is whole', () => {
    const [found] = ask((all) => {
      all.InternetGateways = [];
      delete tableOf(all).RouteTableId;
    });
    expect(found).toBe('blocked');
  });
  it('hangs where a route leads to it, though it has no attachments', () => {
    const [found, said] = ask((all) => delete all.InternetGateways?.[0]?.Attachments);
    expect(found).toBe('reachable');
    expect(said).not.toContain('to which VPC igw-1 is attached');
  });
  it('may hang on each VPC that has none', () => {
    const [found, said] = ask((all) => {
      all.Vpcs?.push({ VpcId: 'vpc-2', CidrBlock: '10.9.0.0/16' });
      delete all.InternetGateways?.[0]?.Attachments;
      delete tableOf(all).RouteTableId;
    });
    expect(found).toBe('unknown');
    expect(said).toContain('it may be vpc-1, vpc-2');
  });
});

describe('an attachment of which one list lacks its VPC and the other its type', () => {
  const second = (field: string) => (object: Fields, i: number) => {
    const { [field]: _, ...rest } = object;
    return i === 1 ? rest : object;
  };
  const files = changed(
    changed(hubAccount(), 'TransitGatewayVpcAttachments', second('VpcId')),
    'TransitGatewayAttachments',
    second('ResourceType'),
  );
  it('is known by the id of what it attaches', () => {
    expect(verdict(hubAccount(), 'i-two', 'i-one', 'tcp 443')).toBe('reachable');
    expect(verdict(files, 'i-two', 'i-one', 'tcp 443')).not.toBe('blocked');
  });
});

describe('an interface without its id', () => {
  const own = (files: Account, end: string) => verdict(files, end, 'eni-data', 'tcp 443');
  const files = changed(
    changed(vpnAccount(), 'NetworkInterfaces', ({ NetworkInterfaceId, ...rest }, i) =>
      i === 1 ? rest : { NetworkInterfaceId, ...rest },
    ),
    'ClientVpnEndpoints',
    without('ClientVpnEndpointId'),
  );
  it('has its address all the same, also where what it is part of cannot be told', () => {
    expect(own(vpnAccount(), '10.0.1.9')).toBe('reachable');
    expect(own(files, '10.0.1.9')).not.toBe('blocked');
    expect(messages(files)).toContain('This network interface has no NetworkInterfaceId');
  });
});

describe('a subnet without its id', () => {
  const files = changed(withPrefixes({}), 'Subnets', without('SubnetId'));
  it('is no second description of its VPC', () => {
    expect(messages(files)).not.toContain('vpc-1 is described twice');
    expect(verdict(files, 'i-10', '2a00:1450:4001:800::1', 'tcp 443')).not.toBe('blocked');
  });
  it('may have IPv6, where its VPC has: so may what lies in it', () => {
    const both = changed(files, 'Instances', ({ NetworkInterfaces: _, ...one }) => one);
    expect(verdict(both, 'i-20', NODE, 'tcp 443')).not.toBe('blocked');
  });
});

describe('instances of a fleet of GameLift', () => {
  it('are none of EC2’s, though the answer has their key', () => {
    const game = { Instances: [{ FleetId: 'fleet-1', InstanceId: 'i-0game', IpAddress: '198.51.100.78' }] };
    const files = { ...account(), 'game.json': game };
    expect(messages(files)).toBe(messages(account()));
    expect(verdict(files, 'i-web', '10.1.0.7', 'tcp 443')).toBe(verdict(account(), 'i-web', '10.1.0.7', 'tcp 443'));
  });
});
