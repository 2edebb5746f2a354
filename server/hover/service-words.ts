import type { BuiltinServiceName } from '../../network/topology/index.js';

/** What each built-in service is for. */
export const SERVICE_WORDS: Readonly<Record<BuiltinServiceName, string>> = {
  http: 'Web pages, unencrypted.',
  https: 'Web pages and APIs, encrypted.',
  ssh: 'A shell on a machine. Do not open it to the whole internet.',
  rdp: 'The desktop of a Windows machine. Do not open it to the whole internet.',
  dns: "Names to addresses. Queries to Amazon's own DNS server are never filtered by ACLs or groups.",
  ntp: 'The time of day.',
  smtp: 'Mail between servers. AWS stops port 25 towards the internet unless asked.',
  smtps: 'Mail submitted over an encrypted connection.',
  imaps: 'Reading mail, encrypted.',
  ldap: 'Directories.',
  ldaps: 'Directories, encrypted.',
  nfs: 'File systems, as EFS serves them.',
  smb: 'Windows file shares.',
  postgres: 'PostgreSQL databases.',
  mysql: 'MySQL and MariaDB databases.',
  mssql: 'Microsoft SQL Server.',
  oracle: 'Oracle databases.',
  redis: 'Redis and Valkey caches.',
  memcached: 'Memcached caches.',
  mongodb: 'MongoDB and DocumentDB.',
  elasticsearch: 'Elasticsearch and OpenSearch.',
  kafka: 'Kafka brokers.',
  ping: 'ICMP echo request: is it there? Its reply is an echo reply, which network ACLs must let back.',
};
