import type { RuleCases } from '../../rule-cases.js';

export const routeOverridden: RuleCases = {
  finds: {
    'a static route for what is announced': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back {
    propagate staff-door
    192.168.0.0/16 -> hub
//  ^^^^^^^^^^^^^^^^^^^^^ warning route-overridden: AWS prefers a static route
  }
}
transit-gateway hub { attach shop }
network office 192.168.0.0/16
vpn line from office to shop.staff-door
//  ^^^^ related: Announces 192.168.0.0/16
`,
    'a static route of the VPN': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back {
    propagate staff-door
    192.168.1.0/24 -> blackhole
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning route-overridden: \`line\` announces 192.168.1.0/24
  }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door { routes 192.168.1.0/24 }
`,
  },
  silent: {
    'a part of it, on purpose': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back {
    propagate staff-door
    192.168.7.0/24 -> hub
  }
}
transit-gateway hub { attach shop }
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'to the same gateway': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back {
    propagate staff-door
    192.168.0.0/16 -> staff-door
  }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'a table that learns nothing': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back { 192.168.0.0/16 -> hub }
}
transit-gateway hub { attach shop }
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'a prefix that no file tells': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back {
    propagate staff-door
    192.168.0.0/16 -> hub
  }
}
transit-gateway hub { attach shop }
network office unknown
vpn line from office to shop.staff-door
`,
  },
};
