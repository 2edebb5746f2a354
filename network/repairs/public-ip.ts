/** A public address for what the internet has no name for. */
import type { Interface } from '../endpoints/index.js';
import type { Edit } from '../findings/index.js';
import { type Resource, traitsOf } from '../topology/index.js';
import { atEnd, isWritten } from './insert.js';

/** Undefined: it cannot have one, or nobody wrote it. */
export function publicIp({ owner }: Pick<Interface, 'owner'>): Edit[] | undefined {
  return owner.kind === 'resource' ? publicIpOf(owner) : undefined;
}

export function publicIpOf(owner: Resource): Edit[] | undefined {
  if (!traitsOf(owner).canBePublic || owner.subnets.length !== 1 || owner.maybe || !isWritten(owner)) return undefined;
  const isSpanning = !owner.subnets[0]?.resources.includes(owner);
  if (isSpanning || owner.publicIps.length > 0) return undefined;
  return [statementIn(owner, 'public-ip', `${owner.vpc.name}.${owner.name}: public-ip`)];
}

/** Another statement in a resource's block, which it may not have yet. */
function statementIn(owner: Resource, text: string, label: string): Edit {
  const { range, file } = owner.origin;
  const head = (owner.service ?? owner.addresses.at(-1) ?? { origin: owner.nameOrigin }).origin.range.end;
  const hasBlock = head.line !== range.end.line || head.column !== range.end.column;
  if (hasBlock) return atEnd(owner.origin, [text], label);
  return { origin: { file, range: { start: range.end, end: range.end } }, newText: ` { ${text} }`, label };
}
