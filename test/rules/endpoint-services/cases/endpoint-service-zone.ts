import type { RuleCases } from '../../rule-cases.js';

const SHOP = (region = '') => `
vpc shop 10.0.0.0/16${region} {
  subnet counter 10.0.0.0/24 in a { instance till }
  network-load-balancer fast in counter { listener https -> till }
  endpoint-service orders for fast
}`;

export const endpointServiceZone: RuleCases = {
  finds: {
    'an endpoint where no node is, in one subnet or in one of several': `${SHOP()}
vpc bank 10.1.0.0/16 {
  subnet vault 10.1.0.0/24 in b { interface-endpoint lonely to orders }
//                                                             ^^^^^^ error endpoint-service-zone: in zone b, and \`orders\` has a load balancer's node in zone a alone
  subnet hall 10.1.1.0/24 in a { }
  interface-endpoint wide in vault, hall to shop.orders
//                                          ^^^^^^^^^^^ error endpoint-service-zone: give the load balancer a subnet in zone b
}
`,
  },
  silent: {
    'a zone that both have, or that nobody tells': `${SHOP()}
vpc bank 10.1.0.0/16 {
  subnet vault 10.1.0.0/24 in a { interface-endpoint one to orders }
  subnet hall 10.1.1.0/24 { interface-endpoint two to orders }
  subnet yard 10.1.2.0/24 in b { interface-endpoint of-amazon }
}
`,
    'a zone that one file names whole and the other by its letter': `${SHOP(' in eu-west-1')}
vpc bank 10.1.0.0/16 {
  subnet vault 10.1.0.0/24 in eu-west-1a { interface-endpoint one to orders }
  subnet far 10.1.1.0/24 in us-east-1b { interface-endpoint two to orders }
}
`,
    'another Region, whose zones are others': `${SHOP(' in eu-west-1')}
vpc bank 10.1.0.0/16 in us-east-1 {
  subnet vault 10.1.0.0/24 in b { interface-endpoint far to orders }
}
`,
  },
};
