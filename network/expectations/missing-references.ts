/**
 * What an expectation names and nobody knows: names that lead nowhere (their file is missing, or they are misspelled), addresses that cannot be read.
 * Invariant: what is not known never makes an expectation hold, and never makes it fail.
 */
import type { Assertion, Subject, Topology, TrafficTerm } from '../topology/index.js';
import { servicesOf } from '../traffic/index.js';

export interface MissingReferences {
  /** The assertion without what is not known; undefined where too little is left to ask anything. */
  readonly rest: Assertion | undefined;
  /** As written. */
  readonly names: readonly string[];
  /** The rest asks for more than was meant: if it fails, that may be because of what is not known. */
  readonly stricter: boolean;
  /** The rest asks for less than was meant: if it holds, that may be because of what is not known. */
  readonly looser: boolean;
}

/** Undefined: everything is known. */
export function missingReferencesOf(assertion: Assertion, topology: Topology): MissingReferences | undefined {
  const from = part(assertion.from, isKnownSubject);
  const to = part(assertion.to, isKnownSubject);
  const traffics = assertion.traffics && part(assertion.traffics, isKnownTraffic);
  const except = assertion.kind === 'cannot' && assertion.except ? part(assertion.except, isKnownTraffic) : undefined;
  const via = assertion.kind === 'can' ? part(assertion.via, ({ target }) => target !== undefined) : undefined;
  // Who else there is, is known only where every connection leads somewhere.
  const ends = assertion.kind === 'only' ? openEnds(topology) : [];
  const names = [from, to, traffics, except, via].flatMap((list) => (list ? list.missing.map(nameOf) : []));
  if (names.length + ends.length === 0) return undefined;
  const askable = [from, to, traffics].every((list) => !list || list.known.length > 0);
  const rest = { ...assertion, from: from.known, to: to.known } as const;
  return {
    rest: askable ? withParts(rest, traffics?.known, except?.known, via?.known) : undefined,
    names: [...new Set([...names, ...ends])],
    stricter: (except?.missing.length ?? 0) > 0 || (assertion.kind === 'only' && from.missing.length > 0),
    looser:
      assertion.kind === 'only' ||
      [from, to, traffics, via].some((list) => list !== undefined && list.missing.length > 0),
  };
}

function withParts(
  assertion: Assertion,
  traffics: readonly TrafficTerm[] | undefined,
  except: readonly TrafficTerm[] | undefined,
  via: Extract<Assertion, { kind: 'can' }>['via'] | undefined,
): Assertion {
  switch (assertion.kind) {
    case 'can':
      return { ...assertion, traffics, via: via ?? [] };
    case 'cannot':
      return { ...assertion, traffics, except };
    case 'only':
      return { ...assertion, traffics };
  }
}

interface Part<T> {
  readonly known: readonly T[];
  readonly missing: readonly T[];
}

function part<T>(list: readonly T[], isKnown: (one: T) => boolean): Part<T> {
  return { known: list.filter(isKnown), missing: list.filter((one) => !isKnown(one)) };
}

function isKnownSubject(subject: Subject): boolean {
  switch (subject.kind) {
    case 'internet':
      return true;
    case 'cidr-subject':
      return subject.literal.cidr !== undefined;
    case 'address-subject':
      return subject.literal.address !== undefined;
    case 'ref-subject':
      return subject.targets.length > 0;
  }
}

function isKnownTraffic(term: TrafficTerm): boolean {
  return servicesOf([term], 4) !== undefined;
}

function nameOf(one: Subject | TrafficTerm | { readonly text: string }): string {
  if ('text' in one) return one.text;
  return one.kind === 'service' ? one.ref.text : one.kind;
}

function openEnds({ vpns, directConnects, peerings, transitGateways }: Topology): string[] {
  const ends = [
    ...vpns.flatMap(({ network, gateway }) => [network, gateway]),
    ...directConnects.flatMap(({ network, gateways }) => [network, ...gateways]),
    ...peerings.flatMap((peering) => peering.ends),
    ...transitGateways.flatMap(({ attachments }) => attachments.map(({ vpc }) => vpc)),
  ];
  return ends.filter(({ target }) => target === undefined).map(({ text }) => text);
}
