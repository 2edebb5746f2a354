import { say } from '../../../network/words/index.js';
import { isUnknown, Unknown, type Values } from '../declared/value.js';
import { isObject, type Plain, type PlainObject } from './document.js';
import type { Evaluated } from './evaluated.js';

const CALL = 'Fn::Transform';

/** What a transform is called, and where what it includes lies. */
export function transformName(one: Plain | undefined): string | undefined {
  if (typeof one === 'string') return one;
  if (!isObject(one) || typeof one.Name !== 'string') return undefined;
  const location = isObject(one.Parameters) ? one.Parameters.Location : undefined;
  return typeof location === 'string' ? `${one.Name} (${location})` : one.Name;
}

/**
 * The transform that may add to a resource or to its properties, and that nobody carries out here; undefined where there is none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-transform.html
 */
export function transformWithin(resource: PlainObject, properties: Evaluated): string | undefined {
  const calls = [resource, resource.Properties].flatMap((part) =>
    isObject(part) && Object.hasOwn(part, CALL) ? [part[CALL]] : [],
  );
  const [call] = calls;
  if (call !== undefined) return transformName(call) ?? CALL;
  return isUnknown(properties) ? say`what its properties are made of` : undefined;
}

/** What a group may be given in places that say nothing. Anything else that such a transform adds to may be there or not. */
export function openedByTransform(type: string, fields: Values, name: string): Values {
  if (type !== 'AWS::EC2::SecurityGroup') return fields;
  const untold = new Unknown(say`${name} may add to it`);
  return { ingress: untold, egress: untold, ...fields };
}
