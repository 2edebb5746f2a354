import { say } from '../../../network/words/index.js';
import { Unknown } from '../declared/value.js';
import type { PlanResource } from './plan.js';
import { ALWAYS_TOLD, type AlwaysTold } from './told-by-states.js';

type Json = Readonly<Record<string, unknown>>;

/** What the files hold besides, by which it is told what cannot be missing. */
export interface Beside {
  /** Types of which some file makes one. */
  readonly made: ReadonlySet<string>;
  /** Whether anything there has an IPv6 block or address. */
  readonly hasIpv6: () => boolean;
  /** Whether the files tell a field of any resource of a type: a state tells the same of all. */
  readonly isTold: (writtenType: string, field: string) => boolean;
  /** Whether others hold an id. */
  readonly isMentioned: (id: unknown) => boolean;
}

export function besideOf(resources: readonly PlanResource[]): Beside {
  let counts: Map<string, number> | undefined;
  // Most states lack nothing, so that nobody asks.
  const texts = (): ReadonlyMap<string, number> => {
    if (counts) return counts;
    counts = new Map();
    for (const { values } of resources)
      for (const text of new Set(textsIn(values))) counts.set(text, (counts.get(text) ?? 0) + 1);
    return counts;
  };
  let hasIpv6: boolean | undefined;
  const fields = new Map<string, Set<string>>();
  for (const { mode, writtenType, values } of resources) {
    if (mode !== 'managed') continue;
    const known = fields.get(writtenType) ?? new Set();
    for (const field of Object.keys(values)) known.add(field);
    fields.set(writtenType, known);
  }
  return {
    made: new Set(resources.flatMap(({ mode, type }) => (mode === 'managed' ? [type] : []))),
    hasIpv6: () => (hasIpv6 ??= [...texts().keys()].some(isIpv6)),
    isTold: (type, field) => fields.get(type)?.has(field) === true,
    isMentioned: (id) => typeof id === 'string' && (texts().get(id) ?? 0) > 1,
  };
}

const isIpv6 = (text: string): boolean => /^[0-9a-f]*:[0-9a-f:.]*(\/\d+)?$/i.test(text) && text !== '::/0';

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** An attribute that is missing from a state, and not null there, was cut from it, by whoever keeps only some: what it was is not known. */
export function withWhatWasCut({ mode, writtenType, values }: PlanResource, beside: Beside): Json {
  const told = mode === 'managed' && Object.hasOwn(ALWAYS_TOLD, writtenType) ? ALWAYS_TOLD[writtenType] : undefined;
  return told
    ? withCutFields(values, told, { ...beside, isToldOfOthers: (field) => beside.isTold(writtenType, field) })
    : values;
}

interface BesideOne extends Beside {
  readonly isToldOfOthers: (field: string) => boolean;
}

function withCutFields(values: Json, told: AlwaysTold, beside: BesideOne): Json {
  const lacking = [
    ...words(told.each).filter((field) => !Object.hasOwn(values, field)),
    ...words(told.alike).filter((field) => !Object.hasOwn(values, field) && beside.isToldOfOthers(field)),
    ...words(told.ipv6).filter((field) => !Object.hasOwn(values, field) && beside.hasIpv6()),
    ...(told.someOf ?? []).flatMap((fields) => lackingOf(values, words(fields))),
  ].filter((field) => !isOfNone(field, values, beside));
  const blocks = Object.entries(told.blocks ?? {}).flatMap(([field, inner]) => {
    const list = values[field];
    return Array.isArray(list)
      ? [[field, list.map((block) => (isBlock(block) ? withCutFields(block, inner, beside) : block))]]
      : [];
  });
  if (lacking.length === 0 && blocks.length === 0) return values;
  const cut = lacking.map((field) => [field, cutOut(field)]);
  return { ...values, ...Object.fromEntries(blocks), ...Object.fromEntries(cut) };
}

const cutOut = (field: string): Unknown =>
  new Unknown(say`the state lacks ${field}`, undefined, undefined, undefined, true);

const isBlock = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');

/** Where one of them tells something, that is enough. */
function lackingOf(values: Json, fields: readonly string[]): string[] {
  const isSet = (value: unknown) => Boolean(value) && !(Array.isArray(value) && value.length === 0);
  return fields.some((field) => isSet(values[field])) ? [] : fields.filter((field) => !Object.hasOwn(values, field));
}

/** Nothing learns routes where there is no gateway to learn them from; an address that others name is theirs. */
function isOfNone(field: string, values: Json, { made, isMentioned }: Beside): boolean {
  if (field === 'propagating_vgws') return !made.has('aws_vpn_gateway');
  if (field === 'vpc_security_group_ids') return Object.hasOwn(values, 'security_groups');
  if (field === 'instance' || field === 'network_interface')
    return values.association_id === '' || isMentioned(values.id) || isMentioned(values.allocation_id);
  return false;
}
