import { say } from '../../../network/words/index.js';
import { impliedKey } from '../declared/context.js';
import { defaultScopeKey } from '../declared/ipam-pools.js';
import { isUnknown, Unknown, type Value } from '../declared/value.js';
import { brokerEndpoints } from './broker-endpoints.js';
import { conditionOf } from './conditions.js';
import { STAND_FOR } from './custom-resources.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import { storedValue, withoutDynamicReferences } from './dynamic-references.js';
import {
  type Evaluated,
  type Evaluation,
  isItems,
  NO_VALUE,
  Pieces,
  ResourceRef,
  type Surroundings,
} from './evaluated.js';
import { endpointIds } from './firewall-endpoints.js';
import { FUNCTIONS } from './functions.js';
import { ipv6Blocks } from './ipv6-blocks.js';
import { listedIn, namedAsPart, piecesOf, reasonOf, splitAt } from './pieces.js';
import { endpointPort, isPort } from './ports.js';
import type { Template } from './template.js';

/** Carries out the functions of a template. What cannot be told becomes `Unknown`, with the reason. */
export class TemplateEvaluation implements Evaluation {
  readonly #visiting = new Set<string>();

  constructor(
    readonly template: Template,
    readonly around: Surroundings,
  ) {}

  evaluate(value: Plain | undefined): Evaluated {
    return withoutDynamicReferences(this.#evaluated(value), (name) => this.around.stored(name));
  }

  #evaluated(value: Plain | undefined): Evaluated {
    if (value === undefined) return NO_VALUE;
    if (Array.isArray(value))
      return (value as readonly Plain[]).map((item) => this.evaluate(item)).filter((item) => item !== NO_VALUE);
    if (!isObject(value)) return value as string | number | boolean | null;
    const [entry, another] = Object.entries(value);
    if (entry && !another) {
      const [name, argument] = entry;
      if (name === 'Ref') return this.reference(argument);
      if (name === 'Condition' && typeof argument === 'string') return conditionOf(this, value);
      if (name.startsWith('Fn::')) return this.#call(name.slice(4), argument);
    }
    const fields: [string, Evaluated][] = Object.entries(value).map(([key, item]) => [key, this.evaluate(item)]);
    return Object.fromEntries(fields.filter(([, item]) => item !== NO_VALUE));
  }

  #call(name: string, argument: Plain): Evaluated {
    if (['Equals', 'And', 'Or', 'Not'].includes(name)) return conditionOf(this, { [`Fn::${name}`]: argument });
    const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    return run ? run(this, argument) : new Unknown(say`Fn::${name} is not read`);
  }

  imported(name: Evaluated): Evaluated {
    return this.around.imported(name);
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html */
  reference(name: Plain | undefined): Evaluated {
    const text = typeof name === 'string' ? name : this.evaluate(name);
    if (typeof text !== 'string') return new Unknown(say`what it refers to cannot be read`);
    if (Object.hasOwn(this.template.parameters, text)) return this.#parameter(text);
    if (Object.hasOwn(this.template.resources, text)) return new ResourceRef(this.around.keyOf(text), text);
    if (text === 'AWS::NoValue') return NO_VALUE;
    if (text.startsWith('AWS::'))
      return (
        this.around.given(text) ??
        partitionPart(text, this.around.given('AWS::Region')) ??
        new Unknown(
          say`${text} is known only when the stack is made (--parameter ${text}=… tells it)`,
          this.#thing(text, text.replace('AWS::', '')),
        )
      );
    return new Unknown(say`there is no ${text} in the template`);
  }

  #parameter(name: string): Evaluated {
    const parameter = this.template.parameters[name] ?? {};
    const given = this.around.given(name);
    const type = typeof parameter.Type === 'string' ? parameter.Type : 'String';
    const thing = this.#thing(`parameter ${name}`, name);
    if (given === NO_VALUE)
      return new Unknown(
        say`parameter ${name} keeps the value that its stack has (--parameter ${name}=… tells it)`,
        thing,
      );
    // The default of such a parameter is the name of a value in the Parameter Store.
    if (given === undefined && type.startsWith('AWS::SSM::')) {
      const why = say`parameter ${name} is kept elsewhere (--parameter ${name}=… tells it)`;
      const { Default: stored } = parameter;
      if (typeof stored !== 'string' || stored === '') return new Unknown(why, thing);
      const value = this.around.stored(stored);
      const items = /List</.test(type) && value !== undefined ? splitAt(',', value) : value;
      return items ?? storedValue(stored, why, name);
    }
    const value = given ?? parameter.Default;
    if (value === undefined || value === null)
      return new Unknown(say`parameter ${name} has no default (--parameter ${name}=… tells it)`, thing);
    if (given === undefined && typeof value === 'object')
      return new Unknown(say`the default of parameter ${name} cannot be read`, thing);
    // For an id that must be there, an empty default is none: AWS refuses it.
    if (value === '' && /^AWS::|^List<AWS::/.test(type))
      return new Unknown(say`parameter ${name} has no default (--parameter ${name}=… tells it)`, thing);
    if (isUnknown(value) || !/CommaDelimitedList|^List<|<List</.test(type)) return value as Evaluated;
    if (isItems(value as Evaluated)) return value as Evaluated;
    const items = splitAt(',', value as Evaluated);
    if (isUnknown(items)) return items;
    return items.length === 1 && items[0] === ''
      ? []
      : items.map((item) => (typeof item === 'string' ? item.trim() : item));
  }

  /** The property of a resource, or what an attribute of it means. */
  attribute(id: Plain | undefined, name: Evaluated): Evaluated {
    const resource =
      typeof id === 'string' && Object.hasOwn(this.template.resources, id) ? this.template.resources[id] : undefined;
    if (typeof id !== 'string' || typeof name !== 'string' || !isObject(resource))
      return new Unknown(say`${String(id)}.${typeof name === 'string' ? name : '…'} cannot be found`);
    const type = typeof resource.Type === 'string' ? resource.Type : '';
    const key = this.around.keyOf(id);
    const properties = isObject(resource.Properties) ? resource.Properties : {};
    if (type === 'AWS::EC2::VPC' && name === 'DefaultSecurityGroup') return impliedKey(key, 'security-group');
    if (type === 'AWS::EC2::VPC' && name === 'DefaultNetworkAcl') return impliedKey(key, 'network-acl');
    if (type === 'AWS::EC2::VPC' && name === 'Ipv6CidrBlocks') {
      const told = ipv6Blocks(this, id);
      if (told !== undefined) return told;
    }
    if (name === 'ClusterSecurityGroupId' && (STAND_FOR[type] ?? type) === 'AWS::EKS::Cluster')
      return impliedKey(key, 'security-group');
    const scope = type === 'AWS::EC2::IPAM' ? /^(Private|Public)DefaultScopeId$/.exec(name)?.[1] : undefined;
    if (scope !== undefined) return defaultScopeKey(key, scope === 'Private' ? 'private' : 'public');
    if (type === 'AWS::NetworkFirewall::Firewall' && name === 'EndpointIds')
      return endpointIds(id, key, this.#property(`${id}.SubnetMappings`, properties.SubnetMappings));
    const endpoints = type === 'AWS::AmazonMQ::Broker' ? brokerEndpoints(id, name) : undefined;
    if (endpoints !== undefined) return endpoints;
    if (NESTED.has(type)) {
      const output = /^Outputs\.(.+)$/.exec(name)?.[1];
      return output === undefined ? new Unknown(say`a stack has no ${name}`) : this.around.output(id, output);
    }
    if (type === 'Custom::CrossRegionExportReader') {
      const read = isObject(properties.ReaderProps) ? properties.ReaderProps.imports : undefined;
      if (isObject(read) && Object.hasOwn(read, name)) return this.#property(`${id}.${name}`, read[name]);
    }
    const property = PROPERTY_OF[name] ?? name;
    if (Object.hasOwn(properties, property)) return this.#property(`${id}.${property}`, properties[property]);
    if (type === 'AWS::ElasticLoadBalancing::LoadBalancer' && name === 'SourceSecurityGroup.GroupName')
      return this.#groupOf(id, key, properties);
    if (isPort(type, name) && properties.DBClusterIdentifier !== undefined && type.endsWith('::DBInstance'))
      return this.#clusterPort(id, name, this.#property(`${id}.DBClusterIdentifier`, properties.DBClusterIdentifier));
    const port = endpointPort(type, name, (field) => this.#property(`${id}.${field}`, properties[field]));
    if (port !== undefined) return port;
    if (/^(Id|.*(Id|Arn|ARN|Name))$/.test(name) && isOwn(type, name)) return new ResourceRef(key, id);
    return new Unknown(
      say`${id}.${name} is known only when the stack is made`,
      this.#thing(`${id}.${name}`, `${id}-${name}`),
    );
  }

  /** The group of a classic load balancer, by which its instances know it: the first that it names, else what AWS gives it. */
  #groupOf(id: string, key: string, { SecurityGroups: told }: PlainObject): Evaluated {
    if (told === undefined) return impliedKey(key, 'security-group');
    const groups = this.#property(`${id}.SecurityGroups`, told);
    const [only, another] = isItems(groups) ? groups : [];
    const isTold = only instanceof ResourceRef || typeof only === 'string';
    if (isTold && another === undefined) return only;
    return new Unknown(say`which of its groups ${id}.SourceSecurityGroup is is not told`);
  }

  /** An instance of a cluster listens where its cluster does. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html */
  #clusterPort(id: string, name: string, cluster: Evaluated): Evaluated {
    const found = Object.entries(this.template.resources).find(([own, one]) => {
      if (!isObject(one) || !/::DBCluster$/.test(String(one.Type)) || !isObject(one.Properties)) return false;
      if (cluster instanceof ResourceRef) return cluster.key === this.around.keyOf(own);
      const called = this.#property(`${own}.DBClusterIdentifier`, one.Properties.DBClusterIdentifier);
      return (
        typeof cluster === 'string' && typeof called === 'string' && called.toLowerCase() === cluster.toLowerCase()
      );
    });
    return found ? this.attribute(found[0], name) : new Unknown(say`the port of the cluster of ${id} is not told`);
  }

  #property(visit: string, value: Plain | undefined): Evaluated {
    if (value === undefined) return NO_VALUE;
    if (this.#visiting.has(visit)) return new Unknown(say`${visit} refers to itself`);
    this.#visiting.add(visit);
    try {
      return this.evaluate(value);
    } finally {
      this.#visiting.delete(visit);
    }
  }

  #thing(key: string, label: string) {
    return { key: this.around.keyOf(key), label };
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; by far most regions are of the first. */
function partitionPart(name: string, region: Evaluated | undefined): string | undefined {
  const place = /^(cn|us-gov)-/.exec(typeof region === 'string' ? region : '')?.[1];
  if (name === 'AWS::Partition') return place === undefined ? 'aws' : `aws-${place}`;
  return name === 'AWS::URLSuffix' ? `amazonaws.com${place === 'cn' ? '.cn' : ''}` : undefined;
}

export const NESTED = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

/** Attributes that say what a property of another name said. */
const PROPERTY_OF: Readonly<Record<string, string>> = {
  PrivateIp: 'PrivateIpAddress',
  PrimaryPrivateIpAddress: 'PrivateIpAddress',
};

/** An attribute may be the id of something else, which AWS makes with the resource: the security group of a cluster. */
function isOwn(type: string, name: string): boolean {
  const other = /(SecurityGroup|Group|Vpc|Subnet|RouteTable|NetworkAcl|NetworkInterface)Id$/i.exec(name)?.[1];
  return other === undefined || type.toLowerCase().endsWith(other.toLowerCase());
}

/** The outcome as the import of declarations takes it: resources are meant by their keys. */
export function settled(value: Evaluated): Value {
  if (value instanceof ResourceRef) return value.key;
  if (value instanceof Pieces) {
    const { why, thing, among } = reasonOf(piecesOf(value));
    return new Unknown(why, thing, among, (listedIn(value) ?? namedAsPart(value))?.map(settled));
  }
  if (value === NO_VALUE) return null;
  if (isUnknown(value) || typeof value !== 'object' || value === null) return value as Value;
  if (isItems(value)) return value.map(settled);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settled(item as Evaluated)]));
}
