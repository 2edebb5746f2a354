import { describe, expect, it } from 'vitest';
import { hubAccount } from './account/hub.js';
import type { Account } from './account.js';
import { imported, messages, verdict } from './verdict.js';

const TO_TWO = {
  TransitGatewayAttachments: [
    { TransitGatewayAttachmentId: 'tgw-attach-vpc-two', ResourceId: 'vpc-two', ResourceType: 'vpc' },
  ],
  Type: 'static',
  State: 'active',
};
const NOWHERE = { Type: 'static', State: 'blackhole' };
/** A route that a reference to a prefix list made of an entry of it, as `search-transit-gateway-routes` tells it. */
const entry = (block: string, more: object = TO_TWO) => ({
  DestinationCidrBlock: block,
  PrefixListId: 'pl-1',
  ...more,
});
const first = {
  ...TO_TWO,
  DestinationCidrBlock: '10.1.0.0/16',
  TransitGatewayAttachments: [
    { TransitGatewayAttachmentId: 'tgw-attach-vpc-one', ResourceId: 'vpc-one', ResourceType: 'vpc' },
  ],
};

/** The hub, to whose table nothing propagates. */
function hub(routes: readonly object[], ...more: Account[]): Account {
  const files = hubAccount();
  const json = files['hub.json'] as Record<string, object[]>;
  json.Propagations = [{ TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayRouteTablePropagations: [] }];
  files['routes.json'] = { TransitGatewayRouteTableId: 'tgw-rtb-1', Routes: [first, ...routes] };
  return Object.assign(files, ...more);
}
const listed = (...blocks: string[]): Account => ({
  'pl-1.json': { PrefixListId: 'pl-1', Entries: blocks.map((Cidr) => ({ Cidr })) },
});
const reference = (more: object): Account => ({
  'references.json': {
    TransitGatewayPrefixListReferences: [
      { TransitGatewayRouteTableId: 'tgw-rtb-1', PrefixListId: 'pl-1', State: 'available', ...more },
    ],
  },
});
const ask = (files: Account): string => verdict(files, 'i-one', 'i-two', 'tcp 443');

describe('a route of a transit gateway to an entry of a prefix list', () => {
  it.each<[string, Account, string]>([
    ['no route', hub([]), 'blocked'],
    ['the list is not told', hub([entry('10.2.0.0/16')]), 'reachable'],
    ['the list tells the same', hub([entry('10.2.0.0/16')], listed('10.2.0.0/16')), 'reachable'],
    ['the list tells others', hub([entry('10.2.0.0/16')], listed('10.3.0.0/16')), 'unknown'],
    ['the list tells more', hub([entry('10.3.0.0/16')], listed('10.2.0.0/16', '10.3.0.0/16')), 'unknown'],
    ['to nowhere', hub([entry('10.2.0.0/16', NOWHERE)]), 'blocked'],
    [
      'to nowhere, beside a static one',
      hub([entry('10.2.0.0/16', NOWHERE), { ...TO_TWO, DestinationCidrBlock: '10.2.0.0/16' }]),
      'reachable',
    ],
    ['and its reference', hub([entry('10.2.0.0/16')], reference({ TransitGatewayAttachment: first })), 'reachable'],
    ['a reference alone, of what is told', hub([], reference({ Blackhole: true }), listed('10.2.0.0/16')), 'blocked'],
    ['a reference alone, to nowhere that is told', hub([], reference({}), listed('10.2.0.0/16')), 'unknown'],
  ])('%s', (_, files, expected) => expect(ask(files)).toBe(expected));

  it('is the list where both tell the same', () => {
    const { topology } = imported(hub([entry('10.2.0.0/16')], listed('10.2.0.0/16')));
    const [, route] = topology.transitGateways[0]?.routeTables[0]?.routes ?? [];
    expect(route?.destination.kind).toBe('ref');
  });

  it('says where the two differ', () =>
    expect(messages(hub([entry('10.2.0.0/16')], listed('10.3.0.0/16')))).toContain(
      'The routes of transit gateway table tgw-rtb-1 and the entries of pl-1 differ',
    ));
});

describe('what tells less of a transit gateway', () => {
  const change = (of: (json: Record<string, Record<string, unknown>[]>) => void): Account => {
    const files = hubAccount();
    of(files['hub.json'] as Record<string, Record<string, unknown>[]>);
    return files;
  };
  it.each<[string, Account, string]>([
    [
      'a table without its gateway, the only one',
      change((json) => {
        delete json.TransitGatewayRouteTables?.[0]?.TransitGatewayId;
      }),
      'reachable',
    ],
    [
      'a table without its gateway, one of two, with which nothing is associated',
      change((json) => {
        json.TransitGateways?.push({ TransitGatewayId: 'tgw-2', State: 'available' });
        json.TransitGatewayRouteTables?.push({ TransitGatewayRouteTableId: 'tgw-rtb-9', State: 'available' });
      }),
      'unknown',
    ],
    [
      'an attachment that only a policy table’s associations tell',
      change((json) => {
        json.TransitGatewayAttachments?.splice(0, 1);
        json.Associations = [
          {
            TransitGatewayPolicyTableId: 'tgw-ptb-1',
            TransitGatewayAttachmentId: 'tgw-attach-vpc-one',
            State: 'associated',
          },
        ];
      }),
      'unknown',
    ],
  ])('%s: %s', (_, files, expected) => expect(ask(files)).toBe(expected));

  const vpn = (more: object): Account => ({
    ...change((json) => {
      json.VpnConnections = [
        {
          VpnConnectionId: 'vpn-1',
          CustomerGatewayId: 'cgw-1',
          TransitGatewayId: 'tgw-hub',
          State: 'available',
          Options: { StaticRoutesOnly: true },
          Routes: [],
        },
      ];
      json.TransitGatewayAttachments?.push({
        TransitGatewayAttachmentId: 'tgw-attach-vpn',
        TransitGatewayId: 'tgw-hub',
        ResourceType: 'vpn',
        ResourceId: 'vpn-1',
        State: 'available',
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
        ...more,
      });
      if ('absent' in more) json.TransitGatewayAttachments?.pop();
    }),
    'routes.json': {
      TransitGatewayRouteTableId: 'tgw-rtb-1',
      Routes: [
        {
          DestinationCidrBlock: '10.200.0.0/16',
          TransitGatewayAttachments: [
            { TransitGatewayAttachmentId: 'tgw-attach-vpn', ResourceId: 'vpn-1', ResourceType: 'vpn' },
          ],
          Type: 'static',
          State: 'active',
        },
      ],
    },
  });
  it.each<[string, object, string]>([
    ['all of its attachment', {}, 'reachable'],
    ['its attachment without an id', { TransitGatewayAttachmentId: undefined }, 'reachable'],
    // The gateway associates what is attached to it by itself.
    ['its attachment, associated with nothing', { Association: undefined }, 'unknown'],
    ['nothing of its attachment', { absent: true }, 'unknown'],
  ])('of a VPN, %s: %s', (_, more, expected) =>
    expect(verdict(vpn(more), '10.200.0.9', 'i-one', 'tcp 443')).toBe(expected),
  );
});

describe('a VPC of another account that is attached too', () => {
  const ofAnother = (routes: readonly object[]): Account => {
    const files = hubAccount();
    const json = files['hub.json'] as Record<string, object[]>;
    const attachment = {
      TransitGatewayAttachmentId: 'tgw-attach-far',
      TransitGatewayId: 'tgw-hub',
      State: 'available',
    };
    json.TransitGatewayVpcAttachments?.push({ ...attachment, VpcId: 'vpc-far', SubnetIds: ['subnet-far'] });
    json.TransitGatewayAttachments?.push({
      ...attachment,
      ResourceType: 'vpc',
      ResourceId: 'vpc-far',
      Association: { TransitGatewayRouteTableId: 'tgw-rtb-1', State: 'associated' },
    });
    const far = [{ TransitGatewayAttachmentId: 'tgw-attach-far', ResourceId: 'vpc-far', ResourceType: 'vpc' }];
    const propagated = (n: string, block: string) => ({
      DestinationCidrBlock: block,
      TransitGatewayAttachments: [
        { TransitGatewayAttachmentId: `tgw-attach-vpc-${n}`, ResourceId: `vpc-${n}`, ResourceType: 'vpc' },
      ],
      Type: 'propagated',
      State: 'active',
    });
    json.Propagations = [];
    files['routes.json'] = {
      TransitGatewayRouteTableId: 'tgw-rtb-1',
      Routes: [
        propagated('one', '10.1.0.0/16'),
        propagated('two', '10.2.0.0/16'),
        { DestinationCidrBlock: '10.99.0.0/16', TransitGatewayAttachments: far, Type: 'propagated', State: 'active' },
        ...routes.map((route) => ({ TransitGatewayAttachments: far, Type: 'static', State: 'active', ...route })),
      ],
    };
    return files;
  };
  it.each([
    ['leaves decided what has nothing to do with it', [], 'i-one', 'i-two', 'reachable'],
    ['may be reached', [], 'i-one', '10.99.0.5', 'unknown'],
    ['may reach others', [], '10.99.0.5', 'i-two', 'unknown'],
    [
      'may lead on where routes send more to it',
      [{ DestinationCidrBlock: '0.0.0.0/0' }],
      'i-one',
      '10.98.0.5',
      'unknown',
    ],
  ])('%s', (_, routes, from, to, answer) => expect(verdict(ofAnother(routes), from, to, 'tcp 443')).toBe(answer));
});

describe('a propagated route that leads nowhere', () => {
  const gone = { DestinationCidrBlock: '10.2.0.0/16', Type: 'propagated', State: 'blackhole' };
  it.each([
    ['drops what is sent there', TO_TWO.TransitGatewayAttachments],
    ['drops it where it names no attachment', []],
  ])('%s', (_, TransitGatewayAttachments) =>
    expect(ask(hub([{ ...gone, TransitGatewayAttachments }]))).toBe('blocked'),
  );
});

describe('a propagated route of what no list of attachments has', () => {
  const files = hub([
    { ...TO_TWO, DestinationCidrBlock: '10.2.0.0/16' },
    {
      DestinationCidrBlock: '10.9.0.0/16',
      TransitGatewayAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-new',
          ResourceId: 'tgw-attach-new',
          ResourceType: 'network-function',
        },
      ],
      Type: 'propagated',
      State: 'active',
    },
  ]);
  it('tells that something is there, which may send and receive', () => {
    expect(verdict(files, '10.9.0.9', 'i-one', 'tcp 443')).toBe('unknown');
    expect(verdict(files, 'i-one', '10.9.0.9', 'tcp 443')).toBe('unknown');
    expect(messages(files)).toContain('tgw-attach-new has propagated routes, and no list of attachments has it');
    expect(messages(files)).not.toContain('untold-table');
  });
});
