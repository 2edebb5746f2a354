import type { Traffic } from '../generated/ast.js';

export type IcmpName = NonNullable<Traffic['icmpName']>;
type Family = 'icmp' | 'icmpv6';

interface TypeAndCode {
  readonly type: number;
  readonly code?: number;
}

/** https://www.iana.org/assignments/icmp-parameters */
const ICMP: Readonly<Partial<Record<IcmpName, TypeAndCode>>> = {
  'echo-reply': { type: 0 },
  'destination-unreachable': { type: 3 },
  'fragmentation-needed': { type: 3, code: 4 },
  redirect: { type: 5 },
  'echo-request': { type: 8 },
  'router-advertisement': { type: 9 },
  'router-solicitation': { type: 10 },
  'time-exceeded': { type: 11 },
  'parameter-problem': { type: 12 },
  'timestamp-request': { type: 13 },
  'timestamp-reply': { type: 14 },
};

/** https://www.iana.org/assignments/icmpv6-parameters */
const ICMPV6: Readonly<Partial<Record<IcmpName, TypeAndCode>>> = {
  'destination-unreachable': { type: 1 },
  'packet-too-big': { type: 2 },
  'time-exceeded': { type: 3 },
  'parameter-problem': { type: 4 },
  'echo-request': { type: 128 },
  'echo-reply': { type: 129 },
  'router-solicitation': { type: 133 },
  'router-advertisement': { type: 134 },
  'neighbor-solicitation': { type: 135 },
  'neighbor-advertisement': { type: 136 },
  redirect: { type: 137 },
};

export function icmpTypeOf(protocol: Family, name: string): TypeAndCode | undefined {
  const types = protocol === 'icmp' ? ICMP : ICMPV6;
  return Object.hasOwn(types, name) ? types[name as IcmpName] : undefined;
}

export function isIcmpName(word: string): word is IcmpName {
  return Object.hasOwn(ICMP, word) || Object.hasOwn(ICMPV6, word);
}

/** The names that types of a protocol have. */
export function icmpNames(protocol: Family): string[] {
  return Object.keys(protocol === 'icmp' ? ICMP : ICMPV6);
}
