/** Where the pages show no text that a fix mends. */
export const MORE: Readonly<Record<string, string>> = {
  'acl-peer-not-cidr': `prefix-list staff { 192.168.0.0/24 }
vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { network-acl n }
  network-acl n { inbound { 100 allow https from staff } outbound { 100 allow all to any } }
}
`,
  'acl-address-never-seen': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 { network-acl n instance a 10.0.0.10 { public-ip 198.51.100.10 } }
  main route-table street { any -> door }
  network-acl n {
    inbound { 90 deny https from 198.51.100.10/32 100 allow all from any }
    outbound { 100 allow all to any }
  }
}
`,
  'nat-in-private-subnet': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet front 10.0.0.0/24 in a { route-table street instance web 10.0.0.10 { public-ip } }
  public subnet side 10.0.3.0/24 in b {
    route-table street
  }
  private subnet back 10.0.1.0/24 in b {
    nat-gateway courier 10.0.1.20 { public-ip 198.51.100.9 }
  }
  private subnet deep 10.0.2.0/24 in b { route-table errands instance app 10.0.2.10 }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
  'nat-other-zone': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet near 10.0.0.0/24 in a { route-table street nat-gateway courier { public-ip } }
  public subnet far 10.0.1.0/24 in b { route-table street nat-gateway second-courier { public-ip } }
  subnet cellar 10.0.2.0/24 in b { route-table errands instance a 10.0.2.10 }
  subnet attic 10.0.3.0/24 in a { route-table chores instance b 10.0.3.10 }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
  route-table chores { 0.0.0.0/0 -> courier }
}
`,
  'route-overridden': `vpc v 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.2.0/24 { route-table backroom instance a 10.0.2.10 }
  route-table backroom {
    propagate staff-door
    192.168.0.0/16 -> hub
    10.9.0.0/16 -> hub
  }
}
network office 192.168.0.0/16
vpn line from office to v.staff-door
transit-gateway hub { attach v }
`,
  'load-balancer-target-zone': `vpc v 10.0.0.0/16 {
  subnet near 10.0.0.0/24 in a { }
  subnet far 10.0.1.0/24 in b { instance till 10.0.1.10 { security-groups tills } }
  network-load-balancer front in near {
    listener https -> till cross-zone off
  }
  security-group tills { inbound { allow https from 10.0.0.0/16 } }
}
`,
  'transit-gateway-duplicate': `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a 10.0.0.10 } main route-table r { 10.1.0.0/16 -> hub } }
vpc w 10.1.0.0/16 { subnet t 10.1.0.0/24 { instance b 10.1.0.10 } main route-table q { 10.0.0.0/16 -> hub } }
transit-gateway hub { attach v attach w attach v }
`,
  'address-duplicate': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 {
    instance a 10.0.0.10 { public-ip 198.51.100.10 }
    instance b 10.0.0.10 { public-ip 198.51.100.10 }
    instance c 10.0.0.10 { public-ip }
  }
  main route-table street { 0.0.0.0/0 -> door }
}
`,
  'gateway-duplicate': `vpc v 10.0.0.0/16 {
  internet-gateway door
  internet-gateway gate
  public subnet s 10.0.0.0/24 { route-table street instance a 10.0.0.10 { public-ip } }
  public subnet t 10.0.1.0/24 { route-table avenue instance b 10.0.1.10 { public-ip } }
  route-table street { 0.0.0.0/0 -> door }
  route-table avenue { 0.0.0.0/0 -> gate }
}
`,
  'peering-duplicate': `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a 10.0.0.10 } main route-table r { 10.1.0.0/16 -> lane } }
vpc w 10.1.0.0/16 { subnet t 10.1.0.0/24 { instance b 10.1.0.10 } main route-table q { 10.0.0.0/16 -> alley } }
peering lane between v and w
peering alley between v and w
`,
  'acl-empty': `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { network-acl n instance a }
  network-acl n { }
}
`,
  'client-vpn-subnet': `vpc v 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  client-vpn-endpoint remote 172.20.0.0/22 in left {
    security-groups callers
    authorize 10.0.0.0/16
    authorize 192.168.0.0/16
    192.168.0.0/16 -> right
  }
  security-group callers { }
}
`,
  'load-balancer-not-public': `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 in a { route-table street }
  subnet side 10.0.1.0/24 in b { route-table street }
  subnet back 10.0.2.0/24 in b { route-table rear }
  application-load-balancer till in front, back { public listener https -> back }
  route-table street { 0.0.0.0/0 -> door }
  route-table rear { }
}
`,
  'nat-serves-itself': `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 { route-table street }
  subnet back 10.0.1.0/24 { route-table errands nat-gateway courier { public-ip } instance a }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
  'route-target-foreign': `vpc v 10.0.0.0/16 { internet-gateway door }
vpc w 10.1.0.0/16 {
  internet-gateway gate
  subnet t 10.1.0.0/24 { instance a 10.1.0.10 }
  main route-table r { 0.0.0.0/0 -> v.door 10.2.0.0/16 -> hub }
}
vpc x 10.2.0.0/16 { subnet u 10.2.0.0/24 { instance b } main route-table q { 10.1.0.0/16 -> hub } }
transit-gateway hub { attach x }
`,
  'subnet-not-public': `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 { route-table street instance a { public-ip } }
  route-table street { }
}
`,
  syntax: `vpc v 10.0.0.0/16 {
  subnt s 10.0.0.0/24 { }
  subnet t 10.0.1.0/24 {
    instance a;
  }
  security-group web- { }
}
`,
  'group-reference-unpeered': `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { instance till { security-groups tills } }
  security-group tills { inbound { allow https from w.ovens } }
}
vpc w 10.1.0.0/16 {
  subnet t 10.1.0.0/24 { instance oven { security-groups ovens } instance grill { security-groups ovens } }
  security-group ovens { }
}
`,
  'reference-unresolved': `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { route-table streat instance a 10.0.0.10 { security-groups nobody, doors } }
  route-table street { }
  security-group door { }
}
`,
  'group-foreign': `vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance till { security-groups bakery.ovens } }
  security-group ovens { inbound { allow https from 10.0.0.0/16 } }
}
vpc bakery 10.1.0.0/16 {
  security-group ovens { }
  subnet hall 10.1.0.0/24 { instance oven { security-groups ovens } }
}
`,
  'vpc-cidr-overlap': `vpc one 10.0.128.0/20, 10.0.0.0/16, 100.64.0.0/16 { subnet a 10.0.128.0/24 { } }
vpc two 10.0.0.0/16, 10.0.0.0/16 { subnet a 10.0.128.0/24 { } }
vpc three 10.1.0.0/24, 10.1.1.0/24, 10.1.0.0/16 { }
`,
  'vpc-cidr-forbidden': `vpc shop 10.0.0.0/16, 169.254.10.0/24 { subnet s 10.0.0.0/24 { } }
vpc used 10.1.0.0/16, 169.254.11.0/24 { subnet s 169.254.11.0/25 { } }
`,
  'load-balancer-zones': `vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 in a { route-table street }
  subnet terrace 10.0.1.0/24 in b { route-table street }
  subnet cellar 10.0.2.0/24 in b { }
  subnet nook 10.0.3.0/28 in c { route-table street }
  application-load-balancer front in counter { public }
  application-load-balancer back in cellar { }
  route-table street { any -> door }
}
`,
  'endpoint-service-zone': `vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { instance till { security-groups tills } }
  subnet terrace 10.0.1.0/24 in b { }
  network-load-balancer fast in counter { listener https -> till }
  endpoint-service orders for fast
  security-group tills { inbound { allow https from 10.0.0.0/16 } }
}
vpc bank 10.1.0.0/16 {
  subnet vault 10.1.0.0/24 in b { interface-endpoint lonely to orders }
}
`,
  'client-vpn-client-block': `vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  client-vpn-endpoint remote 10.0.128.0/20 in left {
    security-groups callers
    authorize 10.0.0.0/16
    authorize 10.0.128.0/20
    10.0.128.0/20 -> local
  }
  security-group callers { }
  vpn-gateway staff-door
  main route-table back { propagate staff-door }
}
network office 172.20.0.0/16
vpn line from office to shop.staff-door
`,
  'vpn-selector-mismatch': `vpc shop 10.0.0.0/16 { vpn-gateway staff-door }
network office 192.168.0.0/16
vpn line from office to shop.staff-door { local-cidrs 172.16.0.0/16 }
vpn other from office to shop.staff-door { local-cidrs ::/0 }
vpn third from office to shop.staff-door { remote-cidrs 172.16.0.0/16 }
`,
  'vpn-route-unknown': `vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back {
    192.168.2.0/24 -> staff-door
    172.16.0.0/16 -> staff-door
  }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door { routes 192.168.1.0/24 local-cidrs 192.168.0.0/16 }
`,
  'group-no-outbound': `service brew = tcp 8080, icmp echo-request
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance cashier { security-groups cashiers } }
  subnet kitchen 10.0.1.0/24 { instance barista { security-groups baristas } }
  security-group cashiers {
    inbound { allow https from any }
    outbound { }
  }
  security-group baristas { inbound { allow brew from cashiers } }
  security-group bakers { inbound { allow ssh, https from cashier } }
  subnet oven 10.0.2.0/24 { instance baker { security-groups bakers } function nobody { security-groups silent } }
  security-group silent { outbound { } }
}
`,
};
