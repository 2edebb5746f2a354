import { addressSetOfCidrs } from '../../network/address/index.js';
import { elementBlocks } from '../../network/filters/index.js';
import { type AclRule, type GroupRule, nounOf, type Peer } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { addressText } from '../model/service-text.js';
import { code, list } from './markdown.js';

/** `from anywhere`, `to members of baristas`. */
export function peerText(rule: AclRule | GroupRule): string {
  const peers = rule.kind === 'acl-rule' ? [rule.peer] : rule.peers;
  const whom = list(peers.map(onePeer), 6);
  return rule.direction === 'inbound' ? say`from ${whom}` : say`to ${whom}`;
}

function onePeer(peer: Peer): string {
  switch (peer.kind) {
    case 'any':
      return say`anywhere`;
    case 'cidr':
    case 'address':
      return peer.literal.text === '0.0.0.0/0' ? say`anywhere (0.0.0.0/0)` : peer.literal.text;
    case 'ref':
      return refText(peer.ref.target, peer.ref.text);
  }
}

function refText(target: Extract<Peer, { kind: 'ref' }>['ref']['target'], text: string): string {
  if (!target) return say`${code(text)}, which is not declared`;
  if (target.kind === 'security-group') return say`members of ${code(target.name)}`;
  if ((target.kind === 'network' || target.kind === 'prefix-list') && target.unknown)
    return say`${code(target.name)}, whose addresses are not known`;
  return say`the ${nounOf(target)} ${code(target.name)} (${addressText(addressSetOfCidrs(elementBlocks(target)))})`;
}
