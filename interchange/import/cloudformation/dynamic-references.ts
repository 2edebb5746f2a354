import { say } from '../../../network/words/index.js';
import { Unknown } from '../declared/value.js';
import type { Evaluated, Piece, Surroundings } from './evaluated.js';
import { joined, piecesOf } from './pieces.js';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const REFERENCE = /\{\{resolve:[a-z-]+:[^{}]*\}\}/;

/** A text with dynamic references as one that is known in part: what they stand for is kept elsewhere. */
export function withoutDynamicReferences(value: Evaluated, stored: Surroundings['stored']): Evaluated {
  if (typeof value !== 'string' || !REFERENCE.test(value)) return value;
  return joined(
    value
      .split(new RegExp(`(${REFERENCE.source})`))
      .flatMap((part): readonly Piece[] =>
        REFERENCE.test(part) ? piecesOf(told(part, stored) ?? kept(part)) : [part],
      ),
  );
}

/** What a stack of the input put there; a version may be an older one. */
function told(reference: string, stored: Surroundings['stored']): Evaluated | undefined {
  const name = /^\{\{resolve:ssm:([^:{}]*)\}\}$/.exec(reference)?.[1];
  return name === undefined ? undefined : stored(name);
}

function kept(reference: string): Unknown {
  const [service = '', name = ''] = /^\{\{resolve:([a-z-]+):(.*)\}\}$/.exec(reference)?.slice(1) ?? [];
  return storedValue(
    service.startsWith('ssm') ? name.replace(/:\d+$/, '') : `${service}:${name}`,
    say`${reference} is kept elsewhere`,
  );
}

/** A value of the Parameter Store: the same in every stack that names it. */
export function storedValue(name: string, why: string, label = name.replace(/^\//, '')): Unknown {
  return new Unknown(why, { key: `stored ${name}`, label });
}
