/** Every construct of the language, once or more. It reads without a finding. */
export const EVERYTHING = `import "./office.vpc"

/** The shop. */
vpc shop 10.0.0.0/16, 2001:db8:0:100::/56 in ap-northeast-2 {
  id vpc-1, vpc-alias
  block-public-access ingress except counter allow egress except cellar
  internet-gateway front-door {
    id igw-1
    route-table edge
  }
  egress-only-gateway six { id eigw-1 }
  vpn-gateway staff-door { route-table edge }
  regional nat-gateway courier-hub {
    id nat-9
    public-ip 198.51.100.77
    public-ip
    route-table errands
  }
  gateway-endpoint s3 to pl-s3 in errands, street { id vpce-1 }
  gateway-endpoint lonely to pl-s3

  public subnet counter 10.0.0.0/24, 2001:db8:0:100::/64 in a {
    id subnet-1
    route-table street
    network-acl counter-acl
    instance cashier 10.0.0.10, 10.0.0.11, 2001:db8:0:100::10 {
      id i-1, eni-1
      security-groups cashiers, baristas
      public-ip 198.51.100.10
      public-ip 198.51.100.11 for 10.0.0.11
      client-ports 32768-60999
      source-dest-check off
    }
    interface second { id i-1 }
    nat-gateway courier 10.0.0.220 { public-ip 198.51.100.9 }
    function helper
    interface-endpoint ssm 10.0.0.40
    interface-endpoint loan-door 10.0.0.41 to bank.loans { security-groups cashiers }
    nat-instance masquerade { public-ip }
    gateway-load-balancer-endpoint inspector
  }
  private subnet kitchen 10.0.1.0/24 in 1a {
    private nat-gateway inner 10.0.1.220
    instance barista 10.0.1.5 { security-groups baristas }
  }
  subnet cellar 10.0.2.0/24 { }
  database orders in counter 10.0.0.30, cellar 10.0.2.30 2001:db8:0:100::30 { security-groups order-books }
  function jobs in kitchen, cellar
  interface parcels in kitchen, cellar { security-groups baristas }
  interface-endpoint loan-doors in kitchen 10.0.1.42, cellar to loans
  client-vpn-endpoint remote 172.20.0.0/22 in kitchen 10.0.1.43, cellar {
    id cvpn-endpoint-1
    security-groups cashiers
    ip-address-type dualstack
    local-route off
    routes unknown
    authorize unknown
    authorize any
    authorize bank
    maybe authorize 10.8.0.0/16 for "Domain \\"Admins\\"", "S-1-5-21"
    0.0.0.0/0 -> kitchen
    172.20.0.0/22 -> local
    maybe office -> cellar
  }
  maybe client-vpn-endpoint perhaps-remote in kitchen
  client-vpn-endpoint small-remote 172.24.0.0/22 in kitchen { local-route on }

  main route-table street {
    id rtb-1
    0.0.0.0/0 -> front-door
    ::/0 -> six
    any -> blackhole
    pl-s3 -> s3
    office -> staff-door
    kitchen -> local
    10.9.0.0/16 -> pair
    10.8.0.0/16 -> hub
    10.7.0.0/16 -> cashier
    propagate staff-door
  }
  route-table errands { 0.0.0.0/0 -> courier }
  route-table edge { 10.0.0.0/24 -> inspector }

  default network-acl everything { inbound { 1 allow all from any } outbound { 1 allow all to any } }
  network-acl counter-acl {
    id acl-1
    inbound {
      100 allow https from any
      110 deny tcp 1024-65535 from 10.0.0.0/8
      120 allow icmp 3/4 from 10.0.0.1
      130 allow icmpv6 packet-too-big from ::/0
      140 allow protocol 47 from office
      150 allow udp from kitchen
      160 allow icmp echo-request from any
      170 allow icmp from any
      180 allow icmp 8 from any
    }
    outbound { 100 allow all to any }
  }
  default security-group everybody { }
  security-group cashiers {
    id sg-1
    inbound { allow https, ping, tcp 8080, 8090-8099, udp 53 from any, 10.0.0.0/8, baristas }
    outbound { allow brew to baristas   allow https to pl-s3 }
  }
  security-group baristas { inbound { allow brew from cashiers } outbound { } }
  security-group order-books { inbound { allow postgres from baristas, office.printer } }

  application-load-balancer front in counter, cellar {
    id lb-1
    public
    security-groups cashiers
    cross-zone on
    listener https -> cashier, barista on tcp 8080
    listener tcp 81
    listener tcp 82 -> redirect
    listener tcp 83 -> fixed-response
    listener tcp 84 -> lambda-function
    maybe listener tcp 85 -> cashier
    either listener tcp 86 -> barista
    either listener tcp 86 -> redirect
  }
  network-load-balancer fast in counter 10.0.0.60 {
    cross-zone off
    enforce-inbound-rules-on-private-link-traffic off
    listener tcp 5432 -> orders client-ip preserved
    listener udp 53 -> fast-target on udp 5353 client-ip replaced health-check tcp 9000 weight 0 cross-zone on
  }
  network-load-balancer both in counter public-ip 198.51.100.77, kitchen {
    ip-address-type dualstack
    listener tcp 443 -> fast-target
    listener tcp 8443 -> bank.safe in a, fast-target
    cross-zone on
  }
  network-load-balancer hidden in counter { maybe public-ip }
  network-load-balancer doubtful in counter { maybe public }
  application-load-balancer newer in counter, cellar { ip-address-type ipv6 }
  application-load-balancer half in counter, cellar { ip-address-type dualstack-without-public-ipv4 }
  application-load-balancer four in counter, cellar { ip-address-type ipv4 }
  classic-load-balancer old in counter { listener tcp 80 -> front }
  subnet more 10.0.3.0/24 { instance fast-target }
}

vpc bank 10.9.0.0/16, 2001:db8:0:900::/56 private, fd12:0:0:900::/56 maybe private {
  network-load-balancer teller in vault { listener https -> safe   enforce-inbound-rules-on-private-link-traffic on }
  endpoint-service loans for teller, bank.teller { id vpce-svc-1 }
  endpoint-service savings for teller
  subnet vault 10.9.0.0/24 { instance safe 10.9.0.5 { deny-internet-gateway-traffic } interface spare { ip-address-type ipv6 } }
}

vpc somewhere unknown anywhere { subnet one unknown anywhere { } }

vpc landing unknown in eu-west-1 {
  block-public-access bidirectional
  maybe internet-gateway perhaps
  maybe regional nat-gateway somewhere
  maybe gateway-endpoint table to pl-s3
  subnet outer unknown in a {
    route-table unknown
    network-acl unknown
    maybe instance spare { security-groups lent, maybe borrowed   maybe public-ip }
  }
  subnet wherever unknown anywhere in b { network-acl unknown }
  subnet inner unknown { route-table half   network-acl half-acl }
  maybe function errand in outer, inner
  route-table half unknown { maybe 10.9.0.0/16 -> bridge }
  network-acl half-acl unknown { inbound { 100 allow https from any   maybe 110 deny ssh from any } }
  security-group lent unknown { inbound { allow https from any   maybe allow ssh from any } }
  security-group borrowed { }
}

network mystery unknown { id cgw-1 }
network beyond unknown anywhere
network depot 172.16.0.0/16, 172.17.0.0/16 { host scanner 172.16.0.9 }
vpn line from office to shop.staff-door { id vpn-1   routes 192.168.0.0/16, 192.169.0.0/16 }
vpn depot-line from depot to hub { local-cidrs 172.16.0.0/16, ::/0   remote-cidrs 10.0.0.0/8, ::/0   remote-cidrs 10.0.0.0/8 }
direct-connect dx from mystery to hub, shop.staff-door {
  allow 10.0.0.0/16
  routes 172.30.0.0/16
}
peering pair between shop and bank { id pcx-1 }
peering hubs between hub and other-hub
transit-gateway hub {
  id tgw-1
  security-group-referencing
  attach shop in shop.counter, kitchen { id tgw-attach-1 }
  maybe attach bank { appliance-mode on   security-group-referencing off   ipv6 off }
  route-table spokes unknown {
    id tgw-rtb-1
    associate shop, bank
    propagate shop, depot-line
    10.20.0.0/16 -> hubs
    0.0.0.0/0 -> blackhole
    any -> dx
  }
}
transit-gateway other-hub { default-route-table none }
maybe peering bridge between landing and bank
maybe vpn spare-line from depot to hub { local-cidrs unknown }
vpn silent-line from depot to hub { routes none }
maybe direct-connect spare-dx from depot to hub { allow none   routes none }

prefix-list pl-s3 max-entries 20 { id pl-63a5400a   52.219.0.0/20, 3.5.0.0/19 }
elastic-ip spare 203.0.113.5 { id eipalloc-1 }
maybe elastic-ip perhaps-spare 203.0.113.6
prefix-list pl-secret unknown
prefix-list pl-none { }
service brew = tcp 8080
service chat = brew, tcp 5222-5223, udp

expect cashier can reach barista on brew, tcp 22 via shop, courier
expect internet, 10.0.0.0/8, 192.168.0.9 cannot reach kitchen on all except on ping, brew
expect only kitchen, office, printer can reach orders on postgres
expect i-1 cannot reach vpc-alias
test "say \\"hello\\"" {
  internet can reach cashier on https
  shop.baristas cannot reach bank
  front can reach office.printer
}
`;

export const OFFICE = 'network office 192.168.0.0/16 { host printer 192.168.0.9 }\n';
