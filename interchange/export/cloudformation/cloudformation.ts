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
import { TAGGED, variableNames, variablesOf } from '../declared/variables.js';
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
  const fieldsOf = new Map(written.map((one) => [one, rewritten(one, resources)]));
  const variables = variablesOf([...fieldsOf.values()]);
  const called: Called = { names, parameters: variableNames(variables, logicalId, names.values()) };
  const parameters = variables.map(({ name, description, value }): [string, Template] => [
    called.parameters.get(name) ?? '',
    { Type: 'String', Description: description, ...(value === undefined ? {} : { Default: value }) },
  ]);
  const isThere = new Set(written);
  const template: Template = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(parameters.length > 0 ? { Parameters: Object.fromEntries(parameters) } : {}),
    Resources: Object.fromEntries(
      written.map((one): [string, Template] => {
        const depends = dependsOn(one, resources, isThere, names);
        const made: Template = {
          Type: typeOf(one),
          ...(depends.length > 0 ? { DependsOn: depends } : {}),
          Properties: properties(one, fieldsOf.get(one) ?? {}, called),
        };
        return [names.get(one) ?? '', made];
      }),
    ),
  };
  tellLimits(written, parameters.length, told);
  const comment = toldNotes(told).map((line) => `# ${line}\n`);
  return { text: `${comment.join('')}${yaml(template).trimStart()}`, notes: told };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MOST_RESOURCES = 500;
const MOST_PARAMETERS = 200;

function tellLimits(written: readonly Declared[], parameters: number, notes: ExportNote[]): void {
  const [first] = written.flatMap(({ element }) => element ?? []);
  const [note] = notes;
  if (written.length === 0 && note)
    notes.push({
      origin: note.origin,
      message: say`CloudFormation refuses a template without resources, and nothing of this file is one.`,
    });
  if (first && written.length > MOST_RESOURCES)
    notes.push({
      origin: first.origin,
      message: say`
        CloudFormation takes ${MOST_RESOURCES} resources in a template, and this one has ${written.length}: split the
        file, or deploy it with Terraform.
      `,
    });
  if (first && parameters > MOST_PARAMETERS)
    notes.push({
      origin: first.origin,
      message: say`
        CloudFormation takes ${MOST_PARAMETERS} parameters in a template, and this one has ${parameters}: split the
        file, or write values in place of some.
      `,
    });
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

/** What resources and parameters are called, which share one space of names. */
interface Called {
  readonly names: ReadonlyMap<Declared, string>;
  readonly parameters: ReadonlyMap<string, string>;
}

function properties(declared: Declared, told: Fields, called: Called): Template {
  const { type, element } = declared;
  const { rename = {}, without = [] } = TYPES[type] ?? { type: '' };
  const fields = Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (without.includes(name) ? [] : [[rename[name] ?? name, value]])),
  );
  const own = write(fields, called) as { readonly [name: string]: Template };
  if (type === 'vpn_gateway_route_propagation')
    return { RouteTableIds: [own.RouteTableId as Template], VpnGatewayId: own.VpnGatewayId };
  const tags = [{ Key: 'Name', Value: element?.name ?? called.names.get(declared) ?? '' }];
  return { ...own, ...(TAGGED.has(type) ? { Tags: tags } : {}) };
}

function write(value: Value, called: Called): Template {
  if (value instanceof Ref) return reference(value, called.names.get(value.to) ?? '');
  if (value instanceof Variable) return new Fn('Ref', called.parameters.get(value.name) ?? '');
  if (value instanceof InRegion) return new Fn('Sub', `${value.before}\${AWS::Region}${value.after}`);
  if (Array.isArray(value)) return value.map((one) => write(one, called));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]): [string, Template][] =>
        one === undefined ? [] : [[/^[A-Z]/.test(name) ? name : pascal(name), write(one, called)]],
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

/** Letters and digits, 255 at most: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
export function logicalId(names: readonly string[]): string {
  const words = names.flatMap((name) => name.split(/[^A-Za-z0-9]+/));
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const id = /^[A-Za-z]/.test(joined) ? joined : `R${joined}`;
  return id.length <= LONGEST_ID ? id : `${id.slice(0, LONGEST_ID - 8)}${digest(id)}`;
}

const LONGEST_ID = 255;

/** Eight digits that differ where names do whose beginning is the same. */
function digest(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) >>> 0;
  return sum.toString(16).padStart(8, '0');
}
