import type { Analysis } from '../../answers/index.js';
import type { Fix } from '../../findings/index.js';
import { makeItHold } from '../../repairs/index.js';
import type { Listener, LoadBalancer, Subject } from '../../topology/index.js';
import { protocolParts, servicesOf } from '../../traffic/index.js';
import { say } from '../../words/index.js';
import type { UnreachedTarget } from './unreached-targets.js';

/** Every rule between a load balancer and its targets, where rules are all that is missing. Who keeps its clients' addresses is let in by naming those, which nobody but the reader knows. */
export function letThrough(
  analysis: Analysis,
  balancer: LoadBalancer,
  listener: Listener,
  unreached: readonly UnreachedTarget[],
): Fix[] {
  const isFilter = unreached.every(({ blockers }) =>
    blockers.every(({ checkpoint }) => /^(security-group|network-acl)-/.test(checkpoint)),
  );
  if (balancer.type === 'network' || !isFilter) return [];
  const traffics = [listener.targetTraffic ?? listener.traffic];
  const from = [subjectOf(balancer)];
  const to = unreached.map(({ element }) => subjectOf(element));
  const edits = makeItHold(analysis, { assertion: { kind: 'can', from, to, traffics, via: [] } });
  if (!edits) return [];
  const what = edits.length === 1 ? (edits[0]?.label ?? say`one rule`) : say`${edits.length} changes`;
  const services = servicesOf(traffics, 4);
  const adds = services && { protocols: protocolParts(services).map(({ protocol }) => protocol) };
  return [{ title: say`Let it through: ${what}`, edits, adds }];
}

const subjectOf = (target: LoadBalancer | UnreachedTarget['element']): Subject => ({
  kind: 'ref-subject',
  origin: target.nameOrigin,
  text: target.name,
  targets: [target],
});
