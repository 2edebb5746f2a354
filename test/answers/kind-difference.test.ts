import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { boxesOfPackets } from '../../network/answers/boxes.js';
import type { ClassMatrix } from '../../network/answers/class-matrix.js';
import { type Change, differenceOf } from '../../network/answers/diff.js';
import { KindDifference } from '../../network/answers/kind-difference.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './asking.js';

const NETWORKS = 4;
const OPTIONS = { unknowns: true, balancedEndpoints: false };

const matrixOf = (text: string): ClassMatrix => analyse(topologyOf(text)).classes;

const told = ({ packets, translatedPorts, ...change }: Change): string =>
  JSON.stringify([change, translatedPorts?.id, packets.flatMap((some) => boxesOfPackets(some))]);

function pairByPair(difference: KindDifference, goals: readonly number[]): Change[] {
  return [...difference.into(goals)].flatMap(({ from, to, of }) =>
    from.members.flatMap((source) => to.members.flatMap((goal) => (source === goal ? [] : of(source, goal)))),
  );
}

/** The same with a line left out, and with an address that is another. */
function* edited(text: string): Iterable<string> {
  const lines = text.split('\n');
  for (let at = 3; at < lines.length; at += 7)
    if (/\ballow\b|\bdeny\b|->/.test(lines[at] as string)) yield lines.filter((_, line) => line !== at).join('\n');
  yield text.replace(
    /(instance \S+ \d+\.\d+\.\d+\.)(\d+)/,
    (_, before, last) => `${before}${(Number(last) % 200) + 30}`,
  );
}

function analysed(text: string): ClassMatrix | undefined {
  try {
    return matrixOf(text);
  } catch {
    return undefined;
  }
}

describe('the difference of two states, kind by kind', () => {
  it('says of each pair what the difference of all pairs says', () => {
    let changes = 0;
    for (let seed = 0; seed < NETWORKS; seed++) {
      const text = randomNetwork(seed, OPTIONS);
      const now = matrixOf(text);
      for (const before of edited(text)) {
        const then = analysed(before);
        if (!then) continue;
        const whole = differenceOf(then, now);
        const kinds = new KindDifference(then, now);
        const found = pairByPair(kinds, kinds.order);
        expect(found.map(told).sort()).toEqual(whole.changes.map(told).sort());
        expect([kinds.added, kinds.removed]).toEqual([whole.added, whole.removed]);
        changes += found.length;
      }
    }
    expect(changes).toBeGreaterThan(20);
  });

  it('works out nothing but what leads to the kinds that are asked about', () => {
    const then = matrixOf(randomNetwork(1, OPTIONS));
    const now = matrixOf(randomNetwork(1, OPTIONS).replace(/allow /, 'deny '));
    const asked: number[] = [];
    const counted = Object.create(now, {
      flowsByGoal: {
        value: (goals: ReadonlySet<{ id: number }>) => {
          asked.push(...[...goals].map(({ id }) => id));
          return now.flowsByGoal(goals as never);
        },
      },
    }) as ClassMatrix;
    const kinds = new KindDifference(then, counted);
    expect(asked).toEqual([]);
    const [first] = kinds.order;
    pairByPair(kinds, [first as number]);
    expect(asked).toEqual([kinds.kinds[first as number]?.now?.id].filter((id) => id !== undefined));
  });
});

it('tells what hangs on which nodes a name resolves to, though every way fares as it did', () => {
  const text = (listeners: string): string => `
vpc mall 10.0.0.0/16 {
  internet-gateway door
  subnet left 10.0.0.0/24 in a {
    instance web 10.0.0.5 { security-groups anybody }
    instance shut 10.0.0.6 { security-groups nobody }
  }
  subnet right 10.0.1.0/24 in b { instance good 10.0.1.6 { security-groups anybody } }
  network-load-balancer entry in left 10.0.0.9, right 10.0.1.9 {
    public
    cross-zone off
    listener http -> web, good client-ip preserved
    ${listeners}
  }
  main route-table way { 0.0.0.0/0 -> door }
  security-group anybody { inbound { allow all from any } outbound { allow all to any } }
  security-group nobody { inbound { } }
}`;
  const [then, now] = [
    matrixOf(text('listener https -> good, web client-ip replaced')),
    matrixOf(text('maybe listener https -> good, shut client-ip replaced')),
  ];
  const kinds = new KindDifference(then, now);
  const found = pairByPair(kinds, kinds.order).filter(({ to }) => to === 'mall.web');
  expect(found.map(({ before, after }) => [before, after])).toContainEqual(['reachable', 'unknown']);
});
