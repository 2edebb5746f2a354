import type { RuleCases } from '../../rule-cases.js';

export const routeTargetInvalid: RuleCases = {
  finds: {
    'an on-premises network': `
vpc shop 10.0.0.0/16 {
  route-table back { 192.168.0.0/16 -> office }
//                                     ^^^^^^ error route-target-invalid: Route to the virtual private gateway
}
network office 192.168.0.0/16
`,
    'a VPC': `
vpc shop 10.0.0.0/16 {
  route-table back { 10.1.0.0/16 -> bakery }
//                                  ^^^^^^ error route-target-invalid: Route to the peering connection
}
vpc bakery 10.1.0.0/16 { }
`,
    'an interface endpoint': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 { interface-endpoint secrets }
  route-table back { 172.16.0.0/12 -> secrets }
//                                    ^^^^^^^ error route-target-invalid: needs no route of its own
}
`,
    'a load balancer and a database': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 in a { database orders }
  network-load-balancer front in cellar { }
  route-table back {
    172.16.0.0/12 -> front
//                   ^^^^^ error route-target-invalid: Gateway Load Balancer endpoint
    192.168.0.0/16 -> orders
//                    ^^^^^^ error route-target-invalid: cannot send traffic to a database
  }
}
`,
    'IPv4 to an egress-only internet gateway': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  egress-only-gateway exit
  route-table back { 0.0.0.0/0 -> exit }
//                                ^^^^ error route-target-invalid: carries IPv6 alone
}
`,
    'a block to a gateway endpoint': `
vpc shop 10.0.0.0/16 {
  route-table back { 52.219.0.0/20 -> archive }
//                                    ^^^^^^^ error route-target-invalid: prefix list of its service only
  gateway-endpoint archive to s3 in back
}
prefix-list s3 unknown
`,
    'local, outside of the VPC': `
vpc shop 10.0.0.0/16 {
  route-table back { 10.1.0.0/16 -> local }
//                                  ^^^^^ error route-target-invalid: lies outside of them
}
`,
    "the VPC's own block, to a gateway": `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table back { 10.0.0.0/16 -> door }
//                                  ^^^^ error route-target-invalid: is a block of this VPC itself
}
`,
    'local in the table of a transit gateway': `
vpc shop 10.0.0.0/16 { }
transit-gateway hub {
  attach shop
  route-table inner {
    associate shop
    10.0.0.0/16 -> local
//                 ^^^^^ error route-target-invalid: has no meaning here
  }
}
`,
  },
  silent: {
    'every kind that can be a target': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  egress-only-gateway exit
  vpn-gateway staff-door
  subnet counter 10.0.0.0/24 {
    nat-gateway courier { public-ip }
    instance router { source-dest-check off }
    interface firewall { source-dest-check off }
    gateway-load-balancer-endpoint inspection
  }
  route-table all {
    0.0.0.0/0 -> door
    ::/0 -> exit
    192.168.0.0/16 -> staff-door
    198.51.100.0/24 -> courier
    203.0.113.0/25 -> router
    203.0.113.128/25 -> firewall
    192.0.2.0/24 -> inspection
    10.1.0.0/16 -> bridge
    10.2.0.0/16 -> hub
    10.3.0.0/16 -> blackhole
    10.0.0.0/16 -> local
    s3 -> archive
  }
  gateway-endpoint archive to s3 in all
}
vpc bakery 10.1.0.0/16 { }
peering bridge between shop and bakery
transit-gateway hub { attach shop }
prefix-list s3 unknown
`,
    'an appliance in place of local': `
vpc shop 10.0.0.0/16 {
  subnet guard 10.0.3.0/24 { interface firewall { source-dest-check off } }
  route-table back { 10.0.0.0/16 -> firewall }
}
`,
    'NAT64, and IPv6 to a NAT gateway': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  subnet counter 10.0.0.0/24 { nat-gateway courier { public-ip } }
  route-table back { 64:ff9b::/96 -> courier }
}
`,
  },
};
