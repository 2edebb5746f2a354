import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cloudFormationOf } from '../../interchange/export/cloudformation/cloudformation.js';
import { terraformOf } from '../../interchange/export/terraform/terraform.js';
import type { Topology } from '../../network/topology/index.js';
import { ROOT } from '../architecture/source-tree.js';
import { behaviourFixtures } from '../behaviours/read-fixture.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './round-trip.js';
import { type Dialect, schemaOf, wrongs } from './schemas/schema.js';

const EXAMPLES = [
  'classic-mistakes/mistakes',
  'coffee-shop/shop',
  'hybrid/company',
  'remote-work/remote-work',
  'three-tier/web-shop',
];

/** The examples, what the behaviours ask about, and random networks. */
function networks(): Topology[] {
  const texts = [
    ...EXAMPLES.map((name) => readFileSync(join(ROOT, `examples/${name}.vpc`), 'utf8').replace(/^import .*$/gm, '')),
    ...behaviourFixtures().map(({ text }) => text),
  ];
  for (let seed = 1; seed <= Number(process.env.EXPORTED_NETWORKS ?? 60); seed++)
    texts.push(randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 }));
  return texts.map(topologyOf);
}

/** The short forms of functions, as what they stand for. */
const customTags = ['Ref', 'GetAtt', 'Sub'].map((name) => ({
  tag: `!${name}`,
  resolve: (text: string) => ({ [name]: text }),
}));

const isFunction = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && /^(Ref|GetAtt|Sub)$/.test(Object.keys(value).join());

const TEMPLATE: Dialect = { anywhere: new Set(), isOpen: isFunction };

const CONFIGURATION: Dialect = {
  anywhere: new Set(['//', 'depends_on']),
  isOpen: (value) => typeof value === 'string' && /(?<!\$)\$\{/.test(value),
};

interface Made {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
}

interface Template {
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Made>>;
}

const template = (topology: Topology): Template => parse(cloudFormationOf(topology).text, { customTags });

interface Configuration {
  readonly variable: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

const configuration = (topology: Topology): Configuration => JSON.parse(terraformOf(topology).text);

/** Every function of a template: `Ref` and its text. */
function functions(value: unknown): [string, string][] {
  if (isFunction(value)) return Object.entries(value as Record<string, string>);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(functions) : [];
}

/** What waits for itself, by a reference or by being told to. */
function circle(names: readonly string[], waitsFor: (name: string) => readonly string[]): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (name: string): void => {
    if (state.get(name) === 'open') found.push(name);
    if (state.has(name)) return;
    state.set(name, 'open');
    for (const next of waitsFor(name)) visit(next);
    state.set(name, 'done');
  };
  for (const name of names) visit(name);
  return found;
}

/** What AWS takes once: a route of a table to a destination, a rule of a group, … */
const ONCE: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Route': ['RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'],
  'AWS::EC2::TransitGatewayRoute': ['TransitGatewayRouteTableId', 'DestinationCidrBlock'],
  'AWS::EC2::TransitGatewayRouteTableAssociation': ['TransitGatewayAttachmentId'],
  'AWS::EC2::SubnetRouteTableAssociation': ['SubnetId'],
  'AWS::EC2::SubnetNetworkAclAssociation': ['SubnetId'],
  'AWS::ElasticLoadBalancingV2::Listener': ['LoadBalancerArn', 'Port'],
  'AWS::Lambda::Function': ['FunctionName'],
};

describe('what is written for CloudFormation', () => {
  const schema = schemaOf('cloudformation');
  const templates = networks().map(template);

  it('has the types, properties and attributes of AWS’s schema, and all that it asks for', () => {
    const found = new Set<string>();
    const met = new Set<string>();
    for (const { Resources } of templates) {
      for (const { Type, Properties } of Object.values(Resources)) {
        met.add(Type);
        for (const wrong of wrongs(schema, Type, Properties, TEMPLATE)) found.add(wrong);
      }
      for (const [name, text] of functions(Resources)) {
        const [id = '', attribute = ''] = text.split('.');
        const type = Resources[id]?.Type ?? '';
        if (name === 'GetAtt' && !schema.types[type]?.attributes.split(' ').includes(attribute))
          found.add(`${type} has no attribute ${attribute}`);
      }
    }
    expect([...found]).toEqual([]);
    expect(met.size).toBeGreaterThan(45);
  });

  it('refers to what is there, and nothing waits for itself', () => {
    for (const { Parameters = {}, Resources } of templates) {
      const shared = Object.keys(Parameters).filter((name) => name in Resources);
      expect(shared).toEqual([]);
      const known = { ...Parameters, ...Resources };
      const refers = (value: unknown): string[] =>
        functions(value).flatMap(([name, text]) =>
          name === 'Sub' ? [...text.matchAll(/\$\{(\w+)\}/g)].map(([, id = '']) => id) : [text.split('.')[0] ?? ''],
        );
      for (const id of refers(Resources)) if (!id.startsWith('AWS::')) expect(known).toHaveProperty([id]);
      const waitsFor = (name: string): string[] => {
        const { Properties = {}, DependsOn = [] } = Resources[name] ?? {};
        return [...refers(Properties), ...DependsOn].filter((id) => id in Resources);
      };
      expect(circle(Object.keys(Resources), waitsFor)).toEqual([]);
    }
  });

  it('says once what AWS takes once', () => {
    for (const { Resources } of templates) {
      const seen = new Set<string>();
      for (const [id, { Type, Properties }] of Object.entries(Resources)) {
        const keys = ONCE[Type] ? [JSON.stringify([Type, ...ONCE[Type].map((name) => Properties[name])])] : [];
        const rules = ['SecurityGroupIngress', 'SecurityGroupEgress'].flatMap((name) =>
          ((Properties[name] ?? []) as unknown[]).map((rule) => `${id} ${name} ${JSON.stringify(rule)}`),
        );
        if (/SecurityGroup(In|E)gress$/.test(Type)) rules.push(`${Type} ${JSON.stringify(Properties)}`);
        for (const key of [...keys, ...rules]) {
          expect(seen).not.toContain(key);
          seen.add(key);
        }
      }
    }
  });
});

describe('what is written for Terraform', () => {
  const schema = schemaOf('terraform');
  const configurations = networks().map(configuration);

  it('has the types, arguments and attributes of the provider’s schema, and all that it asks for', () => {
    const found = new Set<string>();
    const met = new Set<string>();
    for (const { resource } of configurations)
      for (const [type, named] of Object.entries(resource)) {
        met.add(type);
        for (const fields of Object.values(named))
          for (const wrong of wrongs(schema, type, fields, CONFIGURATION)) found.add(wrong);
        for (const [, to = '', attribute = ''] of JSON.stringify(named).matchAll(/\$\{(aws_\w+)\.[\w-]+\.(\w+)\}/g))
          if (!schema.types[to]?.attributes.split(' ').includes(attribute))
            found.add(`${to} has no attribute ${attribute}`);
      }
    expect([...found]).toEqual([]);
    expect(met.size).toBeGreaterThan(52);
  });

  it('nothing waits for itself', () => {
    for (const { resource } of configurations) {
      const all = new Map<string, string>(
        Object.entries(resource).flatMap(([type, named]) =>
          Object.entries(named).map(([name, fields]) => [`${type}.${name}`, JSON.stringify(fields)] as const),
        ),
      );
      const waitsFor = (name: string): string[] =>
        [...(all.get(name) ?? '').matchAll(/aws_\w+\.[\w-]+/g)].map(([id]) => id).filter((id) => all.has(id));
      expect(circle([...all.keys()], waitsFor)).toEqual([]);
    }
  });
});
