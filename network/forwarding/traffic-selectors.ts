import { type Cidr, cidrFamily, type Family } from '../address/index.js';
import { type DirectConnect, type TrafficSelector, type Vpn, validCidrs } from '../topology/index.js';

/** Whether a connection carries packets of a family at all: what is to pass a VPN must be within both of its traffic selectors. */
export function carriesFamily(connection: Vpn | DirectConnect, family: Family): boolean {
  return (
    connection.kind === 'direct-connect' ||
    (admits(connection.localCidrs, family) && admits(connection.remoteCidrs, family))
  );
}

const admits = (selector: TrafficSelector | undefined, family: Family): boolean =>
  !selector || selector.unknown === true || validCidrs(selector.cidrs).some((block) => cidrFamily(block) === family);

/** Of blocks, those of a family that the connection carries: of others its routers tell each other nothing. */
export function carried(connection: Vpn | DirectConnect, blocks: readonly Cidr[]): readonly Cidr[] {
  if (connection.kind === 'direct-connect' || (!connection.localCidrs && !connection.remoteCidrs)) return blocks;
  return blocks.filter((block) => carriesFamily(connection, cidrFamily(block)));
}
