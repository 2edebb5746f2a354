import { Unknown } from '../declared/value.js';
import type { Evaluated, Piece } from './evaluated.js';
import { joined } from './pieces.js';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const REFERENCE = /\{\{resolve:[a-z-]+:[^{}]*\}\}/;

/** A text with dynamic references as one that is known in part: what they stand for is kept elsewhere. */
export function withoutDynamicReferences(value: Evaluated): Evaluated {
  if (typeof value !== 'string' || !REFERENCE.test(value)) return value;
  return joined(
    value.split(new RegExp(`(${REFERENCE.source})`)).map((part): Piece => (REFERENCE.test(part) ? kept(part) : part)),
  );
}

function kept(reference: string): Unknown {
  const [service = '', name = ''] = /^\{\{resolve:([a-z-]+):(.*)\}\}$/.exec(reference)?.slice(1) ?? [];
  return storedValue(
    service.startsWith('ssm') ? name.replace(/:\d+$/, '') : `${service}:${name}`,
    `${reference} is kept elsewhere`,
  );
}

/** A value of the Parameter Store: the same in every stack that names it. */
export function storedValue(name: string, why: string, label = name.replace(/^\//, '')): Unknown {
  return new Unknown(why, { key: `stored ${name}`, label });
}
