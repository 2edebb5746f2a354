import { isUnknown, Unknown } from '../declared/value.js';
import { type Evaluated, NO_VALUE } from './evaluated.js';

/** The ports that databases listen on unless they are told another. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const ENGINES: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/^(mysql|mariadb|aurora|aurora-mysql)$/, 3306],
  [/^(custom-)?oracle-/, 1521],
  [/^(custom-)?sqlserver-/, 1433],
  [/^db2-/, 50000],
  [/^neptune$/, 8182],
  [/^docdb$/, 27017],
  [/^(redis|valkey)$/, 6379],
  [/^memcached$/, 11211],
];

/** By type, where the type says it all. */
const TYPES: Readonly<Record<string, number>> = {
  'AWS::DAX::Cluster': 8111,
  'AWS::DocDB::DBCluster': 27017,
  'AWS::DocDB::DBInstance': 27017,
  'AWS::ElastiCache::ReplicationGroup': 6379,
  'AWS::MemoryDB::Cluster': 6379,
  'AWS::Neptune::DBCluster': 8182,
  'AWS::Neptune::DBInstance': 8182,
  'AWS::Redshift::Cluster': 5439,
  'AWS::RedshiftServerless::Workgroup': 5439,
};

/** Whether an attribute is the port of a database's endpoint. */
export const isPort = (type: string, attribute: string): boolean =>
  /Endpoint\.Port$/i.test(attribute) || (attribute === 'Port' && Object.hasOwn(TYPES, type));

/**
 * An attribute that is the port of a database's endpoint: its property, else what its engine listens on. Undefined where nothing tells it, and of other attributes.
 * Clusters of DocumentDB and Neptune have it as `Port`. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbcluster.html
 */
export function endpointPort(
  type: string,
  attribute: string,
  property: (name: string) => Evaluated,
): Evaluated | undefined {
  if (!isPort(type, attribute)) return undefined;
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/set-up.html
  if (type === 'AWS::ElastiCache::ServerlessCache' && attribute.startsWith('Reader')) return 6380;
  for (const name of ['Port', 'DBPort']) {
    const told = property(name);
    if (told !== NO_VALUE) return told;
  }
  const engine = property('Engine');
  if (isUnknown(engine)) return new Unknown(engine.why);
  const known = typeof engine === 'string' ? ENGINES.find(([name]) => name.test(engine.toLowerCase())) : undefined;
  return known?.[1] ?? TYPES[type];
}
