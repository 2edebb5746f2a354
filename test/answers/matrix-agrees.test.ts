/** The matrix asks by class and by way, `reach` pair by pair: they must tell the same. */
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Answer, MatrixFlow } from '../../network/answers/answer.js';
import type { ClassMatrix } from '../../network/answers/class-matrix.js';
import { flowsOfMember } from '../../network/answers/flows-of-member.js';
import type { MatrixMember } from '../../network/endpoints/endpoints.js';
import type { Subject, Topology } from '../../network/topology/model.js';
import { NOWHERE } from '../../network/topology/origin.js';
import { Random } from '../oracle/random.js';
import { randomListeners } from '../oracle/random-listeners.js';
import { randomNetwork } from '../oracle/random-network.js';

const subjectOf = ({ element, endpoint }: MatrixMember): Subject =>
  element === 'internet'
    ? { kind: 'internet', origin: NOWHERE, text: 'internet' }
    : { kind: 'ref-subject', origin: NOWHERE, text: endpoint.name, targets: [element] };

const told = (answer: Answer | MatrixFlow | undefined): Record<string, unknown> =>
  answer === undefined
    ? { verdict: 'blocked', boxes: [] }
    : {
        verdict: answer.verdict,
        boxes: (['reachable', 'partly', 'oneWay', 'unknown'] as const)
          .flatMap((list) => answer[list].map((box) => `${list} ${JSON.stringify(box)}`))
          .sort(),
      };

const flowsOf = (matrix: ClassMatrix, member: MatrixMember): Record<'from' | 'to', string[]> => {
  const textsOf = (direction: 'from' | 'to'): string[] =>
    [...flowsOfMember(matrix, member, direction)].flat().map(({ flow }) => JSON.stringify(flow));
  return { from: textsOf('from'), to: textsOf('to') };
};

function disagreements(topology: Topology): string[] {
  const analysis = analyse(topology);
  const flows = new Map(analysis.matrix().flows.map((flow) => [`${flow.from} -> ${flow.to}`, flow]));
  const out: string[] = [];
  const rows = analysis.classes.members.map((member) => flowsOf(analysis.classes, member));
  const alone = (direction: 'from' | 'to'): string[] => rows.flatMap((row) => row[direction]).sort();
  const all = [...flows.values()].filter(({ verdict }) => verdict !== 'blocked').map((flow) => JSON.stringify(flow));
  for (const direction of ['from', 'to'] as const)
    if (alone(direction).join('\n') !== all.sort().join('\n')) out.push(`what members tell ${direction} themselves`);
  for (const from of analysis.classes.members) {
    for (const to of analysis.classes.members) {
      if (from === to || (from.element === 'internet' && to.element === 'internet')) continue;
      const pair = `${from.endpoint.name} -> ${to.endpoint.name}`;
      const asked = JSON.stringify(told(analysis.reach({ from: [subjectOf(from)], to: [subjectOf(to)] })));
      const matrix = JSON.stringify(told(flows.get(pair)));
      if (asked !== matrix) out.push(`${pair}: reach says ${asked}, the matrix ${matrix}`);
    }
  }
  return out;
}

const topologyOf = (text: string): Topology =>
  loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined).topology;

describe('the matrix', () => {
  it('agrees with reach on random networks', () => {
    for (let seed = 1; seed <= Number(process.env.NETWORKS ?? 60); seed++) {
      const text = randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: seed % 3 === 0 });
      expect(disagreements(topologyOf(text)).slice(0, 3), `seed ${seed}`).toEqual([]);
    }
  });

  it('agrees with reach where what load balancers listen for is open', () => {
    for (let seed = 1; seed <= Number(process.env.NETWORKS ?? 40); seed++) {
      const { open } = randomListeners(new Random(seed));
      expect(disagreements(topologyOf(open)).slice(0, 3), `seed ${seed}\n${open}`).toEqual([]);
    }
  });

  it.each(['closed, open', 'open, closed'])('tells who denies internet gateways from who does not: %s', (order) => {
    const denying = 'instance closed { public-ip   security-groups g   deny-internet-gateway-traffic }';
    const instances = ['instance open { public-ip   security-groups g }', denying];
    const [first, second] = order.startsWith('open') ? instances : instances.reverse();
    const text = `vpc v 10.0.0.0/16 {
      internet-gateway igw
      main route-table out { any -> igw }
      subnet a 10.0.0.0/24 in a { ${first}   ${second} }
      security-group g { inbound { allow https from any } }
    }`;
    const topology = topologyOf(text);
    expect(disagreements(topology)).toEqual([]);
    const flows = analyse(topology)
      .matrix()
      .flows.map(({ from, to, verdict }) => `${from} ${to} ${verdict}`);
    expect(flows).toContain('internet v.open reachable');
    expect(flows).toContain('v.closed internet one-way');
    expect(flows.filter((flow) => flow.startsWith('internet v.closed'))).toEqual([]);
  });

  it('tells of a listener for several services what each checkpoint lets through of them', () => {
    const text = `service both = tcp 80, udp 80
    vpc v 10.0.0.0/16 {
      subnet c 10.0.0.0/24 in a { network-acl out   instance client { security-groups g } }
      subnet n 10.0.1.0/24 in a { network-acl in }
      subnet t 10.0.2.0/24 in a { instance target { security-groups g } }
      network-load-balancer nlb in n { listener both -> target on tcp 8080 }
      security-group g { inbound { allow all from any } }
      network-acl out { inbound { 100 allow all from any } outbound { 100 allow udp 80 to any } }
      network-acl in { inbound { 100 allow tcp 80 from any   110 allow tcp 1024-65535 from any } outbound { 100 allow all to any } }
    }`;
    const topology = topologyOf(text);
    expect(disagreements(topology)).toEqual([]);
    // That no packet passes both is not worked out: it is open, and never called reachable.
    expect(
      analyse(topology)
        .matrix()
        .flows.find(({ from, to }) => from === 'v.client' && to === 'v.target')?.verdict,
    ).not.toBe('reachable');
  });

  it('tells endpoints of one service from those of another that are like them', () => {
    const text = `vpc v 10.0.0.0/16 {
      subnet a 10.0.0.0/24 in a {
        instance client 10.0.0.9 { security-groups g }
        instance api 10.0.0.10 { security-groups g }
        interface-endpoint to-live 10.0.0.40 to live { security-groups g }
        interface-endpoint to-idle 10.0.0.41 to idle { security-groups g }
        interface-endpoint to-amazon 10.0.0.42 { security-groups g }
      }
      security-group g { inbound { allow all from any } }
      network-load-balancer one in a { listener tcp 443 -> api }
      network-load-balancer two in a { }
      endpoint-service live for one
      endpoint-service idle for two
    }`;
    const topology = topologyOf(text);
    expect(disagreements(topology)).toEqual([]);
    const { flows } = analyse(topology).matrix();
    const reached = flows.filter(({ from, to }) => from === 'v.client' && to.startsWith('v.to-')).map(({ to }) => to);
    expect(reached).toEqual(['v.to-live', 'v.to-amazon']);
  });

  it('tells targets of load balancers from others that are like them', () => {
    const text = `vpc v 10.0.0.0/16 {
      subnet a 10.0.0.0/24 in a {}
      subnet b 10.0.1.0/24 in a {
        instance one 10.0.1.10 { security-groups g }
        instance two 10.0.1.11 { security-groups g }
        instance three 10.0.1.12 { security-groups g }
      }
      security-group g { inbound { allow all from any } }
      application-load-balancer web in a { security-groups g  listener https -> two }
      network-load-balancer bus in a { listener tcp 9092 -> three }
    }`;
    const topology = topologyOf(text);
    const { flows } = analyse(topology).matrix();
    const reached = flows.filter(({ from }) => from === 'v.web').map(({ to }) => to);
    expect(reached).toEqual(['v.two']);
    expect(flows.filter(({ to }) => to === 'v.bus').map(({ from }) => from)).toEqual(['v.one', 'v.two']);
    expect(disagreements(topology)).toEqual([]);
  });
});
