import { describe, it } from 'vitest';
import { check } from './check-text.js';

/** Each text has its findings marked under the line: place, rule, a part of the message. */
const CASES: Readonly<Record<string, string>> = {
  'a missing block': `
vpc shop {
//       ^ syntax: Expected a CIDR block such as \`10.0.0.0/16\` or \`unknown\`, found \`{\`.
}
service x = tcp 80`,
  'a misspelled word': `
vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 {
    instence web 10.0.0.10
//  ^^^^^^^^ syntax: Did you mean \`instance\`?
  }
}`,
  'a word that belongs elsewhere': `
vpc shop 10.0.0.0/16 {
  instance web 10.0.0.10
//^^^^^^^^ syntax: \`instance\` belongs in a subnet.
  subnet a 10.0.0.0/24 { }
}
  security-group g { }
//^^^^^^^^^^^^^^ syntax: \`security-group\` belongs in a VPC.
network n 10.0.0.0/8`,
  'an address that is none': `
vpc shop 10.0.0.0/33, 10.0.0.300/16, 10.0.0.0 {
//       ^^^^^^^^^^^ address-invalid: at most 32
//                    ^^^^^^^^^^^^^ address-invalid: from 0 to 255
//                                   ^^^^^^^^ address-invalid: is a single address
  subnet a 2001:db8::/129, 10.0.0/24 {
//         ^^^^^^^^^^^^^^ address-invalid: at most 128
//                         ^^^^^^^^^ address-invalid: this has 3
    instance web 10.0.0.256, 1::2::3, 10.0.0.5/24, 10.0.0.010
//               ^^^^^^^^^^ address-invalid: \`256\` is more
//                           ^^^^^^^ address-invalid: only once
//                                    ^^^^^^^^^^^ address-invalid: is a CIDR block
//                                                 ^^^^^^^^^^ address-invalid: starts with a zero
  }
}`,
  'an Elastic IP address that is no public one': `
elastic-ip private 10.0.0.5
//                 ^^^^^^^^ address-invalid: is a public IPv4 address, and \`10.0.0.5\` is none
elastic-ip six 2001:db8::1
//             ^^^^^^^^^^^ address-invalid: is a public IPv4 address
elastic-ip none
//            ^ syntax: an Elastic IP address reads \`elastic-ip spare 203.0.113.5\``,
  'a rule without number, and one with': `
vpc shop 10.0.0.0/16 {
  network-acl a {
    inbound {
      allow https from any
//    ^^^^^^^^^^^^^^^^^^^^ syntax: starts with its number
      100 allow tcp 80, 443 from any
//              ^^^^^^^^^^^ syntax: one port range
      110 allow tcp 80, udp from any
//                      ^^^ syntax: exactly one protocol
      120 allow tcp 80 from 10.0.0.0/8, 11.0.0.0/8
//                                      ^^^^^^^^^^ syntax: exactly one CIDR block
    }
  }
  security-group g {
    inbound {
      100 allow https from any
//    ^^^ syntax: have no number
      deny ssh from any
      allow ssh to any
    }
  }
}`,
  'ports and types': `
service a = tcp 70000
//              ^^^^^ syntax: from 0 to 65535
service b = tcp 90-80
//              ^^^^^ syntax: write \`80-90\`
service c = icmp 256
//          ^^^^^^^^ syntax: from 0 to 255
service d = icmp packet-too-big
//          ^^^^^^^^^^^^^^^^^^^ syntax: ICMP has no type
service e = protocol 256
//          ^^^^^^^^^^^^ syntax: from 0 to 255`,
  'a second table, a second ACL': `
vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 {
    route-table r
    network-acl n
    route-table r
//  ^^^^^^^^^^^^^ syntax: has one route table
    network-acl n
//  ^^^^^^^^^^^^^ syntax: has one network ACL
  }
  route-table r { }
  network-acl n { }
}`,
  'peers and subjects': `
vpc shop 10.0.0.0/16 {
  security-group g {
    inbound {
      allow https from internet
//                     ^^^^^^^^ syntax: write \`any\`
    }
  }
}
expect any can reach shop
//     ^^^ syntax: write \`internet\``,
  'a half-written rule': `
vpc shop 10.0.0.0/16 {
  security-group g {
    inbound {
      allow tcp 443
      allow udp 53 from any
//    ^^^^^ syntax: Expected \`from\` or \`to\`
    }
  }
}`,
  'a block that is never closed': `
vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 {
//                     ^ syntax: never closed
    instance web
  subnet b 10.0.1.0/24 {
  }
}`,
  'a brace too many': `
  network n 10.0.0.0/8 { } }
//                         ^ syntax: closes nothing
`,
  'expectations that say too much': `
network n 10.0.0.0/8
vpc shop 10.0.0.0/16 { }
expect only n cannot reach shop
//     ^^^^^^^^^^^^^^^^^^^^^^^^ syntax: \`only\` does not go together
expect n cannot reach shop via n
//     ^^^^^^^^^^^^^^^^^^^^^^^^^ syntax: \`via\` does not go together
expect n can reach shop except on https
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ syntax: \`except on\` does not go together`,
  'names that are reserved, or taken': `
vpc local 10.0.0.0/16 {
//  ^^^^^ name-reserved: a meaning of its own
  security-group default { }
//               ^^^^^^^ name-reserved: AWS keeps the name
  subnet web 10.0.0.0/24 {
    instance web
//           ^^^ name-duplicate: already has something called \`web\`: a subnet
  }
}
network n 10.0.0.0/8
prefix-list n { }
//          ^ name-duplicate: The top level already has something called \`n\`
service https = tcp 8443
//      ^^^^^ name-reserved: takes its place
service tcp = udp
//      ^^^ name-reserved: a word of the language`,
  'references that lead nowhere': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 {
    route-table erands
//              ^^^^^^ reference-unresolved: Did you mean \`errands\`?
    network-acl errands
//              ^^^^^^^ reference-unresolved: is a route table, but a network ACL is needed here
    instance cook { security-groups cooks }
//                                  ^^^^^ reference-unresolved: a security group is needed
  }
  route-table errands { 0.0.0.0/0 -> kitchn }
//                                   ^^^^^^ reference-unresolved: Did you mean \`kitchen\`?
  security-group g { inbound { allow htps from any } }
//                                   ^^^^ reference-unresolved: Did you mean \`https\`?
}
expect shop.kitchn can reach shop
//     ^^^^^^^^^^^ reference-unresolved: Did you mean \`shop.kitchen\`?`,
  'a short name that several things have': `
vpc a 10.0.0.0/16 { subnet web 10.0.0.0/24 { } }
vpc b 10.1.0.0/16 { subnet web 10.1.0.0/24 { } }
expect internet can reach web
//                        ^^^ reference-ambiguous: \`a.web\` (a subnet) or \`b.web\` (a subnet)
expect internet can reach a.web`,
};

describe('messages', () => {
  it.each(Object.entries(CASES))('%s', (_name, text) => {
    check(text);
  });
});
