import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { evaluateExpectations } from '../../network/expectations/index.js';
import { reachIn, topologyOf } from './asking.js';

const OPEN = 'security-group open { inbound { allow all from any } }';

/** `web` and `db` in subnets of their own, with what a case leaves open. */
interface Case {
  readonly declared?: string;
  readonly webGroups?: string;
  readonly dbGroups?: string;
  readonly parts: string;
  readonly back?: string;
  readonly on?: string;
  readonly why: string;
  /** The rule that the step names. */
  readonly rule?: string | undefined;
}

const textOf = ({ declared = '', webGroups = 'open', dbGroups = 'open', parts, back = '', on = 'ssh' }: Case): string =>
  `${declared}
vpc shop 10.0.0.0/16 {
  subnet front 10.0.0.0/24 { instance web 10.0.0.10 { security-groups ${webGroups} } }
  subnet back 10.0.1.0/24 { ${back}  instance db 10.0.1.10 { security-groups ${dbGroups} } }
  ${OPEN}
  ${parts}
}
expect web can reach db on ${on}
expect web cannot reach db on ssh
`;

const GUARD = 'network-acl guard';
const guard = (rules: string, unknown = ''): string =>
  `network-acl guard ${unknown} { inbound { ${rules} }  outbound { 1 allow all to any } }`;

const CASES: Readonly<Record<string, Case>> = {
  'a rule of a group that may not be there': {
    dbGroups: 'dbs',
    parts: 'security-group dbs { inbound { maybe allow ssh from 10.0.0.0/16 } }',
    why: 'Whether the inbound rule `maybe allow ssh from 10.0.0.0/16` of security group shop.dbs is there is not known: the file says `maybe`.',
    rule: 'maybe allow ssh from 10.0.0.0/16',
  },
  'an outbound rule of a group that may not be there': {
    webGroups: 'webs',
    parts: 'security-group webs { outbound { maybe allow ssh to any } }',
    why: 'Whether the outbound rule `maybe allow ssh to any` of security group shop.webs is there is not known: the file says `maybe`.',
    rule: 'maybe allow ssh to any',
  },
  'a prefix list that nobody tells': {
    declared: 'prefix-list offices unknown',
    dbGroups: 'dbs',
    parts: 'security-group dbs { inbound { allow ssh from offices } }',
    why: 'Whether the inbound rule `allow ssh from offices` of security group shop.dbs matches is not known: no file tells which addresses `offices` has.',
    rule: 'allow ssh from offices',
  },
  'a name that nothing declares': {
    dbGroups: 'dbs',
    parts: 'security-group dbs { inbound { allow ssh from nowhere } }',
    why: 'Whether the inbound rule `allow ssh from nowhere` of security group shop.dbs matches is not known: no file tells what `nowhere` means.',
    rule: 'allow ssh from nowhere',
  },
  'a service that nothing declares': {
    dbGroups: 'dbs',
    parts: 'security-group dbs { inbound { allow brew from any } }',
    why: 'Whether the inbound rule `allow brew from any` of security group shop.dbs matches is not known: nothing declares its service.',
    rule: 'allow brew from any',
  },
  'a group that the other end may have': {
    webGroups: 'open, maybe staff',
    dbGroups: 'dbs',
    parts: 'security-group staff { }  security-group dbs { inbound { allow ssh from staff } }',
    why: 'Whether the inbound rule `allow ssh from staff` of security group shop.dbs matches is not known: whether 10.0.0.10 is a member of `staff` is not told.',
    rule: 'allow ssh from staff',
  },
  'a group that it may have itself': {
    dbGroups: 'dbs, maybe open',
    parts: 'security-group dbs { inbound { allow https from any } }',
    why: 'Whether shop.db has security group shop.open is not known: the file says `maybe`.',
    rule: 'allow all from any',
  },
  'a group that may hold more': {
    dbGroups: 'dbs',
    parts: 'security-group dbs unknown { inbound { allow https from any } }',
    why: 'Security group shop.dbs is `unknown`: it may hold inbound rules that are not written.',
  },
  'a group that nothing declares': {
    dbGroups: 'lost',
    parts: '',
    why: 'Which security groups shop.db has besides those that are declared is not known.',
  },
  'a group beside one that lets something else through': {
    dbGroups: 'others, dbs',
    parts:
      'security-group others { inbound { allow https from any } }  security-group dbs { inbound { maybe allow ssh from any } }',
    on: 'https, ssh',
    why: 'Whether the inbound rule `maybe allow ssh from any` of security group shop.dbs is there is not known: the file says `maybe`.',
    rule: 'maybe allow ssh from any',
  },
  'a rule beside one of the same group that is certain': {
    dbGroups: 'dbs',
    parts: 'security-group dbs { inbound { allow https from any  maybe allow ssh from any } }',
    on: 'https, ssh',
    why: 'Whether the inbound rule `maybe allow ssh from any` of security group shop.dbs is there is not known: the file says `maybe`.',
    rule: 'maybe allow ssh from any',
  },
  'a rule of an ACL that may not be there': {
    back: GUARD,
    parts: guard('90 deny tcp 23 from any  maybe 100 allow tcp from any'),
    on: 'tcp 23, ssh',
    why: 'Whether inbound rule 100 of network ACL shop.guard is there is not known: the file says `maybe`.',
    rule: '100',
  },
  'a network in a rule of an ACL that nobody tells': {
    declared: 'network office unknown anywhere',
    back: GUARD,
    parts: guard('100 deny ssh from office  110 allow all from any'),
    why: 'Whether inbound rule 100 of network ACL shop.guard matches is not known: no file tells which addresses `office` has.',
    rule: '100',
  },
  'two rules of one number': {
    back: GUARD,
    parts: guard('100 allow ssh from any  100 deny ssh from any'),
    why: 'Network ACL shop.guard has several inbound rules 100, of which AWS keeps one: which one is not known.',
    rule: '100',
  },
  'an ACL that may hold more': {
    back: GUARD,
    parts: guard('100 allow ssh from any', 'unknown'),
    why: '`shop.guard` is `unknown`: it may hold inbound rules that are not written, and one of them may decide.',
  },
  'which ACL': {
    back: 'network-acl unknown',
    parts: '',
    why: 'Which network ACL the subnet has, and what is in it, is not known (into subnet shop.back).',
  },
};

const ROUTE = `prefix-list offices unknown
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 { route-table ways  instance web 10.0.0.10 { security-groups open  public-ip 203.0.113.9 } }
  route-table ways { offices -> door }
  security-group open { inbound { allow all from any } }
}
expect web can reach internet on ssh
expect web cannot reach internet on ssh
`;

const texts: readonly (readonly [string, string, string])[] = [
  ...Object.entries(CASES).map(([name, one]) => [name, textOf(one), one.why] as const),
  [
    'a route to a prefix list that nobody tells',
    ROUTE,
    'Which route of shop.ways is taken is not known: whether offices holds this address is not known.',
  ],
];

describe('an expectation that cannot be decided', () => {
  it.each(texts)('says what is not told: %s', (_, text, why) => {
    const found = evaluateExpectations(analyse(topologyOf(text)));
    const told = [undefined, `Whether it holds cannot be told: ${why}`];
    expect(found.map(({ holds, message }) => [holds, message])).toEqual([told, told]);
  });
});

describe('a step that cannot be decided', () => {
  it.each(Object.entries(CASES))('names the rule, and says what is not told: %s', (_, one) => {
    const [path] = reachIn(textOf(one))('web', 'db', 'ssh').paths;
    const open = path?.forward.filter(({ decision }) => decision === 'unknown');
    expect(open?.map(({ note, rule }) => [note, rule])).toEqual([[one.why, one.rule]]);
  });
});
