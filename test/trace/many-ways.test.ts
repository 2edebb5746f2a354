import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { endCounters } from '../../network/trace/alike.js';
import { reachIn, topologyOf } from '../answers/asking.js';

const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join('\n');

const vpc = (name: string, block: number, last: string): string => `
vpc ${name} 10.${block}.0.0/16 {
  ${times(9, (i) => `subnet s${i} 10.${block}.${i}.0/24 { network-acl ${i === 8 ? last : 'open'}  route-table t }`)}
  subnet home 10.${block}.99.0/24 { route-table t  instance i 10.${block}.99.10 { security-groups g } }
  route-table t { 0.0.0.0/0 -> hub }
  network-acl open { inbound { 1 allow all from any } outbound { 1 allow all to any } }
  network-acl closed { inbound { 1 deny tcp 443 from any  2 allow all from any } outbound { 1 allow all to any } }
  security-group g { inbound { allow all from any } }
}`;

const attached = (name: string): string =>
  `attach ${name} in ${times(9, (i) => `${name}.s${i}`).replaceAll('\n', ', ')}`;

/** No subnet says in which zone it is, so that AWS may take any of nine in and out, there and back: 6,561 ways. */
const between = (last: string): string => `
${vpc('a', 1, last)}
${vpc('b', 2, 'open')}
transit-gateway hub { ${attached('a')}  ${attached('b')} }`;

describe('more ways than are told one by one', () => {
  it('are decided where they agree', () => {
    const reach = reachIn(between('open'));
    expect(reach('a.i', 'b.i').verdict).toBe('reachable');
    expect(reach('a.i', 'b.i').unknown).toEqual([]);
    expect(reach('b.i', 'a.i', 'https').verdict).toBe('reachable');
  });

  it('are not where the last of them does not', () => {
    const reach = reachIn(between('closed'));
    expect(reach('a.i', 'b.i', 'https').verdict).toBe('unknown');
    expect(reach('a.i', 'b.i', 'ssh').verdict).toBe('reachable');
  });

  it('come to the same in the matrix', () => {
    for (const last of ['open', 'closed']) {
      const text = between(last);
      const flow = analyse(topologyOf(text))
        .matrix()
        .flows.find(({ from, to }) => from === 'a.i' && to === 'b.i');
      const { verdict, unknown } = reachIn(text)('a.i', 'b.i');
      expect(flow).toMatchObject({ verdict, unknown });
    }
  });
});

const OFFICE = `
vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { route-table t  instance i 10.0.0.10 { security-groups g } }
  route-table t { 192.168.0.0/16 -> GATEWAY }
  REST
  security-group g { inbound { allow all from any } }
}
network office 192.168.0.0/16
${times(70, (i) => `vpn line-${i} from office to hub`)}
transit-gateway hub { attach v in v.s }`;

describe('seventy connections alike', () => {
  const reach = reachIn(OFFICE.replace('GATEWAY', 'hub').replace('REST', ''));

  it('are as good as one', () => {
    expect(reach('v.i', 'office').verdict).toBe('reachable');
    expect(reach('office', 'v.i').verdict).toBe('reachable');
  });

  it('are told, though not all', () => {
    expect(reach('v.i', 'office').paths).toHaveLength(50);
  });
});

describe('more ways than are compared', () => {
  const reach = reachIn(
    OFFICE.replace('GATEWAY', 'nat').replace(
      'REST',
      `internet-gateway door
      regional nat-gateway nat { route-table across  ${times(70, (i) => `public-ip 198.51.100.${i}`)} }
      route-table across { 192.168.0.0/16 -> hub }`,
    ),
  );

  it('are not decided, and the answer says whose limit that is', () => {
    const answer = reach('v.i', 'office', 'https');
    expect(answer.verdict).toBe('unknown');
    expect(answer.paths.flatMap(({ forward }) => forward.map(({ note }) => note)).join(' ')).toContain(
      'This is a limit of VPC Lens, not of the file.',
    );
  });
});

const crossed = (name: string, block: number): string => `
vpc ${name} 10.${block}.0.0/16 {
  subnet s0 10.${block}.0.0/24 { route-table t }
  subnet s1 10.${block}.1.0/24 { route-table t  instance i 10.${block}.1.10 { security-groups g } }
  route-table t { 0.0.0.0/0 -> hub }
  security-group g { inbound { allow all from any } }
}`;

/** What is for `goal` goes from `b` to `c` and back; AWS may take either subnet each time it comes by, so that each round has several times as many ways. */
const CIRCLE = `
${['a', 'b', 'c', 'goal'].map((name, i) => crossed(name, i + 1)).join('\n')}
transit-gateway hub {
  default-route-table none
  ${['a', 'b', 'c', 'goal'].map((name) => `attach ${name} in ${name}.s0, ${name}.s1`).join('\n  ')}
  route-table to-b { associate a, c, goal  0.0.0.0/0 -> b }
  route-table to-c { associate b  0.0.0.0/0 -> c }
}`;

describe('choices in a circle', () => {
  it('add up from round to round and do not multiply', () => {
    const { compared } = endCounters;
    const { flows } = analyse(topologyOf(CIRCLE)).matrix();
    expect(flows.find(({ from, to }) => from === 'a.i' && to === 'goal.i')?.verdict ?? 'blocked').toBe('blocked');
    expect(endCounters.compared - compared).toBeLessThanOrEqual(100);
  });

  it('are no limit of ours', () => {
    expect(reachIn(CIRCLE)('a.i', 'goal.i').verdict).toBe('blocked');
  });
});
