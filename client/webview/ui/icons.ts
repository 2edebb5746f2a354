import type { MapKind, SubnetAccess, Verdict } from '../../../server/protocol.js';
import { s } from './dom.js';

/** Line drawings on a square of 16, in the colour of the text: glyphs of a font would differ from machine to machine. */
const VERDICTS: Readonly<Record<Verdict, string>> = {
  reachable: 'M3 8.5l3.2 3.2L13 5',
  partly: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 2.5v11M10.5 3.2v9.6M12.7 5.4v5.2',
  'one-way': 'M2 8h11M9.5 4.5L13 8l-3.5 3.5M2 4v8',
  blocked: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  unknown: 'M5.5 6a2.6 2.6 0 1 1 3.7 2.4Q8 9 8 10.2M8 12.6v.6',
};

const BOX = 'M3 3h10v10H3z';
const CLOUD = 'M4.5 12.5a3 3 0 0 1 0-6a4 4 0 0 1 7.6.6a2.7 2.7 0 0 1 0 5.4z';
const BALANCER = 'M3 8h4M7 8l5-4.5M7 8h5.5M7 8l5 4.5M10.6 3.5H12V5M10.6 12.5H12V11';

const KINDS: Readonly<Record<MapKind | 'internet' | 'group', string>> = {
  vpc: 'M2.5 2.5h11v11h-11zM2.5 6h11',
  subnet: 'M2.5 4.5h11v7h-11z',
  instance: `${BOX}M6 6h4v4H6zM6 1v2M10 1v2M6 13v2M10 13v2M1 6h2M1 10h2M13 6h2M13 10h2`,
  'nat-instance': `${BOX}M4.5 6.5h6M8.5 4.5l2 2-2 2M11.5 10h-6M7.5 8l-2 2 2 2`,
  interface: 'M2.5 5h11v6h-11zM5 11v2M8 11v2M11 11v2',
  database: 'M3 4.2c0-2.2 10-2.2 10 0v7.6c0 2.2-10 2.2-10 0zM3 4.2c0 2.2 10 2.2 10 0M3 8c0 2.2 10 2.2 10 0',
  function: 'M4.5 2.5h2.3l4.7 11M8 6.5L4.5 13.5',
  'interface-endpoint': 'M5 2v4M11 2v4M3.5 6h9v2.5a4.5 4.5 0 0 1-9 0zM8 13v2',
  'gateway-load-balancer-endpoint': 'M5 2v4M11 2v4M3.5 6h9v2.5a4.5 4.5 0 0 1-9 0zM8 13v2',
  'client-vpn-endpoint': 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5M6 10.5h4',
  'nat-gateway': 'M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13',
  'regional-nat-gateway': 'M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13',
  'internet-gateway': 'M4 14V2.5h8V14M2 14h12M9.6 8.2v.8',
  'egress-only-gateway': 'M4 14V2.5h5M2 14h7M7.5 8h7M12 5.5L14.5 8L12 10.5',
  'vpn-gateway': 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5M8 10v1.5',
  'gateway-endpoint': 'M2.5 8h6M6 5.5L8.5 8L6 10.5M10 3h3.5v10H10',
  'endpoint-service': 'M5 14v-4M11 14v-4M3.5 10h9V7.5a4.5 4.5 0 0 0-9 0zM8 3V1',
  'application-load-balancer': BALANCER,
  'network-load-balancer': BALANCER,
  'classic-load-balancer': BALANCER,
  network: 'M3 14V5l5-3l5 3v9zM6.5 14v-3.5h3V14M5.5 7h1M9.5 7h1',
  host: 'M2.5 3h11v7.5h-11zM5 13.5h6M8 10.5v3',
  'transit-gateway': 'M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4',
  vpn: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  'direct-connect': 'M2 8h12M4 5.5v5M12 5.5v5',
  peering: 'M2 8h12M4.5 5.5L2 8l2.5 2.5M11.5 5.5L14 8l-2.5 2.5',
  attachment: 'M2 8h12',
  target: 'M2 8h12',
  route: 'M2 8h12',
  internet: CLOUD,
  group: 'M5 2.5h8.5V11M2.5 5H11v8.5H2.5z',
};

/** Where the addresses of a subnet can be reached from: told where there is no room for the word. */
const ACCESS: Readonly<Record<SubnetAccess, string>> = {
  public: CLOUD,
  private: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M5 8h6',
  'vpn-only': KINDS.vpn,
  unknown: VERDICTS.unknown,
};

export function accessPath(access: SubnetAccess): string {
  return ACCESS[access];
}

export function verdictIcon(verdict: Verdict): SVGSVGElement {
  return icon(VERDICTS[verdict], `verdict-icon verdict-${verdict}`);
}

export function verdictPath(verdict: Verdict): string {
  return VERDICTS[verdict];
}

export function kindPath(kind: MapKind | 'internet' | 'group'): string {
  return KINDS[kind];
}

function icon(path: string, name: string): SVGSVGElement {
  return s(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, class: name, 'aria-hidden': 'true' },
    s('path', { d: path }),
  );
}
