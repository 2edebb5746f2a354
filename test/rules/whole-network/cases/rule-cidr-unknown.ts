import type { RuleCases } from '../../rule-cases.js';

export const ruleCidrUnknown: RuleCases = {
  finds: {
    'in groups and ACLs': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.0.0/24 { network-acl cellar-acl }
  network-acl cellar-acl {
    inbound { 100 allow https from 10.7.0.0/16 }
//                                 ^^^^^^^^^^^ information rule-cidr-unknown: is a private range
    outbound { 100 allow all to 172.20.0.9 }
//                              ^^^^^^^^^^ information rule-cidr-unknown: \`network name 172.20.0.9/32\`
  }
  security-group books { inbound { allow postgres from shop, 192.168.4.0/24 } }
//                                                           ^^^^^^^^^^^^^^ information rule-cidr-unknown: lets nobody in or out
}
`,
  },
  silent: {
    'of a VPC, of a network, announced, routed to': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back { 10.77.0.0/16 -> hub }
  security-group books {
    inbound { allow postgres from 10.0.7.0/24, 10.1.0.0/24, 192.168.9.0/24, 172.20.0.0/16, 10.77.1.0/24, 10.0.0.0/8 }
  }
}
vpc bakery 10.1.0.0/16 { }
network office 192.168.0.0/16
vpn line from office to shop.staff-door { routes 172.20.0.0/16 }
transit-gateway hub { attach shop }
`,
    'clients of an endpoint service, whose networks nobody need declare': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { instance till }
  security-group doors { inbound { allow https from 10.77.0.0/16 } }
  network-load-balancer front in counter {
    security-groups doors
    listener https -> till
  }
  endpoint-service orders for front
}
`,
    'public ranges': `
vpc shop 10.0.0.0/16 {
  security-group books { inbound { allow https from 203.0.113.0/24, 100.64.0.0/10, 2001:db8::/32, any } }
}
`,
    'denied wholesale': `
vpc shop 10.0.0.0/16 {
  network-acl street-acl { inbound { 100 deny all from 192.168.0.0/16 } }
}
`,
    'a network that is not told may have it': `
vpc shop 10.0.0.0/16 {
  security-group books { inbound { allow https from 192.168.9.0/24 } }
}
network office unknown
`,
  },
};
