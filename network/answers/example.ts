import {
  type Address,
  addressSetContains,
  formatAddress,
  parseAddress,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';
import type { End } from '../endpoints/index.js';
import { ICMP, ICMPV6, partsOf, type ServiceSet, sampleService, TCP, UDP } from '../traffic/index.js';
import type { ExamplePacket } from './answer.js';

const NAMES = new Map<number, string>([
  [TCP, 'tcp'],
  [UDP, 'udp'],
  [ICMP, 'icmp'],
  [ICMPV6, 'icmpv6'],
]);

/** One concrete packet between two ends. Clients mostly pick a high port, so 49152 where it is in the set. */
export function exampleOf(
  source: End,
  destination: End,
  services: ServiceSet,
  clientPorts: ServiceSet,
): ExamplePacket | undefined {
  const service = sampleService(services);
  if (service === undefined) return undefined;
  const parts = partsOf(service);
  const base = {
    protocol: NAMES.get(parts.protocol) ?? String(parts.protocol),
    source: addressOf(source),
    destination: addressOf(destination),
  };
  if (parts.port !== undefined)
    return {
      ...base,
      source: base.source,
      sourcePort: portIn(clientPorts),
      destination: base.destination,
      destinationPort: parts.port,
    };
  if (parts.type !== undefined && parts.code !== undefined) return { ...base, type: parts.type, code: parts.code };
  return base;
}

/** Addresses kept for documentation, which readers know for examples: https://www.rfc-editor.org/rfc/rfc5737 and rfc3849. */
const FAMILIAR = [parseAddress('203.0.113.5'), parseAddress('2001:db8:ffff::5')].filter(
  (address) => address !== undefined,
);

/** An address of the end to show: a familiar one if it has one. Undefined: it has no value in the file. */
export function sampleAddress({ set }: End): Address | undefined {
  if (!set) return undefined;
  return FAMILIAR.find((address) => addressSetContains(set, address)) ?? set[0]?.low;
}

function addressOf(end: End): string {
  const address = sampleAddress(end);
  return address === undefined ? (end.cls === UNNAMED_PUBLIC_IPV4 ? 'public' : 'unknown') : formatAddress(address);
}

/** The client port of an example: high, as most systems pick it. */
export function portIn(ports: ServiceSet): number {
  for (let i = 0; i < ports.bounds.length; i += 2)
    if ((ports.bounds[i] as number) <= 49152 && 49152 <= (ports.bounds[i + 1] as number)) return 49152;
  return ports.bounds[0] ?? 49152;
}
