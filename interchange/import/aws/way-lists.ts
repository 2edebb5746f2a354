import { told } from '../../../network/words/index.js';
import { isObject } from './identities.js';
import { lettersOf } from './kinds.js';

/**
 * Lists of what opens a way in or out that is not modelled, by the key under which they stand, and what it is called.
 * @public The tables of the docs are made from it.
 */
export const WAYS_IN = {
  Accelerators: 'Global Accelerator',
  EndpointGroups: 'Global Accelerator',
  EndpointDescriptions: 'Global Accelerator',
  VerifiedAccessEndpoints: 'Verified Access',
  CoreNetworks: 'Cloud WAN',
  CoreNetworkAttachments: 'Cloud WAN',
  CoreNetworkPeerings: 'Cloud WAN',
  VpcOriginList: told`CloudFront with VPC origins`,
  VpcLinks: told`API Gateway with VPC links`,
  LocalGateways: told`a local gateway of Outposts`,
  LocalGatewayRouteTableVpcAssociations: told`a local gateway of Outposts`,
  ServiceNetworkVpcAssociations: 'VPC Lattice',
  LatticeTargetGroups: 'VPC Lattice',
  ResourceGateways: 'VPC Lattice',
  InstanceConnectEndpoints: 'EC2 Instance Connect Endpoint',
  RouteServers: 'Route Server',
  CarrierGateways: told`a carrier gateway`,
} as const;

export type WayList = keyof typeof WAYS_IN;

const BY_LETTERS: ReadonlyMap<string, WayList> = new Map(
  (Object.keys(WAYS_IN) as WayList[]).map((list) => [lettersOf(list), list]),
);

type Fields = Readonly<Record<string, unknown>>;

const isOfLattice = ({ arn }: Fields): boolean => typeof arn === 'string' && /^arn:[^:]+:vpc-lattice:/.test(arn);
const isOfCoreNetwork = ({ CoreNetworkId }: Fields): boolean => typeof CoreNetworkId === 'string';
/** https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html */
const isVpcLink = ({ targetArns }: Fields): boolean => Array.isArray(targetArns);

/**
 * Answers whose keys other services print too: their objects tell whose they are.
 * https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_Operations.html
 * https://docs.aws.amazon.com/networkmanager/latest/APIReference/API_Operations.html
 */
const TOLD_BY_OBJECTS: readonly {
  readonly key: string;
  readonly list: WayList;
  readonly isOne: (item: Fields) => boolean;
}[] = [
  { key: 'items', list: 'ServiceNetworkVpcAssociations', isOne: isOfLattice },
  // vpc-lattice list-targets
  {
    key: 'items',
    list: 'LatticeTargetGroups',
    isOne: (item) => ['id', 'port', 'status'].every((field) => field in item),
  },
  { key: 'items', list: 'VpcLinks', isOne: isVpcLink },
  // Those of a custom routing accelerator.
  { key: 'PortMappings', list: 'EndpointGroups', isOne: ({ EndpointId }) => typeof EndpointId === 'string' },
  {
    key: 'DestinationPortMappings',
    list: 'EndpointGroups',
    isOne: ({ EndpointId }) => typeof EndpointId === 'string',
  },
  // What a command about one of them prints.
  { key: 'Accelerator', list: 'Accelerators', isOne: ({ AcceleratorArn }) => typeof AcceleratorArn === 'string' },
  { key: 'VpcOrigin', list: 'VpcOriginList', isOne: ({ VpcOriginEndpointConfig: of }) => isObject(of) },
  { key: 'Attachments', list: 'CoreNetworkAttachments', isOne: isOfCoreNetwork },
  { key: 'Peerings', list: 'CoreNetworkPeerings', isOne: isOfCoreNetwork },
  { key: 'CoreNetwork', list: 'CoreNetworks', isOne: isOfCoreNetwork },
  {
    key: 'VpcAttachment',
    list: 'CoreNetworkAttachments',
    isOne: ({ Attachment }) => isObject(Attachment) && isOfCoreNetwork(Attachment),
  },
];

/** Whether an answer about one object, under no key, tells of such a way. */
export function wayOfObject(answer: Fields): WayList | undefined {
  if (isVpcLink(answer)) return 'VpcLinks';
  return isOfLattice(answer) ? 'ServiceNetworkVpcAssociations' : undefined;
}

/** Whether a list of that key, or the one object that stands there, opens a way that is not modelled, and which. */
export function wayListOf(key: string, value: unknown): WayList | undefined {
  const letters = lettersOf(key);
  const own = BY_LETTERS.get(letters);
  if (own !== undefined) return own;
  const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
  return TOLD_BY_OBJECTS.find((one) => lettersOf(one.key) === letters && objects.length > 0 && objects.every(one.isOne))
    ?.list;
}
