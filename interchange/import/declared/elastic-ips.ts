import { say } from '../../../network/words/index.js';
import { publicAddressesHeld } from '../builder/public-addresses-held.js';
import type { Context, Declared } from './context.js';
import { isList, isUnknown, isValues, known, type Value } from './value.js';

/** Fields by which something says which Elastic IP address it has. */
const ALLOCATIONS = new Set(['allocation_id', 'allocation_ids', 'secondary_allocation_ids', 'eip']);

/**
 * Elastic IP addresses that nothing has. A state, and a plan of what is there already, tells of each what it is associated with; of others that is open, since
 * a program may associate them once they are made.
 */
export function importElasticIps(context: Context): void {
  const held = publicAddressesHeld(context.network);
  const kept = context.all('eip').flatMap((declared) => {
    const address = known(declared.fields.address('public_ip')) ?? known(declared.fields.address('address'));
    return address === undefined || held.has(address) || isAssociated(declared) ? [] : [{ declared, address }];
  });
  if (kept.length === 0) return;
  const { ids, isOpen } = allocationsIn(context);
  for (const { declared, address } of kept) {
    const { key, fields, place } = declared;
    const own = [key, ...declared.ids, known(fields.text('allocation_id'))];
    const isUsed = isOpen || own.some((id) => id !== undefined && ids.has(id));
    const maybe = declared.maybe === true || isUsed || !isToldToBeFree(declared);
    if (maybe)
      context.warn(
        say`
          Whether anything has the Elastic IP address ${address} is not told: what comes from it, and what is sent to it, is
          unknown. A state of it tells that.
        `,
        place,
      );
    context.network.define(key, {
      kind: 'elastic-ip',
      ...context.named(declared),
      ...(maybe ? { maybe } : {}),
      address,
    });
  }
}

const OWNERS = ['association_id', 'instance', 'instance_id', 'network_interface', 'network_interface_id'];

/** Also with what cannot be told: then somebody has it. */
const isAssociated = ({ fields }: Declared): boolean => OWNERS.some((field) => fields.raw(field) !== undefined);

/** What the provider read from AWS, where it is nothing: `association_id = ""`. */
const isToldToBeFree = ({ fields }: Declared): boolean => fields.isTold('association_id');

/** The addresses that others say they have; open, where one of them may be any. */
function allocationsIn(context: Context): { readonly ids: ReadonlySet<string>; readonly isOpen: boolean } {
  const ids = new Set<string>();
  let isOpen = false;
  const walk = (value: Value, isAllocation: boolean): void => {
    if (isUnknown(value)) {
      for (const key of value.among?.keys ?? []) ids.add(key);
      isOpen ||= isAllocation && value.among?.open !== false;
    } else if (typeof value === 'string') ids.add(value);
    else if (isList(value)) for (const item of value) walk(item, isAllocation);
    else if (isValues(value)) for (const [field, item] of Object.entries(value)) walk(item, ALLOCATIONS.has(field));
  };
  for (const type of context.types)
    if (type !== 'eip')
      for (const { values, readings = [] } of context.all(type))
        for (const one of [values, ...readings]) walk(one, false);
  return { ids, isOpen };
}
