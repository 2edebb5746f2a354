import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import type { Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

const KINDS = { igw: 'internet-gateway', vgw: 'vpn-gateway', eigw: 'egress-only-gateway' } as const;

/** A gateway that a route in force leads to exists, and hangs on the table's VPC, though the input does not describe it. */
export function defineMentionedGateway(network: NetworkDraft, warnings: Warnings, id: string, vpc: Key): void {
  if (network.has(id)) return;
  const prefix = /^(igw|vgw|eigw)-/.exec(id)?.[1] as keyof typeof KINDS | undefined;
  if (!prefix) return;
  warnings.add(say`${id} is not described; a route of ${vpc} leads to it, so it is taken to be attached there.`);
  network.define(id, { kind: KINDS[prefix], vpc, ids: [id] });
}
