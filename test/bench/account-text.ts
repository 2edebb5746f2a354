import { printTopology } from '../../language/index.js';
import type { Expectation } from '../../network/topology/model.js';
import { origin } from './networks/builder.js';
import { zones } from './networks/zones.js';

/** A whole account as `.vpc` text: routing, NAT, balancers, ACLs, two families, and expectations that hold. */
export function accountText(instances: number): string {
  const topology = zones(instances, 2);
  const expectations: Expectation[] = [];
  for (const vpc of topology.vpcs) {
    const internet = { kind: 'internet', origin, text: 'internet' } as const;
    const all = { kind: 'ref-subject', origin, text: vpc.name, targets: [vpc] } as const;
    const ssh = {
      kind: 'service',
      origin,
      ref: { kind: 'reference', text: 'ssh', origin, target: undefined },
      builtin: 'ssh',
    } as const;
    expectations.push({
      kind: 'expectation',
      origin,
      text: `internet cannot reach ${vpc.name} on ssh`,
      assertion: { kind: 'cannot', from: [internet], to: [all], traffics: [ssh] },
    });
    expectations.push({
      kind: 'expectation',
      origin,
      text: `${vpc.name} cannot reach ${vpc.name} on postgres`,
      assertion: {
        kind: 'cannot',
        from: [all],
        to: [all],
        traffics: [{ ...ssh, ref: { ...ssh.ref, text: 'postgres' }, builtin: 'postgres' }],
      },
    });
  }
  return printTopology({ ...topology, expectations });
}
