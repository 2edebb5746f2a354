import type { Topology } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { declareNetwork } from '../declared/declare-network.js';
import {
  type Declared,
  type Dialect,
  type ExportNote,
  type Fields,
  InRegion,
  Ref,
  type Value,
  Variable,
} from '../declared/declared.js';
import { namesOf } from '../declared/names.js';
import { toldNotes } from '../declared/told-notes.js';
import { TAGGED, variablesOf } from '../declared/variables.js';
import { dependsOn, gatewayAttachments } from './dependencies.js';
import { isInline, rewritten } from './rewrite.js';
import { pascal, TYPES } from './types.js';
import { Fn, type Template, yaml } from './yaml.js';

const DIALECT: Dialect = {
  declaresDefaults: false,
  groupsLetOut: true,
  acceptsPeerings: false,
  asksForEndpointAddresses: false,
  oneRegion: true,
  routesToInstances: true,
};

export interface TemplateExport {
  readonly text: string;
  readonly notes: readonly ExportNote[];
}

/** A network as a CloudFormation template in YAML: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
export function cloudFormationOf(topology: Topology): TemplateExport {
  const { resources, notes } = declareNetwork(topology, DIALECT);
  const told = [...notes];
  const written = [...resources, ...gatewayAttachments(resources)].filter((one) => isWritten(one, resources, told));
  const names = namesOf([...resources, ...written.filter(({ type }) => type === 'vpc_gateway_attachment')], {
    make: logicalId,
    perType: false,
  });
  const parameters = variablesOf(written).map(({ name, description, value }): [string, Template] => [
    logicalId([name]),
    { Type: 'String', Description: description, ...(value === undefined ? {} : { Default: value }) },
  ]);
  const template: Template = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(parameters.length > 0 ? { Parameters: Object.fromEntries(parameters) } : {}),
    Resources: Object.fromEntries(
      written.flatMap((one): [string, Template][] => {
        const id = names.get(one) ?? '';
        const depends = dependsOn(one, written, names);
        const made: Template = {
          Type: typeOf(one),
          ...(depends.length > 0 ? { DependsOn: depends } : {}),
          Properties: properties(one, resources, names),
        };
        return [[id, made]];
      }),
    ),
  };
  const comment = toldNotes(told).map((line) => `# ${line}\n`);
  return { text: `${comment.join('')}${yaml(template).trimStart()}`, notes: told };
}

/** What stands in another resource, and what there is no type for, which is told. */
function isWritten(declared: Declared, all: readonly Declared[], notes: ExportNote[]): boolean {
  const { type, fields, part } = declared;
  if (type === 'lb_target_group_attachment' || type === 'vpc_endpoint_route_table_association') return false;
  if (/^vpc_security_group_\w+_rule$/.test(type) && isInline(declared, all)) return false;
  const owner = part.find((one): one is Declared => typeof one !== 'string')?.element ?? declared.element;
  const at = owner?.name ?? '';
  const lacks =
    TYPES[type] === undefined
      ? say`CloudFormation has no type for ${type.replaceAll('_', ' ')}: left out at ${at}.`
      : type === 'route' && fields.gateway_id === 'local'
        ? say`CloudFormation cannot change a local route: left out at ${at}.`
        : refersToAttachment(fields)
          ? say`CloudFormation does not tell the attachment of a VPN or of a Direct Connect: left out at ${at}.`
          : undefined;
  if (lacks && owner) notes.push({ origin: owner.origin, message: lacks });
  return lacks === undefined;
}

const refersToAttachment = (fields: Fields): boolean =>
  Object.values(fields).some((value) => value instanceof Ref && value.attribute === 'transit_gateway_attachment_id');

function typeOf({ type, fields }: Declared): string {
  if (type === 'route_table_association' && fields.gateway_id) return 'AWS::EC2::GatewayRouteTableAssociation';
  return TYPES[type]?.type ?? '';
}

function properties(declared: Declared, all: readonly Declared[], names: ReadonlyMap<Declared, string>): Template {
  const { type, element } = declared;
  const { rename = {}, without = [] } = TYPES[type] ?? { type: '' };
  const fields = Object.fromEntries(
    Object.entries(rewritten(declared, all)).flatMap(([name, value]) =>
      without.includes(name) ? [] : [[rename[name] ?? name, value]],
    ),
  );
  const own = write(fields, names) as { readonly [name: string]: Template };
  if (type === 'vpn_gateway_route_propagation')
    return { RouteTableIds: [own.RouteTableId as Template], VpnGatewayId: own.VpnGatewayId };
  const tags = [{ Key: 'Name', Value: element?.name ?? names.get(declared) ?? '' }];
  return { ...own, ...(TAGGED.has(type) && type !== 'egress_only_internet_gateway' ? { Tags: tags } : {}) };
}

function write(value: Value, names: ReadonlyMap<Declared, string>): Template {
  if (value instanceof Ref) return reference(value, names.get(value.to) ?? '');
  if (value instanceof Variable) return new Fn('Ref', logicalId([value.name]));
  if (value instanceof InRegion) return new Fn('Sub', `${value.before}\${AWS::Region}${value.after}`);
  if (Array.isArray(value)) return value.map((one) => write(one, names));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]): [string, Template][] =>
        one === undefined ? [] : [[/^[A-Z]/.test(name) ? name : pascal(name), write(one, names)]],
      ),
    );
  return value;
}

/** What gives a type's id, where that is not `Ref`; and the attributes that are named otherwise. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  'security_group id': 'GroupId',
  'eip id': 'AllocationId',
  'ec2_managed_prefix_list id': 'PrefixListId',
  'dx_gateway id': 'DirectConnectGatewayId',
  'vpc default_security_group_id': 'DefaultSecurityGroup',
  'instance private_ip': 'PrivateIp',
  'network_interface private_ip': 'PrimaryPrivateIpAddress',
};

function reference({ to, attribute }: Ref, id: string): Template {
  if (attribute === 'service_name') return new Fn('Sub', `com.amazonaws.vpce.\${AWS::Region}.\${${id}}`);
  const name = ATTRIBUTES[`${to.type} ${attribute}`];
  return name === undefined ? new Fn('Ref', id) : new Fn('GetAtt', `${id}.${name}`);
}

/** Letters and digits: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
export function logicalId(words: readonly string[]): string {
  const id = words
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^[A-Za-z]/.test(id) ? id : `R${id}`;
}
