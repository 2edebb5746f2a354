/** Traffic as it is written: protocols, ports, services. */
import type { BuiltinServiceName } from './builtin-services.js';
import type { NamedElement } from './literals.js';
import type { Origin, Reference } from './origin.js';
import type { PortRange } from './port-range.js';

/** One item of a traffic list. */
export type TrafficTerm =
  | { readonly kind: 'all'; readonly origin: Origin }
  | {
      readonly kind: 'ports';
      readonly origin: Origin;
      readonly protocol: 'tcp' | 'udp' /** Empty: every port. */;
      readonly ports: readonly PortRange[];
    }
  | {
      readonly kind: 'icmp';
      readonly origin: Origin;
      readonly protocol: 'icmp' | 'icmpv6';
      readonly type?: number | undefined;
      readonly code?: number | undefined;
    }
  | { readonly kind: 'protocol'; readonly origin: Origin; readonly protocol: number }
  | {
      readonly kind: 'service';
      readonly origin: Origin /** `target` undefined and `builtin` undefined: unresolved. */;
      readonly ref: Reference<ServiceDeclaration>;
      readonly builtin?: BuiltinServiceName | undefined;
    };

export interface ServiceDeclaration extends NamedElement {
  readonly kind: 'service';
  readonly traffics: readonly TrafficTerm[];
}
