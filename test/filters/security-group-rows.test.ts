/** A row of what groups allow, filled at once, says of every peer what asking about that peer says. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { GroupRows, type PeerClass } from '../../network/filters/security-group-rows.js';
import { topologyOf } from '../answers/asking.js';
import { leaveOpen } from '../oracle/leave-open.js';
import { Random } from '../oracle/random.js';
import { randomNetwork } from '../oracle/random-network.js';

describe('a row of security groups', () => {
  it('agrees with the evaluator for every peer', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { compiled, classes } = analyse(
        topologyOf(
          leaveOpen(
            randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: false }),
            new Random(seed),
            1,
          ).open.replace(/security-groups (?!maybe )(\w)/, 'security-groups maybe $1'),
        ),
      );
      const rows = new GroupRows(compiled.classes, compiled.groups);
      const peers = classes.members
        .flatMap(({ sources, goals }) => [...sources, ...goals])
        .map(({ end, iface }): PeerClass => {
          const id = rows.peerClass(end.cls, end.family, iface?.groups);
          return { id, cls: end.cls, family: end.family, groups: iface?.groups };
        });
      const row = rows.row();
      for (const set of new Set(compiled.interfaces.flatMap(({ groups }) => groups ?? [])))
        for (const direction of ['inbound', 'outbound'] as const)
          for (const references of ['kept', 'lost'] as const) {
            row.fill(set, direction, references);
            for (const { id, cls, family, groups } of peers) {
              const asked = compiled.groups.allowed(
                set,
                direction,
                cls,
                family,
                references === 'kept' ? groups : undefined,
              );
              const { must, may } = row.of(id, family === 4);
              expect(must === asked.must && may === asked.may, `seed ${seed} ${direction} ${references}`).toBe(true);
            }
          }
    }
  });
});
