/** The coffee shop, with a way in, a way out, an office, two expectations that hold and one that does not. */
export const SHOP_TEXT = `network office 192.168.10.0/24 {
  host printer 192.168.10.9
}

/** The coffee shop: customers come in at the front, the till is in the back. */
vpc shop 10.0.0.0/16 in ap-northeast-2 {
  internet-gateway front-door
  vpn-gateway staff-door

  public subnet counter 10.0.0.0/24 in a {
    route-table street
    network-acl counter-acl
    instance cashier 10.0.0.10 {
      security-groups cashiers
      public-ip 198.51.100.10
    }
    nat-gateway courier 10.0.0.220 { public-ip 198.51.100.9 }
  }

  private subnet kitchen 10.0.1.0/24 in a {
    route-table errands
    instance barista 10.0.1.5 { security-groups baristas }
  }

  private subnet cellar 10.0.2.0/24 in b {
    database orders 10.0.2.20 { security-groups order-books }
  }

  route-table street { 0.0.0.0/0 -> front-door }
  route-table errands { 0.0.0.0/0 -> courier }
  main route-table backroom { propagate staff-door }

  network-acl counter-acl {
    inbound {
      90 deny tcp 443 from 203.0.113.0/24
      100 allow https from any
      105 allow https from 198.18.0.0/15
      110 allow tcp 1024-65535 from any
    }
    outbound {
      100 allow tcp 1024-65535 to any
      110 allow https to any
    }
  }

  security-group cashiers {
    inbound { allow https from any }
    outbound { allow brew to baristas allow https to any }
  }
  security-group baristas { inbound { allow brew from cashiers } }
  security-group order-books { inbound { allow postgres from baristas, office } }
}

vpn office-line from office to shop.staff-door

service brew = tcp 8080

expect cashier can reach barista on brew
expect barista can reach orders on postgres
expect cashier can reach orders on postgres
`;
