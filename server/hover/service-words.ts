import type { BuiltinServiceName } from '../../network/topology/index.js';
import { type Told, told } from '../../network/words/index.js';

/** What each built-in service is for. */
export const SERVICE_WORDS: Readonly<Record<BuiltinServiceName, Told>> = {
  http: told`Web pages, unencrypted.`,
  https: told`Web pages and APIs, encrypted.`,
  ssh: told`A shell on a machine. Do not open it to the whole internet.`,
  rdp: told`The desktop of a Windows machine. Do not open it to the whole internet.`,
  dns: told`Names to addresses. Queries to Amazon's own DNS server are never filtered by ACLs or groups.`,
  ntp: told`The time of day.`,
  smtp: told`Mail between servers. AWS stops port 25 towards the internet unless asked.`,
  smtps: told`Mail submitted over an encrypted connection.`,
  imaps: told`Reading mail, encrypted.`,
  ldap: told`Directories.`,
  ldaps: told`Directories, encrypted.`,
  nfs: told`File systems, as EFS serves them.`,
  smb: told`Windows file shares.`,
  postgres: told`PostgreSQL databases.`,
  mysql: told`MySQL and MariaDB databases.`,
  mssql: told`Microsoft SQL Server.`,
  oracle: told`Oracle databases.`,
  redis: told`Redis and Valkey caches.`,
  memcached: told`Memcached caches.`,
  mongodb: told`MongoDB and DocumentDB.`,
  elasticsearch: told`Elasticsearch and OpenSearch.`,
  kafka: told`Kafka brokers.`,
  ping: told`ICMP echo request: is it there? Its reply is an echo reply, which network ACLs must let back.`,
};
