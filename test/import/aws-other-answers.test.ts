/** A folder with every answer of an account has lists of other things under the keys that are meant: they change nothing, whichever comes first. */
import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { printTopology } from '../../language/index.js';
import { OTHER_ANSWERS } from './account/other-answers.js';

const MEANT = [
  {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
    Subnets: [
      { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-central-1a' },
      { SubnetId: 'subnet-2', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'eu-central-1b' },
    ],
  },
  {
    Reservations: [
      {
        Instances: [
          {
            InstanceId: 'i-1',
            VpcId: 'vpc-1',
            SubnetId: 'subnet-1',
            State: { Name: 'running' },
            SecurityGroups: [],
            NetworkInterfaces: [
              {
                NetworkInterfaceId: 'eni-1',
                VpcId: 'vpc-1',
                SubnetId: 'subnet-1',
                PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9', Primary: true }],
                Groups: [],
              },
            ],
          },
        ],
      },
    ],
  },
  {
    Addresses: [
      {
        AllocationId: 'eipalloc-1',
        AssociationId: 'eipassoc-1',
        Domain: 'vpc',
        NetworkInterfaceId: 'eni-1',
        PrivateIpAddress: '10.0.0.9',
        PublicIp: '198.51.100.9',
      },
    ],
    TransitGateways: [
      {
        TransitGatewayId: 'tgw-1',
        State: 'available',
        Options: { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' },
      },
    ],
    TransitGatewayRouteTables: [
      { TransitGatewayRouteTableId: 'tgw-rtb-1', TransitGatewayId: 'tgw-1', State: 'available' },
    ],
    TransitGatewayVpcAttachments: [
      {
        TransitGatewayAttachmentId: 'tgw-attach-1',
        TransitGatewayId: 'tgw-1',
        VpcId: 'vpc-1',
        SubnetIds: ['subnet-1'],
        State: 'available',
      },
    ],
  },
];

function told(documents: readonly unknown[]): { text: string; warnings: readonly string[] } {
  const files = documents.map((document, index) => ({ path: `${index}.json`, text: JSON.stringify(document) }));
  const { topology, warnings } = importAws(files, { names: 'id' });
  return { text: printTopology(topology), warnings: warnings.map(({ message }) => message).sort() };
}

/** Answers about what lies in the network: those of what lies elsewhere are told to be left out. */
const QUIET =
  /classic-link|instance-topology|addresses-attribute|local-gateway-routes|client-vpn-routes|routing-database/;
const OTHERS = Object.entries(OTHER_ANSWERS).filter(([what]) => QUIET.test(what));

describe('beside the answers that are meant', () => {
  const alone = told(MEANT);

  it('the network is whole', () => {
    for (const part of ['vpc vpc-1 10.0.0.0/16', 'instance i-1 10.0.0.9', 'public-ip 198.51.100.9', 'attach vpc-1'])
      expect(alone.text).toContain(part);
  });

  it.each(OTHERS)('%s changes nothing, before or behind them', (_, other) => {
    expect(told([other, ...MEANT])).toEqual(alone);
    expect(told([...MEANT, other])).toEqual(alone);
  });

  it('what a collector has merged into the meant ones is still read', () => {
    const merged = { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', ClassicLinkEnabled: false }] };
    expect(told([merged]).text).toContain('vpc vpc-1 10.0.0.0/16');
  });
});

describe('a list of load balancers of which a query left out much', () => {
  it.each([{ VpcId: 'vpc-1' }, { CanonicalHostedZoneId: 'Z1' }, { Scheme: 'internal' }])(
    'is theirs, and told of, with %o',
    (told) => {
      const list = { LoadBalancers: [{ LoadBalancerName: 'shop', Type: 'application', ...told }] };
      const { warnings } = importAws(
        [...MEANT, list].map((json, i) => ({ path: `${i}.json`, text: JSON.stringify(json) })),
        { names: 'id' },
      );
      expect(warnings.map(({ message }) => message)).toContain('This object is left out: it has no LoadBalancerArn.');
    },
  );
});
