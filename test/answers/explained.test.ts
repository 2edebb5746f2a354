import { describe, expect, it } from 'vitest';
import type { Answer, Hop } from '../../network/answers/answer.js';
import { reachIn } from './asking.js';

const shop = (replies: string): string => `
vpc shop 10.0.0.0/16 {
  subnet front 10.0.0.0/24 { network-acl open  instance web 10.0.0.10 { security-groups clients } }
  subnet back 10.0.1.0/24 { network-acl guard  instance db 10.0.1.10 { security-groups servers } }
  network-acl open { inbound { 1 allow all from any } outbound { 1 allow all to any } }
  network-acl guard {
    inbound { 1 allow tcp 5432 from 10.0.0.0/24 }
    outbound { ${replies} }
  }
  security-group clients { inbound { } outbound { allow tcp 5432 to servers } }
  security-group servers { inbound { allow all from clients } outbound { } }
}`;

const steps = (hops: readonly Hop[]): string[] =>
  hops.map(({ checkpoint, object, decision }) => `${checkpoint} ${object} ${decision}`);
const names = (blockers: Answer['blockers'] | undefined): string[] | undefined =>
  blockers?.map(({ direction, object, rule }) => `${direction} ${object}${rule === undefined ? '' : ` ${rule}`}`);

describe('an answer to a question about everything', () => {
  const answer = reachIn(shop('1 allow tcp 32768-65535 to 10.0.0.0/24'))('web', 'db');

  it('tells what loses replies apart from what merely allows no more', () => {
    expect(answer.verdict).toBe('partly');
    expect(names(answer.blockers)).toEqual(['return shop.guard *']);
    expect(names(answer.notAllowed)).toEqual(['forward shop.clients', 'forward shop.guard *']);
  });

  it('shows a packet that gets through, and one that does not', () => {
    expect(answer.example).toMatchObject({ destinationPort: 5432, sourcePort: 49152 });
    expect(answer.counterexample).toMatchObject({ destinationPort: 5432, sourcePort: 1024 });
  });

  it('has nothing of that where all that is delivered gets its reply', () => {
    const whole = reachIn(shop('1 allow tcp 1024-65535 to 10.0.0.0/24'))('web', 'db');
    expect(whole.verdict).toBe('reachable');
    expect(whole.blockers).toEqual([]);
    expect(whole.notAllowed?.length).toBeGreaterThan(0);
    expect(whole.counterexample).toBeUndefined();
  });

  it('names all that stops it where nothing is delivered', () => {
    const blocked = reachIn(shop(''))('db', 'web');
    expect(blocked.verdict).toBe('blocked');
    expect(names(blocked.blockers)).toContain('forward shop.servers');
    expect(blocked.notAllowed).toBeUndefined();
  });
});

describe('an answer about some traffic', () => {
  it('names all that stops some of it', () => {
    const answer = reachIn(shop('1 allow tcp 32768-65535 to 10.0.0.0/24'))('web', 'db', 'tcp 5432, 5433');
    expect(names(answer.blockers)).toEqual(['forward shop.clients', 'forward shop.guard *', 'return shop.guard *']);
    expect(answer.notAllowed).toBeUndefined();
    expect(answer.example).toMatchObject({ destinationPort: 5432 });
    expect(answer.counterexample).toMatchObject({ destinationPort: 5433 });
  });
});

describe('the steps of a path', () => {
  it('tell where the reply is remembered', () => {
    const [path] = reachIn(shop('1 allow tcp 1024-65535 to 10.0.0.0/24'))('web', 'db', 'tcp 5432').paths;
    expect(steps(path?.return ?? [])).toEqual([
      'security-group-outbound shop.servers remembered',
      'network-acl-outbound shop.guard allow',
      'route-table shop.main pass',
      'network-acl-inbound shop.open allow',
      'security-group-inbound shop.clients remembered',
    ]);
    expect(path?.return[0]?.packet).toMatchObject({ source: '10.0.1.10', destination: '10.0.0.10' });
  });

  it('tell which are not reached, there and back', () => {
    const [there] = reachIn(shop('1 allow all to any'))('web', 'db', 'tcp 80').paths;
    expect(steps(there?.forward ?? [])).toEqual([
      'security-group-outbound shop.clients deny',
      'network-acl-outbound shop.open not-reached',
      'route-table shop.main not-reached',
      'network-acl-inbound shop.guard not-reached',
      'security-group-inbound shop.servers not-reached',
    ]);
    expect(there?.return.every(({ decision }) => decision === 'not-reached')).toBe(true);
    const [back] = reachIn(shop('1 deny all to any'))('web', 'db', 'tcp 5432').paths;
    expect(steps(back?.return ?? [])).toEqual([
      'security-group-outbound shop.servers remembered',
      'network-acl-outbound shop.guard deny',
      'route-table shop.main not-reached',
      'network-acl-inbound shop.open not-reached',
      'security-group-inbound shop.clients not-reached',
    ]);
  });
});

describe('what stops packets of the internet', () => {
  const blockers = (from: string, ...rules: string[]) =>
    reachIn(`
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 {
    route-table out
    network-acl guard
    instance web 10.0.0.10 { public-ip 198.51.100.10  security-groups all }
  }
  route-table out { 0.0.0.0/0 -> door }
  network-acl guard { inbound { ${rules.join('\n')} } outbound { 1 allow all to any } }
  security-group all { inbound { allow all from any } outbound { } }
}`)(from, 'web', 'http, ssh').blockers;
  const open = (...rules: string[]) =>
    blockers('internet', ...rules).map(({ message }) => message.slice(0, message.indexOf(' (into')));

  it('is told once of all whose packets it stops alike, in whichever classes they are looked at', () => {
    expect(open('1 deny http from any', '2 deny ssh from 203.0.113.0/24', '3 allow all from any')).toEqual([
      'Network ACL shop.guard denies tcp 80 from the internet by inbound rule 1',
      'Network ACL shop.guard denies tcp 22 from 203.0.113.0/24 by inbound rule 2',
    ]);
  });

  it('is told of the rest where the few that it does not stop get through', () => {
    expect(open('1 allow all from 203.0.113.0/24', '2 deny ssh from any', '3 allow all from any')).toEqual([
      'Network ACL shop.guard denies tcp 22 from the rest of the internet by inbound rule 2',
    ]);
  });

  it.each([
    [4, '203.0.113.1, 203.0.113.3, 203.0.113.5, 203.0.113.7', undefined],
    [
      5,
      '203.0.113.1, 203.0.113.3, 203.0.113.5 and 2 more ranges',
      '203.0.113.1,203.0.113.3,203.0.113.5,203.0.113.7,203.0.113.9',
    ],
  ])('has all of them beside its message where that names the first few alone: %i', (count, told, peers) => {
    const hosts = Array.from({ length: count }, (_, at) => `203.0.113.${1 + 2 * at}`);
    const [found] = blockers(hosts.join(', '), '1 deny http from any', '2 allow all from any');
    expect([found?.message.includes(told), found?.peers]).toEqual([true, peers]);
  });
});

describe('what stops all but a little is told by the little that passes', () => {
  const guarded = (acl: string, group: string, on?: string) =>
    reachIn(`
vpc shop 10.0.0.0/16 {
  subnet front 10.0.0.0/24 { instance web 10.0.0.10 { security-groups all } }
  subnet back 10.0.1.0/24 { network-acl guard  instance db 10.0.1.10 { security-groups server } }
  network-acl guard { inbound { ${acl} } outbound { 1 allow all to any } }
  security-group all { inbound { allow all from any } }
  security-group server { inbound { ${group} } outbound { } }
}`)('web', 'db', on);
  const messages = ({ blockers, notAllowed = [] }: ReturnType<typeof guarded>): string[] =>
    [...blockers, ...notAllowed].map(({ message }) => message.split(/ \((?:in|out)|;/)[0] as string);

  it.each<[string, string, string, string | undefined, string[]]>([
    [
      'by a group',
      '1 allow all from any',
      'allow https from any',
      undefined,
      ['From 10.0.0.10, the inbound rules of security group shop.server let in only tcp 443'],
    ],
    [
      'by a group, of what was asked',
      '1 allow all from any',
      'allow https from any   allow udp 53 from any',
      'tcp',
      ['Of tcp from 10.0.0.10, the inbound rules of security group shop.server let in only tcp 443'],
    ],
    [
      'by the rule *',
      '1 allow https from any',
      'allow all from any',
      'tcp',
      [
        'Of tcp from 10.0.0.10, the inbound rules of network ACL shop.guard allow only tcp 443, and the implicit rule * denies what no other rule decides',
      ],
    ],
    [
      'by a rule behind one that allows',
      '1 allow https from any   2 deny tcp from any   3 allow all from any',
      'allow all from any',
      'tcp',
      ['Network ACL shop.guard denies what its earlier rules leave of tcp from 10.0.0.10 by inbound rule 2'],
    ],
    [
      'and what nothing passes is told as nothing',
      '1 allow all from any',
      '',
      undefined,
      ['No inbound rule of security group shop.server lets any traffic in from 10.0.0.10'],
    ],
    [
      'but a few that are stopped by themselves',
      '1 deny ssh from any   2 allow all from any',
      'allow all from any',
      'tcp 22, https',
      ['Network ACL shop.guard denies tcp 22 from 10.0.0.10 by inbound rule 1'],
    ],
  ])('%s', (_, acl, group, on, expected) => expect(messages(guarded(acl, group, on))).toEqual(expected));
});
