import type { NetworkDraft } from './network-draft.js';

/** Every public address that something has, or may have. */
export function publicAddressesHeld(network: NetworkDraft): ReadonlySet<string> {
  const owners = [...network.all('resource'), ...network.all('regional-nat-gateway')];
  const told = owners.flatMap(([, { publicIps }]) => publicIps.map(({ address }) => address));
  const ofNodes = [...network.all('load-balancer')].flatMap(([, { nodes }]) => nodes.map(({ publicIp }) => publicIp));
  return new Set([...told, ...ofNodes].filter((address) => address !== undefined));
}
