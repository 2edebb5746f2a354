/** What a reader would have to work out, beside what is written: how large a block is, whether a subnet is public, what is in force where nothing is written, what the names in a rule stand for. */

import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-protocol';
import { cidrFamily, cidrSize } from '../../network/address/index.js';
import { subnetAccess } from '../../network/forwarding/index.js';
import {
  isRouteTableUnknown,
  networkAclOf,
  type Origin,
  routeTableOf,
  type Subnet,
  type Vpc,
} from '../../network/topology/index.js';
import { grouped, listOf, say } from '../../network/words/index.js';
import type { InlayHintSettings } from '../protocol.js';
import { toRange } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';
import { hintRules } from './rule-hints.js';

export function inlayHints(
  workspace: Workspace,
  uri: string,
  range: Range,
  { blockSizes = true, access = true, defaults = true, names = true, shadows = true }: InlayHintSettings,
): InlayHint[] {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return [];
  const hints: InlayHint[] = [];
  const isShown = ({ file, range: { start, end } }: Origin): boolean =>
    file === document.uri && end.line > range.start.line && start.line <= range.end.line + 1;
  const add = (origin: Origin, label: string, tooltip: string): void => {
    if (!isShown(origin)) return;
    hints.push({ position: toRange(origin.range).end, label, kind: InlayHintKind.Type, paddingLeft: true, tooltip });
  };
  for (const vpc of network.topology.vpcs) {
    // An editor asks at every keystroke, for what is on its screen: nothing is worked out for the rest.
    if (!isShown(vpc.origin)) continue;
    for (const place of blockSizes ? [vpc, ...vpc.subnets] : []) tellSizes(place, add);
    for (const subnet of vpc.subnets) {
      if (!isShown(subnet.origin)) continue;
      if (access) tellAccess(subnet, add);
      if (defaults) tellDefaults(subnet, add);
    }
  }
  hintRules(network.topology, { isShown, add }, { blockSizes, access, defaults, names, shadows });
  return hints;
}

type Add = (origin: Origin, label: string, tooltip: string) => void;

function tellSizes({ cidrs }: Vpc | Subnet, add: Add): void {
  for (const { cidr, origin } of cidrs) {
    // Of an IPv6 block nobody counts addresses.
    if (!cidr || cidrFamily(cidr) !== 4) continue;
    const count = grouped(cidrSize(cidr));
    add(
      origin,
      say`${count} addresses`,
      say`
      So many addresses are in this block. Of each subnet AWS keeps five for itself.
    `,
    );
  }
}

function tellAccess(subnet: Subnet, add: Add): void {
  const found = subnetAccess(subnet);
  // Where the word stands in front and is right, nothing is to be added.
  if (found.access === subnet.intent?.value) return;
  add(subnet.nameOrigin, found.access === 'unknown' ? say`public or private: not known` : found.access, found.reason);
}

function tellDefaults(subnet: Subnet, add: Add): void {
  if (subnet.vpc.unknown) return;
  const missing = [
    ...(subnet.routeTable || isRouteTableUnknown(subnet)
      ? []
      : [routeTableOf(subnet) ? say`the main route table` : say`local routes alone`]),
    ...(subnet.networkAcl
      ? []
      : [networkAclOf(subnet) ? say`the default network ACL` : say`an ACL that lets everything through`]),
  ];
  if (missing.length === 0) return;
  add(
    subnet.cidrs.at(-1)?.origin ?? subnet.nameOrigin,
    say`has ${listOf(missing)}`,
    say`Nothing is written here, so this is what AWS puts in force.`,
  );
}
