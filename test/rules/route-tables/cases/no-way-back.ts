import type { RuleCases } from '../../rule-cases.js';

/** Two VPCs behind a transit gateway; what is left out of the second table is what the clients miss. */
const hub = (cellar: string, group = 'allow ssh from 10.1.0.0/16', more = ''): string => `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table inside  instance barista 10.0.1.5 { security-groups staff } }
  subnet cellar 10.0.2.0/24 in a { route-table deep  instance keg 10.0.2.5 { security-groups staff } }
  route-table inside { 10.1.0.0/16 -> hub }
  route-table deep { ${cellar} }
${more}
  security-group staff { inbound { ${group} } }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard  instance baker 10.1.0.5 { security-groups bakers } }
  route-table yard { 10.0.0.0/16 -> hub }
  security-group bakers { }
}
transit-gateway hub { attach shop in shop.kitchen  attach bakery in bakery.oven }
`;

export const noWayBack: RuleCases = {
  finds: {
    'a transit gateway route that one of several tables lacks': hub('').replace(
      '  route-table deep {  }',
      `  route-table deep { }
//            ^^^^ warning no-way-back: tcp 22 from bakery.baker to shop.keg arrives and gets no reply: route table \`deep\` has no route to 10.1.0.0/16. Replies are looked up like any other packet, and nothing leads them back by themselves: the request came by \`hub\`. Add \`10.1.0.0/16 -> hub\` to \`deep\`.`,
    ),
    'a group that is open to everybody, of a host that the internet does not reach': hub(
      '',
      'allow ssh from any',
    ).replace(
      '  route-table deep {  }',
      `  route-table deep { }
//            ^^^^ warning no-way-back: Add \`10.1.0.0/16 -> hub\``,
    ),
    'a peering route that covers only the primary block': `
vpc shop 10.0.0.0/16, 10.8.0.0/16 {
  subnet kitchen 10.0.1.0/24 { route-table inside  instance barista { security-groups staff } }
  subnet annex 10.8.1.0/24 { route-table inside  instance waiter { security-groups staff } }
  route-table inside { bakery -> bridge }
  security-group staff { }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { route-table yard  instance baker { security-groups bakers } }
  route-table yard { 10.0.0.0/16 -> bridge }
//            ^^^^ warning no-way-back: https from shop.waiter to bakery.baker arrives and gets no reply: route table \`yard\` has no route to 10.8.0.0/16.
  security-group bakers { inbound { allow https from any } }
}
peering bridge between shop and bakery
`.replace('https from shop.waiter', 'tcp 443 from shop.waiter'),
    'replies that the default route sends to the internet gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  vpn-gateway back-door
  public subnet counter 10.0.0.0/24 { route-table street  instance cashier { security-groups staff  public-ip } }
  subnet kitchen 10.0.1.0/24 { route-table inside }
  route-table street { 0.0.0.0/0 -> door }
//            ^^^^^^ warning no-way-back: tcp 22 from office to shop.cashier arrives and gets no reply: route table \`street\` sends the reply to 192.168.0.0/16 by its route to 0.0.0.0/0 to the internet gateway \`door\`
//                     ^^^^^^^^^^^^^^^^^ related: The route that the replies take
  route-table inside { propagate back-door }
  security-group staff { inbound { allow ssh from office } }
}
network office 192.168.0.0/16
vpn line from office to shop.back-door
`,
    'replies that the default route sends to a NAT gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a { route-table street  nat-gateway courier { public-ip } }
  private subnet kitchen 10.0.1.0/24 in a { route-table inside  instance barista { security-groups staff } }
  private subnet lift 10.0.9.0/28 in a { route-table up }
  route-table street { 0.0.0.0/0 -> door }
  route-table inside { 0.0.0.0/0 -> courier }
//            ^^^^^^ warning no-way-back: to the NAT gateway \`courier\`, which drops replies to connections that it did not open
  route-table up { 10.1.0.0/16 -> hub }
  security-group staff { inbound { allow ssh from 10.1.0.0/16 } }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard  instance baker { security-groups bakers } }
  route-table yard { 10.0.0.0/16 -> hub }
  security-group bakers { }
}
transit-gateway hub { attach shop in shop.lift  attach bakery in bakery.oven }
`,
    'a NAT gateway of a hub, whose subnet does not lead back to the spokes': `
vpc hall 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a { route-table street  nat-gateway courier { public-ip } }
  private subnet lift 10.0.9.0/28 in a { route-table up }
  route-table street { 0.0.0.0/0 -> door }
//            ^^^^^^ warning no-way-back: What comes from spoke.worker to the internet arrives and gets no reply: route table \`street\` sends the reply to 10.1.0.0/16 by its route to 0.0.0.0/0 to the internet gateway \`door\`, which is not the way that the request came and drops it. Replies are looked up like any other packet, and nothing leads them back by themselves: the request came by \`hub\`. Add \`10.1.0.0/16 -> hub\` to \`street\`.
  route-table up { 0.0.0.0/0 -> courier  10.1.0.0/16 -> hub }
}
vpc spoke 10.1.0.0/16 {
  private subnet work 10.1.0.0/24 in a { route-table out  instance worker { security-groups workers } }
  route-table out { 0.0.0.0/0 -> hub }
  security-group workers { }
}
transit-gateway hub {
  attach hall in hall.lift
  attach spoke in spoke.work
  route-table all { associate hall, spoke  propagate hall, spoke  0.0.0.0/0 -> hall }
}
`,
    'a table of a transit gateway that does not know the clients': hub('bakery -> hub').replace(
      '{ attach shop in shop.kitchen  attach bakery in bakery.oven }',
      `{
  attach shop in shop.kitchen
  attach bakery in bakery.oven
  route-table of-shop {
//            ^^^^^^^ warning no-way-back: route table \`of-shop\` of transit gateway \`hub\` has no route to 10.1.0.0/16
    associate shop
    10.1.9.0/24 -> bakery
  }
  route-table of-bakery { associate bakery  propagate shop }
}`,
    ),
    'addresses that Direct Connect does not announce': `
vpc shop 10.0.0.0/16, 100.64.0.0/16 {
  vpn-gateway back-door
  subnet pods 100.64.0.0/24 { route-table inside  instance pod { security-groups staff } }
  main route-table inside { propagate back-door }
  security-group staff { }
}
network office 192.168.0.0/16
direct-connect line from office to shop.back-door { allow 10.0.0.0/16 }
//             ^^^^ warning no-way-back: What comes from shop.pod to office arrives and gets no reply: line does not announce this address to office
`,
  },
  silent: {
    'every table leads back': hub('10.1.0.0/16 -> hub'),
    'no group lets the requests in': hub('', 'allow ssh from 10.0.0.0/16'),
    'a public host that is open to everybody, by which the internet is meant': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a { route-table street  instance cashier { security-groups staff  public-ip } }
  private subnet kitchen 10.0.1.0/24 in a { route-table inside }
  route-table street { 0.0.0.0/0 -> door }
  route-table inside { 10.1.0.0/16 -> bridge }
  security-group staff { inbound { allow https from any } }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard  instance baker { security-groups bakers } }
  route-table yard { 10.0.0.0/16 -> bridge }
  security-group bakers { }
}
peering bridge between shop and bakery
`,
    'a whole VPC without a route, which peering-route-missing tells': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 { route-table inside  instance barista { security-groups staff } }
  route-table inside { }
  security-group staff { inbound { allow ssh from bakery } }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { route-table yard  instance baker { security-groups bakers } }
  route-table yard { 10.0.0.0/16 -> bridge }
  security-group bakers { }
}
peering bridge between shop and bakery
`,
    'an attachment that leads back by another transit gateway': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table inside  instance barista { security-groups staff } }
  route-table inside { 10.1.0.0/16 -> east }
  security-group staff { inbound { allow ssh from bakery } }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard  instance baker { security-groups bakers } }
  route-table yard { 10.0.0.0/16 -> west }
  security-group bakers { inbound { allow ssh from shop } }
}
transit-gateway east { attach shop in shop.kitchen  attach bakery in bakery.oven }
transit-gateway west { attach shop in shop.kitchen  attach bakery in bakery.oven }
`,
    'replies to a NAT gateway over a peering, which need no route': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table across  private nat-gateway courier }
  subnet kitchen 10.0.1.0/24 { route-table errands  instance barista { security-groups staff } }
  route-table across { 10.1.0.0/16 -> bridge }
  route-table errands { 10.1.0.0/16 -> courier }
  security-group staff { }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { instance baker { security-groups bakers } }
  security-group bakers { inbound { allow ssh from 10.0.0.0/24 } }
}
peering bridge between shop and bakery
`,
    'IPv6 from the internet to a subnet that goes out by an egress-only gateway': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  egress-only-gateway hatch
  private subnet kitchen 10.0.1.0/24, 2001:db8::/64 { route-table inside  instance barista { security-groups staff } }
  route-table inside { ::/0 -> hatch }
  security-group staff { inbound { allow https from any } }
}
`,
    'a blackhole of a transit gateway, which is there on purpose': hub('bakery -> hub').replace(
      '{ attach shop in shop.kitchen  attach bakery in bakery.oven }',
      `{
  attach shop in shop.kitchen
  attach bakery in bakery.oven
  route-table of-shop { associate shop  10.1.0.0/16 -> blackhole }
  route-table of-bakery { associate bakery  propagate shop }
}`,
    ),
    'an AWS service at the far end of a gateway endpoint, which opens no connections': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 { route-table street  instance cashier { security-groups staff  public-ip } }
  route-table street { 0.0.0.0/0 -> door }
  gateway-endpoint store to s3 in street
  security-group staff { inbound { allow https from any } }
}
prefix-list s3 { 52.218.0.0/17 }
`,
  },
};
