export type PortProtocol = 'tcp' | 'udp';

interface PortOfProtocol {
  readonly protocol: PortProtocol;
  readonly port: number;
}

/** The services that need no declaration, each on the port that IANA registers for it: https://www.iana.org/assignments/service-names-port-numbers. `ping` is ICMP echo request, type 8 code 0, and has no port. */
const SERVICES = {
  http: [{ protocol: 'tcp', port: 80 }],
  https: [{ protocol: 'tcp', port: 443 }],
  ssh: [{ protocol: 'tcp', port: 22 }],
  rdp: [{ protocol: 'tcp', port: 3389 }],
  dns: [
    { protocol: 'udp', port: 53 },
    { protocol: 'tcp', port: 53 },
  ],
  ntp: [{ protocol: 'udp', port: 123 }],
  smtp: [{ protocol: 'tcp', port: 25 }],
  smtps: [{ protocol: 'tcp', port: 465 }],
  imaps: [{ protocol: 'tcp', port: 993 }],
  ldap: [{ protocol: 'tcp', port: 389 }],
  ldaps: [{ protocol: 'tcp', port: 636 }],
  nfs: [{ protocol: 'tcp', port: 2049 }],
  smb: [{ protocol: 'tcp', port: 445 }],
  postgres: [{ protocol: 'tcp', port: 5432 }],
  mysql: [{ protocol: 'tcp', port: 3306 }],
  mssql: [{ protocol: 'tcp', port: 1433 }],
  oracle: [{ protocol: 'tcp', port: 1521 }],
  redis: [{ protocol: 'tcp', port: 6379 }],
  memcached: [{ protocol: 'tcp', port: 11211 }],
  mongodb: [{ protocol: 'tcp', port: 27017 }],
  elasticsearch: [{ protocol: 'tcp', port: 9200 }],
  kafka: [{ protocol: 'tcp', port: 9092 }],
} satisfies Readonly<Record<string, readonly PortOfProtocol[]>>;

type ServiceWithPorts = keyof typeof SERVICES;
export type BuiltinServiceName = ServiceWithPorts | 'ping';

export const BUILTIN_SERVICES: Readonly<Record<ServiceWithPorts, readonly PortOfProtocol[]>> = SERVICES;

export const BUILTIN_SERVICE_NAMES: readonly BuiltinServiceName[] = [
  ...(Object.keys(BUILTIN_SERVICES) as ServiceWithPorts[]),
  'ping',
];

export function isBuiltinService(name: string): name is BuiltinServiceName {
  return name === 'ping' || Object.hasOwn(BUILTIN_SERVICES, name);
}
