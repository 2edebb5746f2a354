import { isObject, type Plain, type PlainObject } from './document.js';

/**
 * The resources of a SAM template with what `Globals` says of all of their kind.
 * Objects are merged, lists put one behind the other, and of anything else the resource's own counts.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(resources: PlainObject, globals: PlainObject): PlainObject {
  if (Object.keys(globals).length === 0) return resources;
  return Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => {
      const type = isObject(resource) && typeof resource.Type === 'string' ? resource.Type : '';
      const kind = /^AWS::Serverless::(\w+)$/.exec(type)?.[1];
      const shared = kind !== undefined && Object.hasOwn(globals, kind) ? globals[kind] : undefined;
      if (!isObject(resource) || !isObject(shared)) return [id, resource];
      return [id, { ...resource, Properties: together(shared, resource.Properties ?? {}) }];
    }),
  );
}

function together(shared: Plain, own: Plain): Plain {
  if (Array.isArray(shared) && Array.isArray(own))
    return [...(shared as readonly Plain[]), ...(own as readonly Plain[])];
  if (!isObject(shared) || !isObject(own) || isCall(shared) || isCall(own)) return own;
  const merged = Object.entries(own).map(([key, value]): [string, Plain] => [
    key,
    Object.hasOwn(shared, key) ? together(shared[key] ?? null, value) : value,
  ]);
  return Object.fromEntries([...Object.entries(shared), ...merged]);
}

/** A function is one value, not a set of fields. */
function isCall(value: PlainObject): boolean {
  const [name, another] = Object.keys(value);
  return another === undefined && (name === 'Ref' || name?.startsWith('Fn::') === true);
}
