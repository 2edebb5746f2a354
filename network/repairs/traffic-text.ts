/** Traffic as rules say it. */
import type { Family } from '../address/index.js';
import type { TrafficTerm } from '../topology/index.js';
import { isEverything, possibleServices, protocolParts, type ServiceSet, servicesOf } from '../traffic/index.js';

/** Terms of one protocol and one range each, as an ACL has them. Undefined: the language has no words for a part of it. */
export function trafficTexts(services: ServiceSet, family: Family): string[] | undefined {
  if (isEverything(services) || services === possibleServices(family)) return ['all'];
  const out = protocolParts(services).map(partTexts);
  return out.includes(undefined) ? undefined : out.flatMap((texts) => texts ?? []);
}

/** What is told of a protocol, its ports or its types, as rules say it. Undefined: the language has no words for it. */
export function partTexts({
  protocol,
  ports,
  types,
}: {
  readonly protocol: string;
  readonly ports?: string | undefined;
  readonly types?: string | undefined;
}): string[] | undefined {
  if (ports !== undefined) return ports.split(',').map((range) => portText(protocol, range));
  if (types === undefined) return /^\d+$/.test(protocol) ? [`protocol ${protocol}`] : undefined;
  const each = types === '0-255' ? [''] : types.split(',');
  return each.some((type) => type.includes('-')) ? undefined : each.map((type) => `${protocol} ${type}`.trim());
}

const portText = (protocol: string, range: string): string => (range === '0-65535' ? protocol : `${protocol} ${range}`);

/** The question's own words where they say just that, and the file knows them; else as above. */
export function askedTexts(
  services: ServiceSet,
  family: Family,
  terms: readonly TrafficTerm[] | undefined,
  file: string,
): string[] | undefined {
  if (!terms) return ['all'];
  if (servicesOf(terms, family) !== services) return trafficTexts(services, family);
  const texts = terms.map((term) => {
    if (term.kind === 'service' && isKnownIn(file, term)) return [term.ref.text];
    const own = servicesOf([term], family);
    return own && own.bounds.length > 0 ? trafficTexts(own, family) : [];
  });
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text ?? []);
}

const isKnownIn = (file: string, { ref, builtin }: Extract<TrafficTerm, { kind: 'service' }>): boolean =>
  ref.target ? ref.target.origin.file === file && ref.target.written === undefined : builtin !== undefined;
