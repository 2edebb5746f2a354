import * as z from 'zod';

export type Family = 'ipv4' | 'ipv6';

const peer = z.looseObject({
  addressFamily: z.string().nullish(),
  AddressFamily: z.string().nullish(),
  bgpPeerState: z.string().nullish(),
  BgpPeerState: z.string().nullish(),
  bgpStatus: z.string().nullish(),
  BgpStatus: z.string().nullish(),
});

/**
 * The BGP peers of a virtual interface: there are as many families of addresses behind it as sessions tell each other routes of.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/add-peer-to-vif.html
 */
export const PEERS = z.array(peer);

/** By family whether one of its sessions is up. Undefined where the peers are not told. */
export function sessionsOf(peers: z.output<typeof PEERS> | undefined): ReadonlyMap<Family, boolean> | undefined {
  if (!peers || peers.length === 0) return undefined;
  const sessions = new Map<Family, boolean>();
  for (const one of peers) {
    if ((one.bgpPeerState ?? one.BgpPeerState) === 'deleted') continue;
    const family = one.addressFamily ?? one.AddressFamily;
    if (family !== 'ipv4' && family !== 'ipv6') return undefined;
    sessions.set(family, sessions.get(family) || (one.bgpStatus ?? one.BgpStatus) !== 'down');
  }
  return sessions;
}
