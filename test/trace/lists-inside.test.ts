import { expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

/** What a list or a subnet may hold of the VPC that its table is in, and what is asked: `from to on verdict`. */
const CASES: Readonly<Record<string, { readonly text: string; readonly ask: readonly string[] }>> = {
  'a prefix list that nobody tells, to what may stand between subnets': {
    text: `prefix-list pl unknown
    vpc shop 10.0.0.0/16 {
      internet-gateway door
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g }  instance twin 10.0.0.11 { security-groups g } }
      subnet back 10.0.1.0/24 { instance db 10.0.1.10 { security-groups g } }
      subnet told 10.0.2.0/24 { instance far 10.0.2.10 { security-groups g } }
      subnet side 10.0.3.0/24 { instance fw 10.0.3.4 { security-groups narrow  source-dest-check off } }
      subnet plain 10.0.4.0/24 { route-table s  instance sure 10.0.4.10 { security-groups g } }
      subnet shady 10.0.5.0/24 { route-table w  instance lost 10.0.5.10 { security-groups g } }
      route-table t { pl -> fw  10.0.2.0/24 -> local }
      route-table s { pl -> door }
      route-table w { pl -> blackhole }
      security-group g { inbound { allow https, ssh from any } }
      security-group narrow { inbound { allow https from any } }
    }`,
    ask: [
      // The reply does not come back by the firewall: blocked or one-way or reachable, whichever the list holds.
      'web db https unknown',
      'web db http blocked',
      'web twin https reachable',
      // A route to a block goes before one to a list with the same block.
      'web far https reachable',
      // AWS takes no internet gateway inside the local route.
      'sure db https reachable',
      'lost db https unknown',
    ],
  },
  'a prefix list that nobody tells, to what lets pass what is asked for': {
    text: `prefix-list pl unknown
    vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g } }
      subnet back 10.0.1.0/24 { route-table t  instance db 10.0.1.10 { security-groups named } }
      subnet side 10.0.3.0/24 { instance fw 10.0.3.4 { security-groups g  source-dest-check off } }
      route-table t { pl -> fw }
      security-group g { inbound { allow https from any } }
      security-group named { inbound { allow https from g  allow ssh from any } outbound { } }
    }`,
    // Past a firewall no reference to a group holds; and it may be past it one way alone.
    ask: ['web db https unknown', 'web db ssh unknown', 'web db http blocked'],
  },
  'a subnet whose block nobody tells, routed to an appliance': {
    text: `vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g } }
      subnet back unknown { instance db { security-groups g } }
      subnet rest unknown { instance other { security-groups g } }
      subnet side 10.0.3.0/24 { instance fw 10.0.3.4 { security-groups none  source-dest-check off } }
      route-table t { back -> fw }
      security-group g { inbound { allow https from any } }
      security-group none { }
    }`,
    ask: ['web db https blocked', 'web other https reachable'],
  },
  'a prefix list that nobody tells, and subnets whose blocks nobody tells': {
    text: `prefix-list pl unknown
    vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { route-table t  instance web 10.0.0.10 { security-groups g } }
      subnet back unknown { instance db { security-groups g } }
      subnet side 10.0.3.0/24 { instance fw 10.0.3.4 { security-groups none  source-dest-check off } }
      route-table t { pl -> fw }
      security-group g { inbound { allow https from any } }
      security-group none { }
    }`,
    ask: ['web db https unknown', 'web db http blocked'],
  },
};

it.each(Object.entries(CASES))('%s', (_, { text, ask }) => {
  expect(ask.map((question) => verdictIn(text, question))).toEqual(ask);
});
