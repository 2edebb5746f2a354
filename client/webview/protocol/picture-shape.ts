import { flag, list, maybe, number, object, oneOf, origin, text, wholeNumber } from '../../../network/wire/index.js';
import type {
  FindingCounts,
  MapConnection,
  MapElement,
  MapFinding,
  MapGuard,
  MapNetwork,
  MapSubnet,
  MapVpc,
  MapZone,
  NetworkMap,
  PreviewPicture,
  SubnetGuards,
} from '../../../server/protocol.js';

/** What a picture must have for the page to draw it. */
const severity = oneOf('error', 'warning', 'information', 'hint');
const findings = list(object<MapFinding>({ severity, rule: text, message: text, origin, fixes: maybe(list(text)) }));
const side = oneOf('all', 'some', 'none', 'unknown');

const ELEMENT = {
  id: text,
  kind: text,
  label: text,
  detail: text,
  description: text,
  origin,
  severity: maybe(severity),
  findings: maybe(findings),
  securityGroups: maybe(list(text)),
  endpoint: flag,
} as const;
const elements = list(object<MapElement>(ELEMENT));

const guards = object<SubnetGuards>({
  routeTable: maybe(text),
  networkAcl: maybe(text),
  table: text,
  acl: text,
  inbound: side,
  outbound: side,
});
const subnet = object<MapSubnet>({
  ...ELEMENT,
  cidrs: list(text),
  access: oneOf('public', 'private', 'vpn-only', 'unknown'),
  accessReason: text,
  guards,
  resources: elements,
});
const vpc = object<MapVpc>({
  ...ELEMENT,
  region: maybe(text),
  cidrs: list(text),
  zones: list(object<MapZone>({ name: text, subnets: list(subnet) })),
  gateways: elements,
  loadBalancers: elements,
  spanningResources: elements,
});
const map = object<NetworkMap>({
  vpcs: list(vpc),
  networks: list(object<MapNetwork>({ ...ELEMENT, hosts: elements })),
  transitGateways: elements,
  connections: list(object<MapConnection>({ ...ELEMENT, from: text, to: text })),
  internet: flag,
  guards: list(
    object<MapGuard>({
      id: text,
      kind: oneOf('network-acl', 'security-group', 'route-table'),
      label: text,
      description: text,
      origin,
      findings: maybe(findings),
    }),
  ),
});

export const PICTURE = {
  uri: text,
  version: number,
  texts: text,
  complete: flag,
  map,
  findings: object<FindingCounts>({
    error: wholeNumber(0),
    warning: wholeNumber(0),
    information: wholeNumber(0),
    hint: wholeNumber(0),
  }),
  services: list(text),
} as const;

export const picture = object<PreviewPicture>(PICTURE);
