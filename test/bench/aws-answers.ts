import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Seeded } from './networks/seeded.js';

/** What `aws ec2 describe-*` prints of a made-up account, as the command line lays it out: every field that a list has, a file a list. */
export interface Answers {
  readonly instances: number;
  /** Interfaces beside those that instances have one each: second ones, and those of services. */
  readonly more: number;
}

const OWNER = '111122223333';
const REGION = 'eu-west-1';
const ZONES = ['a', 'b', 'c'] as const;
const INSTANCES_A_VPC = 12_000;
const TIERS = ['web', 'app', 'data', 'jobs'] as const;
const MADE = '2025-03-14T09:26:53+00:00';

/** Writes the answers below a folder, piece by piece: all of them together are more than a process should hold. */
export function writeAnswers(folder: string, answers: Answers): void {
  const account = new AccountAnswers(answers);
  for (const [command, key, items] of account.lists()) writeList(join(folder, `${command}.json`), key, items);
}

function writeList(path: string, key: string, items: Iterable<object>): void {
  const file = openSync(path, 'wx');
  const pending: string[] = [`{\n    "${key}": [`];
  let isFirst = true;
  for (const item of items) {
    const text = JSON.stringify(item, undefined, 4).replaceAll('\n', '\n        ');
    pending.push(`${isFirst ? '' : ','}\n        ${text}`);
    isFirst = false;
    if (pending.length < 512) continue;
    writeSync(file, pending.join(''));
    pending.length = 0;
  }
  pending.push(`${isFirst ? '' : '\n    '}]\n}\n`);
  writeSync(file, pending.join(''));
  closeSync(file);
}

interface Place {
  readonly vpc: number;
  readonly tier: number;
  readonly zone: number;
  /** Its number among all in its subnet. */
  readonly at: number;
}

class AccountAnswers {
  readonly #random = new Seeded(2);
  readonly #vpcs: number;
  readonly #roles: number;
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
    this.#vpcs = Math.ceil((answers.instances + answers.more) / INSTANCES_A_VPC);
    this.#roles = Math.max(6, Math.floor((answers.instances / this.#vpcs) * 0.02));
  }

  lists(): readonly (readonly [command: string, key: string, items: Iterable<object>])[] {
    return [
      ['ec2-describe-vpcs', 'Vpcs', this.#vpcItems()],
      ['ec2-describe-subnets', 'Subnets', this.#subnetItems()],
      ['ec2-describe-route-tables', 'RouteTables', this.#tableItems()],
      ['ec2-describe-network-acls', 'NetworkAcls', this.#aclItems()],
      ['ec2-describe-internet-gateways', 'InternetGateways', this.#gatewayItems()],
      ['ec2-describe-security-groups', 'SecurityGroups', this.#groupItems()],
      ['ec2-describe-instances', 'Reservations', this.#reservations()],
      ['ec2-describe-network-interfaces', 'NetworkInterfaces', this.#interfaceItems()],
    ];
  }

  *#eachVpc(): Generator<number> {
    for (let vpc = 0; vpc < this.#vpcs; vpc++) yield vpc;
  }

  *#vpcItems(): Generator<object> {
    for (const vpc of this.#eachVpc())
      yield {
        OwnerId: OWNER,
        InstanceTenancy: 'default',
        CidrBlockAssociationSet: [
          {
            AssociationId: id('vpc-cidr-assoc', vpc),
            CidrBlock: `10.${vpc}.0.0/16`,
            CidrBlockState: { State: 'associated' },
          },
        ],
        IsDefault: false,
        Tags: tags(`account-${vpc}`),
        BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
        VpcId: id('vpc', vpc),
        State: 'available',
        CidrBlock: `10.${vpc}.0.0/16`,
        DhcpOptionsId: id('dopt', 0),
      };
  }

  *#subnetItems(): Generator<object> {
    for (const vpc of this.#eachVpc())
      for (const [tier, name] of TIERS.entries())
        for (const [zone, letter] of ZONES.entries())
          yield {
            AvailabilityZoneId: `euw1-az${zone + 1}`,
            MapCustomerOwnedIpOnLaunch: false,
            OwnerId: OWNER,
            AssignIpv6AddressOnCreation: false,
            Ipv6CidrBlockAssociationSet: [],
            Tags: tags(`${name}-${letter}`),
            SubnetArn: `arn:aws:ec2:${REGION}:${OWNER}:subnet/${subnetId({ vpc, tier, zone })}`,
            EnableDns64: false,
            Ipv6Native: false,
            PrivateDnsNameOptionsOnLaunch: { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false },
            SubnetId: subnetId({ vpc, tier, zone }),
            State: 'available',
            VpcId: id('vpc', vpc),
            CidrBlock: `10.${vpc}.${(tier * ZONES.length + zone) * 16}.0/20`,
            AvailableIpAddressCount: 100,
            AvailabilityZone: `${REGION}${letter}`,
            DefaultForAz: false,
            MapPublicIpOnLaunch: tier === 0,
          };
  }

  *#tableItems(): Generator<object> {
    for (const vpc of this.#eachVpc())
      for (const isMain of [true, false])
        yield {
          Associations: isMain
            ? [{ Main: true, RouteTableAssociationId: id('rtbassoc', vpc), AssociationState: { State: 'associated' } }]
            : ZONES.map((_, zone) => ({
                Main: false,
                RouteTableAssociationId: id('rtbassoc', 1_000 + vpc * ZONES.length + zone),
                RouteTableId: id('rtb', vpc * 2 + 1),
                SubnetId: subnetId({ vpc, tier: 0, zone }),
                AssociationState: { State: 'associated' },
              })),
          PropagatingVgws: [],
          RouteTableId: id('rtb', vpc * 2 + (isMain ? 0 : 1)),
          Routes: [
            {
              DestinationCidrBlock: `10.${vpc}.0.0/16`,
              GatewayId: 'local',
              Origin: 'CreateRouteTable',
              State: 'active',
            },
            ...(isMain
              ? []
              : [
                  {
                    DestinationCidrBlock: '0.0.0.0/0',
                    GatewayId: id('igw', vpc),
                    Origin: 'CreateRoute',
                    State: 'active',
                  },
                ]),
          ],
          Tags: [],
          VpcId: id('vpc', vpc),
          OwnerId: OWNER,
        };
  }

  *#aclItems(): Generator<object> {
    for (const vpc of this.#eachVpc())
      yield {
        Associations: TIERS.flatMap((_, tier) =>
          ZONES.map((__, zone) => ({
            NetworkAclAssociationId: id('aclassoc', (vpc * TIERS.length + tier) * ZONES.length + zone),
            NetworkAclId: id('acl', vpc),
            SubnetId: subnetId({ vpc, tier, zone }),
          })),
        ),
        Entries: [true, false].flatMap((Egress) =>
          [100, 32767].map((RuleNumber) => ({
            CidrBlock: '0.0.0.0/0',
            Egress,
            Protocol: '-1',
            RuleAction: RuleNumber === 100 ? 'allow' : 'deny',
            RuleNumber,
          })),
        ),
        IsDefault: true,
        NetworkAclId: id('acl', vpc),
        Tags: [],
        VpcId: id('vpc', vpc),
        OwnerId: OWNER,
      };
  }

  *#gatewayItems(): Generator<object> {
    for (const vpc of this.#eachVpc())
      yield {
        Attachments: [{ State: 'available', VpcId: id('vpc', vpc) }],
        InternetGatewayId: id('igw', vpc),
        OwnerId: OWNER,
        Tags: [],
      };
  }

  *#groupItems(): Generator<object> {
    const permission = (port: number, more: object): object => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      UserIdGroupPairs: [],
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
      ...more,
    });
    const everything = {
      IpProtocol: '-1',
      UserIdGroupPairs: [],
      IpRanges: [{ CidrIp: '0.0.0.0/0' }],
      Ipv6Ranges: [],
      PrefixListIds: [],
    };
    for (const vpc of this.#eachVpc())
      for (let role = 0; role < this.#roles; role++)
        yield {
          GroupId: this.#groupId(vpc, role),
          IpPermissionsEgress: [everything],
          Tags: tags(`role-${role}`),
          VpcId: id('vpc', vpc),
          SecurityGroupArn: `arn:aws:ec2:${REGION}:${OWNER}:security-group/${this.#groupId(vpc, role)}`,
          OwnerId: OWNER,
          GroupName: `role-${vpc}-${role}`,
          Description: 'A role of the made-up account',
          IpPermissions: [
            permission(443, { IpRanges: [{ CidrIp: `10.${vpc}.0.0/16` }] }),
            ...Array.from({ length: 1 + this.#random.below(4) }, () =>
              permission(8_000 + this.#random.below(40), {
                UserIdGroupPairs: [{ UserId: OWNER, GroupId: this.#groupId(vpc, this.#random.below(this.#roles)) }],
              }),
            ),
          ],
        };
  }

  #groupId(vpc: number, role: number): string {
    return id('sg', vpc * this.#roles + role);
  }

  /** One after the other in all VPCs, their tiers and zones. */
  #placeOf(index: number): Place {
    const vpc = index % this.#vpcs;
    const inVpc = Math.floor(index / this.#vpcs);
    const subnets = TIERS.length * ZONES.length;
    const subnet = inVpc % subnets;
    return {
      vpc,
      tier: Math.floor(subnet / ZONES.length),
      zone: subnet % ZONES.length,
      at: Math.floor(inVpc / subnets),
    };
  }

  /** What an interface and its copy inside its instance have in common. */
  #interface(index: number, place: Place): { readonly [field: string]: unknown } {
    const address = addressOf(place);
    const groups = [0, 1].map((n) => {
      const role = (index + n * 7) % this.#roles;
      return { GroupId: this.#groupId(place.vpc, role), GroupName: `role-${place.vpc}-${role}` };
    });
    const association = place.tier === 0 ? { Association: publicOf(index) } : {};
    return {
      ...association,
      Description: '',
      Groups: groups,
      Ipv6Addresses: [],
      MacAddress: macOf(index),
      NetworkInterfaceId: id('eni', index),
      OwnerId: OWNER,
      PrivateDnsName: `ip-${address.replaceAll('.', '-')}.${REGION}.compute.internal`,
      PrivateIpAddress: address,
      PrivateIpAddresses: [
        {
          ...association,
          Primary: true,
          PrivateDnsName: `ip-${address.replaceAll('.', '-')}.${REGION}.compute.internal`,
          PrivateIpAddress: address,
        },
      ],
      SourceDestCheck: true,
      Status: 'in-use',
      SubnetId: subnetId(place),
      VpcId: id('vpc', place.vpc),
      InterfaceType: 'interface',
      Operator: { Managed: false },
    };
  }

  *#reservations(): Generator<object> {
    for (let i = 0; i < this.#answers.instances; i++) {
      const place = this.#placeOf(i);
      const { SourceDestCheck, ...own } = this.#interface(i, place);
      const address = addressOf(place);
      yield {
        ReservationId: id('r', i),
        OwnerId: OWNER,
        Groups: [],
        Instances: [
          {
            Architecture: 'x86_64',
            BlockDeviceMappings: [
              {
                DeviceName: '/dev/xvda',
                Ebs: { AttachTime: MADE, DeleteOnTermination: true, Status: 'attached', VolumeId: id('vol', i) },
              },
            ],
            ClientToken: id('fleet', i),
            EbsOptimized: true,
            EnaSupport: true,
            Hypervisor: 'xen',
            IamInstanceProfile: {
              Arn: `arn:aws:iam::${OWNER}:instance-profile/${TIERS[place.tier]}`,
              Id: 'AIPA0123456789EXAMPLE',
            },
            NetworkInterfaces: [
              { ...own, SourceDestCheck, Attachment: attachmentOf(i), ConnectionTrackingConfiguration: {} },
            ],
            RootDeviceName: '/dev/xvda',
            RootDeviceType: 'ebs',
            SecurityGroups: own.Groups,
            SourceDestCheck,
            Tags: [
              ...tags(`${TIERS[place.tier]}-${i}`),
              { Key: 'aws:autoscaling:groupName', Value: `${TIERS[place.tier]}-${place.vpc}` },
              { Key: 'team', Value: `team-${place.vpc % 7}` },
            ],
            VirtualizationType: 'hvm',
            CpuOptions: { CoreCount: 2, ThreadsPerCore: 2 },
            CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
            HibernationOptions: { Configured: false },
            MetadataOptions: {
              State: 'applied',
              HttpTokens: 'required',
              HttpPutResponseHopLimit: 2,
              HttpEndpoint: 'enabled',
              HttpProtocolIpv6: 'disabled',
              InstanceMetadataTags: 'disabled',
            },
            EnclaveOptions: { Enabled: false },
            PlatformDetails: 'Linux/UNIX',
            UsageOperation: 'RunInstances',
            UsageOperationUpdateTime: MADE,
            PrivateDnsNameOptions: {
              HostnameType: 'ip-name',
              EnableResourceNameDnsARecord: false,
              EnableResourceNameDnsAAAARecord: false,
            },
            MaintenanceOptions: { AutoRecovery: 'default' },
            CurrentInstanceBootMode: 'uefi',
            InstanceId: id('i', i),
            ImageId: id('ami', place.tier),
            State: { Code: 16, Name: 'running' },
            PrivateDnsName: own.PrivateDnsName,
            PublicDnsName: '',
            StateTransitionReason: '',
            KeyName: 'fleet',
            AmiLaunchIndex: 0,
            ProductCodes: [],
            InstanceType: 'm7i.large',
            LaunchTime: MADE,
            Placement: { GroupName: '', Tenancy: 'default', AvailabilityZone: `${REGION}${ZONES[place.zone]}` },
            Monitoring: { State: 'disabled' },
            SubnetId: subnetId(place),
            VpcId: id('vpc', place.vpc),
            PrivateIpAddress: address,
            ...(place.tier === 0 ? { PublicIpAddress: publicOf(i).PublicIp } : {}),
          },
        ],
      };
    }
  }

  *#interfaceItems(): Generator<object> {
    const { instances, more } = this.#answers;
    for (let i = 0; i < instances + more; i++) {
      const place = this.#placeOf(i);
      const isOfService = i >= instances;
      yield {
        ...this.#interface(i, place),
        Attachment: isOfService
          ? { ...attachmentOf(i), DeviceIndex: 1, InstanceOwnerId: 'amazon-aws' }
          : { ...attachmentOf(i), InstanceId: id('i', i), InstanceOwnerId: OWNER },
        AvailabilityZone: `${REGION}${ZONES[place.zone]}`,
        AvailabilityZoneId: `euw1-az${place.zone + 1}`,
        Description: isOfService ? `arn:aws:ecs:${REGION}:${OWNER}:attachment/${id('task', i)}` : '',
        RequesterId: isOfService ? '578734482556' : '727180483921',
        RequesterManaged: isOfService,
        TagSet: isOfService ? tags(`task-${i}`) : [],
      };
    }
  }
}

/** As long as AWS's own. */
const id = (kind: string, index: number): string => `${kind}-0${index.toString(16).padStart(16, '0')}`;

const subnetId = ({ vpc, tier, zone }: Pick<Place, 'vpc' | 'tier' | 'zone'>): string =>
  id('subnet', (vpc * TIERS.length + tier) * ZONES.length + zone);

const tags = (name: string): object[] => [{ Key: 'Name', Value: name }];

/** The first four addresses of a subnet are AWS's own. */
function addressOf({ vpc, tier, zone, at }: Place): string {
  const offset = at + 4;
  return `10.${vpc}.${(tier * ZONES.length + zone) * 16 + (offset >> 8)}.${offset & 255}`;
}

const macOf = (index: number): string =>
  `0a:58:${index
    .toString(16)
    .padStart(8, '0')
    .replace(/(..)(?=.)/g, '$1:')}`;

/** From the block that RFC 2544 keeps for benchmarks. */
const publicOf = (index: number): { readonly PublicIp: string; readonly [field: string]: string } => ({
  IpOwnerId: 'amazon',
  PublicDnsName: `ec2-198-${18 + (index >> 16)}-${(index >> 8) & 255}-${index & 255}.${REGION}.compute.amazonaws.com`,
  PublicIp: `198.${18 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`,
});

const attachmentOf = (index: number): object => ({
  AttachTime: MADE,
  AttachmentId: id('eni-attach', index),
  DeleteOnTermination: true,
  DeviceIndex: 0,
  NetworkCardIndex: 0,
  Status: 'attached',
});
