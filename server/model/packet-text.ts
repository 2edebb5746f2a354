import type { ExamplePacket } from '../../network/answers/index.js';

/** A packet as a network engineer writes it: `tcp 203.0.113.9:49152 -> 10.0.0.10:443`. */
export function packetText(packet: ExamplePacket): string {
  const kind = packet.type === undefined ? packet.protocol : `${packet.protocol} ${packet.type}/${packet.code ?? 0}`;
  return `${kind} ${end(packet.source, packet.sourcePort)} -> ${end(packet.destination, packet.destinationPort)}`;
}

function end(address: string, port: number | undefined): string {
  if (port === undefined) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
