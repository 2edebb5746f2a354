/** Every word that the grammar gives a meaning of its own. A test holds it against the grammar. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `import vpc in id subnet public private internet-gateway egress-only-gateway vpn-gateway route-table main block-public-access bidirectional ingress
  except allow egress regional nat-gateway public-ip for network-acl instance interface database function interface-endpoint gateway-load-balancer-endpoint
  security-groups security-group client-ports source-dest-check off on propagate any local blackhole default inbound outbound deny from to all tcp udp icmp icmpv6 protocol
  application-load-balancer network-load-balancer classic-load-balancer cross-zone listener client-ip preserved replaced gateway-endpoint
  network unknown host vpn routes direct-connect peering between and transit-gateway security-group-referencing attach associate
  prefix-list max-entries service expect test can cannot reach via only internet
  echo-request echo-reply destination-unreachable fragmentation-needed packet-too-big time-exceeded parameter-problem redirect router-solicitation
  router-advertisement neighbor-solicitation neighbor-advertisement timestamp-request timestamp-reply`.split(/\s+/),
);
