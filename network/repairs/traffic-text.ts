/** Traffic as rules say it. */
import type { Family } from '../address/index.js';
import type { TrafficTerm } from '../topology/index.js';
import { isEverything, possibleServices, protocolParts, type ServiceSet, servicesOf } from '../traffic/index.js';

/** Terms of one protocol and one range each, as an ACL has them. Undefined: the language has no words for a part of it. */
export function trafficTexts(services: ServiceSet, family: Family): string[] | undefined {
  if (isEverything(services) || services === possibleServices(family)) return ['all'];
  const out: string[] = [];
  for (const { protocol, ports, types } of protocolParts(services)) {
    if (ports !== undefined) out.push(...ports.split(',').map((range) => portText(protocol, range)));
    else if (types !== undefined) {
      for (const type of types === '0-255' ? [''] : types.split(',')) {
        if (type.includes('-')) return undefined;
        out.push(`${protocol} ${type}`.trim());
      }
    } else if (/^\d+$/.test(protocol)) out.push(`protocol ${protocol}`);
    else return undefined;
  }
  return out;
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
