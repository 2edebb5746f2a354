import type { ServiceDeclaration, TrafficTerm } from '../../network/topology/index.js';
import { servicesOf } from '../../network/traffic/index.js';
import { say, type Told, told } from '../../network/words/index.js';
import { serviceText, termText } from '../model/service-text.js';
import { code, heading, paragraphs } from './markdown.js';
import { SERVICE_WORDS } from './service-words.js';

/** A service by name, or ports and protocols as written. */
export function trafficHover(term: TrafficTerm): string {
  if (term.kind !== 'service')
    return paragraphs(
      `**Traffic** ${termText(term)}`,
      WORDS[term.kind === 'ports' || term.kind === 'icmp' ? term.protocol : term.kind],
    );
  if (term.ref.target) return serviceHover(term.ref.target);
  if (!term.builtin)
    return say`
      **Service** ${code(term.ref.text)} is not declared. Write \`service ${term.ref.text} = tcp 8080\`, or use a
      built-in one such as \`https\`.
    `;
  const services = servicesOf([term], 4);
  return paragraphs(
    `**Service** ${code(term.ref.text)} · ${services ? serviceText(services) : ''}${
      term.builtin === 'ping' ? say`, and its twin in IPv6` : ''
    }`,
    SERVICE_WORDS[term.builtin],
    say`Built in, on its registered port. A \`service\` of the same name that you declare goes before it.`,
  );
}

export function serviceHover(service: ServiceDeclaration): string {
  const v4 = servicesOf(service.traffics, 4);
  return paragraphs(
    heading(service),
    say`Stands for ${service.traffics.map(termText).join(', ')}${v4 ? `: ${serviceText(v4)}` : ''}.`,
  );
}

const WORDS: Readonly<Record<string, Told>> = {
  all: told`Every protocol and every port.`,
  tcp: told`
    TCP: connections, as web, databases and SSH use them. The ports are those the server listens on; the client
    picks its own, mostly from 1024-65535. Without ports: all of them.
  `,
  udp: told`
    UDP: single packets, as DNS and time use them. The ports are those of the server. Without ports: all of them.
  `,
  icmp: told`
    ICMP: the network's own messages for IPv4. It has types and codes in place of ports; \`ping\` is type 8. Type
    3 code 4 tells a sender that its packets are too big: stopping it makes connections hang.
  `,
  icmpv6: told`
    ICMPv6: the network's own messages for IPv6, with types and codes in place of ports. Type 2 tells a sender
    that its packets are too big.
  `,
  protocol: told`A protocol by its number (https://www.iana.org/assignments/protocol-numbers), with no ports.`,
};
