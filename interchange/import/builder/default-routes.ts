import { type Cidr, familyOf, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key, NetworkDraftElement } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/** No private range is as wide: whoever announces it takes what is for others too, and does not have it. */
const WIDER_THAN_ANYONES = { 4: 8, 6: 7 } as const;

const isWide = ({ base, prefixLength }: Cidr): boolean => prefixLength < WIDER_THAN_ANYONES[familyOf(base)];

const leadsToOthers = (block: string): boolean => {
  const cidr = parseCidr(block)?.cidr;
  return cidr !== undefined && isWide(cidr);
};

/**
 * A default route to on-premises says where packets go, not who is there: behind it lies a network of which nobody tells the blocks, beside what the other routes tell.
 * The wide routes of the network; none where it has no such.
 */
export function openDefaultRoutes(network: NetworkDraft, key: Key, draft: NetworkDraftElement): readonly string[] {
  const wide = draft.cidrs.filter(leadsToOthers);
  if (wide.length === 0) return wide;
  const told = draft.cidrs.filter((block) => !wide.includes(block));
  const isMine = (one: Key): boolean => (network.keyOf(one) ?? one) === key;
  const lines = [...network.all('vpn'), ...network.all('direct-connect')].filter(([, line]) => isMine(line.network));
  if (told.length === 0) {
    draft.cidrs = [];
    draft.unknown = true;
    for (const [, line] of lines) line.routes ??= [...wide];
    return wide;
  }
  draft.cidrs = told;
  const behind = `${key} behind`;
  network.define(behind, {
    kind: 'network',
    ids: [],
    label: `behind-${draft.label ?? key}`,
    typeWord: draft.typeWord,
    cidrs: [],
    unknown: true,
  });
  for (const [name, line] of lines) {
    const routes = line.routes?.filter(leadsToOthers) ?? wide;
    if (routes.length === 0) continue;
    network.define(`${name} behind`, {
      ...line,
      ids: [],
      label: `${line.label ?? name}-behind`,
      network: behind,
      routes: [...routes],
    });
    if (line.routes) line.routes = line.routes.filter((block) => !leadsToOthers(block));
  }
  return wide;
}

export const takesOthers = (name: string, wide: readonly string[]): string => say`
  ${name} takes what is for ${wide.join(', ')}, so also what is for others: what lies behind it, and whether it passes
  on to the internet, is unknown.
`;
