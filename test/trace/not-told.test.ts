import { describe, expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

interface Case {
  readonly text: string | ((anywhere: string) => string);
  /** `from to on verdict`. */
  readonly ask: readonly string[];
  /** The same, where networks that are `unknown` may lie anywhere. */
  readonly anywhere?: readonly string[];
}

/** Two subnets with everything told, into which a case puts what it leaves open. */
const shop = (parts: {
  tables?: string;
  acl?: string;
  groups: string;
  front?: string;
  back?: string;
  vpc?: string;
}) => `
vpc shop 10.0.0.0/16 {
  ${parts.vpc ?? ''}
  subnet front 10.0.0.0/24 { ${parts.front ?? 'instance web 10.0.0.10 { security-groups webs }'} }
  subnet back 10.0.1.0/24 { ${parts.back ?? 'instance db 10.0.1.10 { security-groups dbs }'} ${parts.acl ? 'network-acl guard' : ''} }
  ${parts.tables ?? ''}
  ${parts.acl ?? ''}
  ${parts.groups}
}`;
const OPEN = `security-group webs { inbound { allow all from any } }  security-group dbs { inbound { allow all from any } }`;

const CASES: Readonly<Record<string, Case>> = {
  'a group that may hold more': {
    text: shop({
      groups: `security-group webs { }  security-group dbs unknown { inbound { allow postgres from webs } outbound { } }`,
    }),
    ask: ['web db postgres reachable', 'web db ssh unknown', 'db web ssh blocked'],
  },
  'a group that may hold more and tells nothing of what goes out': {
    text: shop({ groups: `security-group webs unknown { }  security-group dbs { inbound { allow all from any } }` }),
    ask: ['web db ssh unknown', 'db web ssh unknown'],
  },
  'a rule that may not be there': {
    text: shop({
      groups: `security-group webs { }  security-group dbs { inbound { allow postgres from any  maybe allow tcp from webs } }`,
    }),
    ask: ['web db postgres reachable', 'web db ssh unknown', 'web db dns unknown', 'web db ntp blocked'],
  },
  'a group that a resource may have': {
    text: shop({
      front: 'instance web 10.0.0.10 { security-groups webs, maybe extra }',
      groups: `security-group webs { outbound { } }  security-group extra { outbound { allow postgres to any } }
        security-group dbs { inbound { allow tcp from extra } }`,
    }),
    ask: [
      'web db postgres unknown',
      'web db ssh blocked',
      'extra db postgres unknown',
      'extra db ssh blocked',
      'webs db ssh blocked',
    ],
  },
  'a resource that may have none of the groups that are written, and then has the default one': {
    text: shop({
      front: 'instance web 10.0.0.10 { security-groups maybe quiet }  instance plain 10.0.0.11 { }',
      back: 'instance db 10.0.1.10 { security-groups maybe dbs, maybe others }  instance far 10.0.1.11 { security-groups dbs }',
      groups: `security-group quiet { inbound { allow https from any } outbound { } }
        security-group dbs { inbound { allow postgres from any } }
        security-group others { inbound { allow postgres, ssh from any } outbound { allow https to any } }`,
    }),
    ask: [
      'plain web https reachable',
      'plain web ssh unknown',
      'far web https unknown',
      'far web ssh blocked',
      'web far postgres unknown',
      'plain db postgres reachable',
      'far db postgres unknown',
      'db web https unknown',
      'db plain https unknown',
    ],
  },
  'a load balancer that may have none of the groups that are written': {
    text: shop({
      groups: `${OPEN}  security-group doors { inbound { allow https from any } }
        network-load-balancer entry in front { security-groups maybe doors  listener https -> db  listener http -> db }
        application-load-balancer hall in front, back { security-groups maybe doors  listener https -> db  listener http -> db }`,
    }),
    ask: ['web entry https reachable', 'web entry http unknown', 'web hall https unknown', 'web hall http blocked'],
  },
  'a subnet of which nobody tells whether it has an IPv6 block, as its VPC has': {
    text: `vpc shop 10.0.0.0/16, 2600:1f13:1::/56 {
      internet-gateway door
      subnet lost unknown { route-table t
        instance plain { security-groups open }
        instance six { security-groups open  ip-address-type ipv6 }
        instance seen { security-groups open  public-ip }
        instance late { security-groups sixes  public-ip }
      }
      subnet told 10.0.1.0/24, 2600:1f13:1:1::/64 { instance web { security-groups open } }
      route-table t { any -> door }
      security-group open { inbound { allow all from any } }
      security-group sixes { inbound { allow all from ::/0 } }
    }`,
    ask: [
      'internet plain ssh unknown',
      'internet six ssh reachable',
      'internet seen ssh reachable',
      'internet late ssh unknown',
      '2a00:1450:4001:800::1 seen ssh unknown',
      '2a00:1450:4001:800::1 six ssh reachable',
      'plain 2a00:1450:4001:800::1 ssh unknown',
      'web plain ssh reachable',
      'plain seen ssh reachable',
    ],
  },
  'authorization rules beside which there may be others': {
    text: `vpc shop 10.0.0.0/16 {
      subnet hall 10.0.1.0/24 { instance safe 10.0.1.20 { security-groups all }  instance desk 10.0.1.21 { security-groups all } }
      client-vpn-endpoint remote 172.22.0.0/22 in hall { security-groups all  authorize unknown  authorize 10.0.1.20/32  authorize 10.0.1.0/24 }
      security-group all { inbound { allow ssh from any } }
    }`,
    // Another may be longer than the one rule, and than the other not: what nobody tells can then but allow.
    ask: ['remote safe ssh reachable', 'remote desk ssh unknown', 'remote safe http blocked'],
  },
  'a network ACL that may hold more': {
    text: shop({
      groups: OPEN,
      acl: `network-acl guard unknown { inbound { 1 allow ssh from any  2 deny http from any  100 allow https from any } outbound { 1 allow all to any } }`,
    }),
    ask: ['web db ssh reachable', 'web db http blocked', 'web db https unknown', 'web db smtp unknown'],
  },
  'an ACL rule that may not be there': {
    text: shop({
      groups: OPEN,
      acl: `network-acl guard { inbound { 100 allow https from any  maybe 110 deny tcp 0-1023 from any  120 allow tcp from any } outbound { 1 allow all to any } }`,
    }),
    ask: ['web db https reachable', 'web db ssh unknown', 'web db mysql reachable', 'web db ntp blocked'],
  },
  'which ACL, nobody tells': {
    text: shop({
      groups: `security-group webs { inbound { allow all from any } }  security-group dbs { inbound { allow ssh from any } }`,
      back: 'network-acl unknown  instance db 10.0.1.10 { security-groups dbs }',
    }),
    ask: ['web db ssh unknown', 'web db http blocked'],
  },
  'which table, nobody tells': {
    text: shop({
      groups: `security-group webs { inbound { allow all from any } }  security-group dbs { inbound { allow ssh from any } }`,
      front:
        'route-table unknown  instance web 10.0.0.10 { security-groups webs }  instance twin 10.0.0.11 { security-groups webs }',
    }),
    ask: ['web db ssh unknown', 'web db http blocked', 'web twin ssh reachable'],
  },
  'a table that may hold more': {
    text: `vpc shop 10.0.0.0/16 {
      internet-gateway door
      subnet front 10.0.0.0/24 { route-table half  instance web 10.0.0.10 { security-groups g public-ip 198.51.100.1 } }
      route-table half unknown { 0.0.0.0/0 -> door   203.0.113.5/32 -> door }
      security-group g { inbound { allow https from any } outbound { allow https to any } }
    }`,
    ask: [
      'web 203.0.113.5 https reachable',
      'web 203.0.113.6 https unknown',
      'internet web https unknown',
      'internet web ssh blocked',
    ],
  },
  'a route that may not be there': {
    text: `vpc shop 10.0.0.0/16 {
      internet-gateway door
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g public-ip 198.51.100.1 } }
      route-table t { maybe 0.0.0.0/0 -> door   203.0.113.0/24 -> door  maybe 203.0.113.0/28 -> door  maybe 192.0.2.0/24 -> blackhole }
      security-group g { inbound { allow https from any } outbound { allow https to any } }
    }`,
    ask: [
      'web 203.0.113.5 https reachable',
      'web 8.8.8.8 https unknown',
      'web 8.8.8.8 ssh blocked',
      'internet web ssh blocked',
    ],
  },
  'a public address that may not be there': {
    text: `vpc shop 10.0.0.0/16 {
      internet-gateway door
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g maybe public-ip } }
      route-table t { 0.0.0.0/0 -> door }
      security-group g { inbound { allow https from any } }
    }`,
    ask: ['internet web https unknown', 'internet web ssh blocked', 'web 8.8.8.8 https unknown'],
  },
  'a resource that may not be there': {
    text: shop({ groups: OPEN, back: 'maybe instance db 10.0.1.10 { security-groups dbs }' }),
    ask: ['web db https unknown', 'db web https unknown'],
  },
  'an internet gateway that may not be there': {
    text: `vpc shop 10.0.0.0/16 {
      maybe internet-gateway door
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g public-ip } }
      route-table t { 0.0.0.0/0 -> door }
      security-group g { inbound { allow https from any } }
    }`,
    ask: ['internet web https unknown', 'internet web ssh blocked', 'web 8.8.8.8 https unknown'],
  },
  'a peering that may not be there': {
    text: `
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { b -> pair }  security-group g { inbound { allow https from any } } }
vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { route-table t  instance two 10.2.0.5 { security-groups g } }
  route-table t { a -> pair }  security-group g { inbound { allow https from any } } }
maybe peering pair between a and b`,
    ask: ['one two https unknown', 'one two ssh blocked'],
  },
  'an attachment that may not be there, and another way': {
    text: `
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { b -> hub }  security-group g { inbound { allow https from any } } }
vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { route-table t  instance two 10.2.0.5 { security-groups g } }
  route-table t { a -> hub }  security-group g { inbound { allow https from any } } }
transit-gateway hub { attach a  maybe attach b }`,
    ask: ['one two https unknown', 'one two ssh blocked'],
  },
  'a table of a transit gateway that may hold more': {
    text: `
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { b -> hub }  security-group g { inbound { allow https from any } } }
vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { route-table t  instance two 10.2.0.5 { security-groups g } }
  route-table t { a -> hub }  security-group g { inbound { allow https from any } } }
transit-gateway hub { attach a  attach b
  route-table told { associate a  propagate a, b }
  route-table half unknown { associate b }
}`,
    ask: ['one two https unknown', 'one two ssh blocked', 'two one https unknown', 'two one ssh blocked'],
  },
  'a VPN that may not be there beside one that is': {
    text: `
network office 192.168.0.0/16
vpc a 10.1.0.0/16 { vpn-gateway staff
  subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { propagate staff }  security-group g { inbound { allow https from any } } }
vpn line from office to a.staff
maybe vpn spare from office to a.staff`,
    ask: ['office one https reachable', 'one office https reachable'],
  },
  'a VPC of which nothing but its groups is told': {
    text: `vpc landing unknown {
      subnet outer unknown { instance app { security-groups apps }  instance other { security-groups apps }  instance bastion { security-groups bastions } }
      subnet inner unknown { instance db { security-groups dbs } }
      security-group apps { inbound { allow ssh from bastions } }
      security-group bastions { inbound { allow ssh from 0.0.0.0/0 } }
      security-group dbs { inbound { allow postgres from apps } }
    }`,
    ask: [
      'bastion db postgres blocked',
      'app db postgres unknown',
      'app db ssh blocked',
      'bastion app ssh reachable',
      'internet db postgres blocked',
      'db app ssh blocked',
    ],
  },
  'resources over several subnets of such a VPC': {
    text: `vpc landing unknown {
      subnet one unknown { instance app { security-groups apps }  instance bastion { } }
      subnet two unknown { }
      database db in one, two { security-groups dbs }
      security-group apps { }
      security-group dbs { inbound { allow postgres from apps } }
    }`,
    ask: ['app db postgres unknown', 'app db ssh blocked'],
  },
  'a default group that nobody tells': {
    text: `vpc landing unknown {
      subnet one unknown { instance app { security-groups apps }  instance bastion { } }
      security-group apps { inbound { allow ssh from apps } }
    }`,
    ask: ['app bastion ssh unknown', 'bastion app https blocked', 'bastion app ssh blocked'],
  },
  'what is written of the tables and ACLs of such a VPC': {
    text: `vpc landing unknown {
      internet-gateway door
      subnet one unknown { route-table t  network-acl guard  instance app { security-groups apps public-ip } }
      subnet two 10.0.2.0/24 { route-table t  network-acl guard  instance db 10.0.2.5 { security-groups apps } }
      route-table t { 0.0.0.0/0 -> door }
      network-acl guard { inbound { 100 allow all from any } outbound { 100 allow all to any } }
      security-group apps { inbound { allow https from any  allow http from 10.0.2.0/24 } }
    }`,
    ask: [
      'internet app https unknown',
      'internet app http blocked',
      'app db https reachable',
      'app db http blocked',
      'db app http reachable',
      'app 8.8.8.8 https reachable',
    ],
  },
  'a subnet whose blocks are not told': {
    text: shop({
      groups: `security-group webs { inbound { allow all from any } }
        security-group dbs { inbound { allow ssh from hidden  allow https from 10.0.0.0/16  allow http from 10.0.0.0/24  allow mysql from 10.0.7.0/24 } }`,
      vpc: 'subnet hidden unknown { instance ghost { security-groups webs } }',
    }),
    ask: [
      'ghost db ssh reachable',
      'ghost db https reachable',
      'ghost db http blocked',
      'ghost db mysql unknown',
      'ghost db smtp blocked',
      'web db ssh blocked',
      'web ghost smtp reachable',
    ],
  },
  'such a VPC behind a peering': {
    text: `
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { b -> pair }  security-group g { inbound { allow https from any  allow http from b  allow ssh from 10.2.0.0/16 } } }
vpc b unknown { subnet s unknown { route-table t  network-acl n  instance two { security-groups g } }
  network-acl n { inbound { 1 allow all from any } outbound { 1 allow all to any } }
  route-table t { a -> pair }  security-group g { inbound { allow https from 10.1.0.0/24 } } }
peering pair between a and b`,
    ask: [
      'one two https reachable',
      'one two ssh blocked',
      'two one https reachable',
      'two one http reachable',
      'two one ssh unknown',
    ],
  },
  'such a VPC on a transit gateway': {
    text: `
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { 10.0.0.0/8 -> hub }  security-group g { inbound { allow https from any } } }
vpc b unknown { subnet s unknown { route-table t  network-acl n  instance two { security-groups g } }
  network-acl n { inbound { 1 allow all from any } outbound { 1 allow all to any } }
  route-table t { 0.0.0.0/0 -> hub }  security-group g { inbound { allow https from 10.1.0.0/24 } } }
transit-gateway hub { attach a  attach b }`,
    ask: ['one two https unknown', 'one two ssh blocked', 'two one https unknown', 'two one ssh blocked'],
  },
  'two VPCs on a transit gateway, beside a VPN with untold prefixes': {
    text: (ANYWHERE: string) => `
network office unknown${ANYWHERE}
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { 10.0.0.0/8 -> hub }  security-group g { inbound { allow https from any  allow ssh from office } } }
vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { route-table t  instance two 10.2.0.5 { security-groups g } }
  route-table t { 10.0.0.0/8 -> hub }  security-group g { inbound { allow https from any  allow ssh from office } } }
transit-gateway hub { attach a  attach b }
vpn line from office to hub`,
    ask: ['one two https reachable', 'one two ssh blocked', 'two one https reachable'],
    anywhere: ['one two https unknown', 'one two ssh unknown', 'two one https unknown'],
  },
  'the internet, beside a VPN with untold prefixes': {
    text: (ANYWHERE: string) => `
network office unknown${ANYWHERE}
vpc a 10.1.0.0/16 { internet-gateway door  vpn-gateway staff
  subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g public-ip 198.51.100.1 } }
  route-table t { 0.0.0.0/0 -> door  propagate staff }  security-group g { inbound { allow https from any  allow ssh from office } } }
vpn line from office to a.staff`,
    ask: [
      'internet one https reachable',
      'one 8.8.8.8 https reachable',
      'internet one ssh blocked',
      'office one ssh reachable',
      'office one http blocked',
      'one office https reachable',
    ],
    anywhere: [
      'internet one https unknown',
      'one 8.8.8.8 https unknown',
      'internet one ssh unknown',
      'office one ssh unknown',
      'office one http blocked',
      'one office https unknown',
    ],
  },
  'a group as peer, on a way that leads on premises': {
    text: (ANYWHERE: string) => `
network office unknown${ANYWHERE}
vpc a 10.1.0.0/16 { vpn-gateway staff
  subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { propagate staff }  security-group g { outbound { allow https to b.g  allow ssh to any } } }
vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { instance two 10.2.0.5 { security-groups g } }
  security-group g { inbound { allow all from any } } }
vpn line from office to a.staff`,
    ask: ['one two https blocked', 'one two ssh blocked'],
    anywhere: ['one two https blocked', 'one two ssh unknown'],
  },
  'an address that nothing has, where every network is told': {
    text: `
network office 192.168.0.0/16
vpc a 10.1.0.0/16 { vpn-gateway staff
  subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { 0.0.0.0/0 -> staff }  security-group g { inbound { allow https from any } } }
vpn line from office to a.staff`,
    ask: ['10.9.9.9 one https blocked', 'one 10.9.9.9 https blocked', '192.168.3.3 one https reachable'],
  },
  'an address that an unknown network may have': {
    text: `
network office unknown
vpc a 10.1.0.0/16 { vpn-gateway staff
  subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { propagate staff }  security-group g { inbound { allow https from any } outbound { allow https to any } } }
vpn line from office to a.staff`,
    ask: [
      '10.9.9.9 one https unknown',
      '10.9.9.9 one ssh blocked',
      'one 10.9.9.9 https unknown',
      'one 10.9.9.9 ssh blocked',
      '10.1.200.1 one https blocked',
    ],
  },
  'groups beyond another unknown VPC, in which anything may put its own address on a packet': {
    text: `
vpc one unknown { subnet s unknown { instance client { security-groups sender } } security-group sender { inbound { } } }
vpc two unknown {
  subnet t unknown {
    instance shut { security-groups shuts }
    instance web { security-groups webs }
    instance six { security-groups sixs }
    instance near { security-groups nears }
    instance both { security-groups shuts, webs }
    instance open { security-groups unsaid }
    instance plain { }
  }
  security-group shuts { inbound { } }
  security-group webs { inbound { allow https from 10.0.0.0/8 } }
  security-group sixs { inbound { allow https from ::/0 } }
  security-group nears { inbound { allow https from shuts } }
  security-group unsaid unknown { inbound { } }
}
vpc three 10.3.0.0/16 { subnet u 10.3.0.0/24 { instance known { security-groups none } } security-group none { inbound { } } }
`,
    ask: [
      'client shut https blocked',
      'client web https unknown',
      'client web ssh blocked',
      'client six https unknown',
      'client near https unknown',
      'client near ssh blocked',
      'client both https unknown',
      'client both ssh blocked',
      'client open ssh unknown',
      'client plain ssh unknown',
      'client known https blocked',
    ],
  },
  'a NAT gateway on a way that nobody tells': {
    text: shop({
      groups: `security-group webs { }  security-group dbs { inbound { allow postgres from 192.168.0.0/16  allow http from ::/0 } }`,
      front: 'route-table unknown  instance web 10.0.0.10 { security-groups webs }  nat-gateway nat 10.0.0.200',
      vpc: 'internet-gateway door',
      back: 'instance db 10.0.1.10 { security-groups dbs  public-ip 198.51.100.7 }',
    }),
    ask: ['web 198.51.100.7 ssh blocked', 'web 198.51.100.7 http blocked', 'web 198.51.100.7 postgres unknown'],
  },
  'an address that something in an unknown VPC may have': {
    text: `
vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 { security-groups g } }
  route-table t { b -> pair }  security-group g { inbound { allow https from any } outbound { allow https to any } } }
vpc b unknown { }
peering pair between a and b`,
    ask: [
      '10.9.0.0/16 one https unknown',
      '10.9.0.0/16 one ssh blocked',
      'one 10.9.9.9 https unknown',
      'one 10.9.9.9 ssh blocked',
      '10.1.200.1 one https blocked',
    ],
  },
  'an address that something in an unknown subnet may have': {
    text: shop({
      groups: `security-group webs { inbound { allow all from any } }  security-group dbs { inbound { allow https from any } }`,
      vpc: 'subnet hidden unknown { instance ghost { security-groups webs } }',
    }),
    ask: [
      '10.0.9.9 db https unknown',
      '10.0.9.9 db ssh blocked',
      'db 10.0.9.9 https unknown',
      '10.7.9.9 db https blocked',
    ],
  },
};

describe('what is not told', () => {
  it.each(Object.entries(CASES))('%s', (_, { text, ask, anywhere = [] }) => {
    const told = (where: string): string => (typeof text === 'string' ? text : text(where));
    expect(ask.map((question) => verdictIn(told(''), question))).toEqual(ask);
    expect(anywhere.map((question) => verdictIn(told(' anywhere'), question))).toEqual(anywhere);
  });
});
