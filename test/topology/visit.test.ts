import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { nounOf, RESOURCE_TYPES } from '../../network/topology/kinds.js';
import type { Element } from '../../network/topology/model.js';
import { elementsOf, isElement, locatedValues } from '../../network/topology/visit.js';
import { EVERYTHING } from '../language/everything.js';

const { topology } = loadNetwork([{ uri: 'file:///everything.vpc', text: EVERYTHING }], () => undefined);

describe('everything that stands in a topology', () => {
  it('is met once, and has a kind', () => {
    const values = locatedValues(topology);
    expect(new Set(values).size).toBe(values.length);
    expect(values.filter(({ kind }) => typeof kind !== 'string')).toEqual([]);
  });

  it('stands where its text is: an element holds what is met inside it', () => {
    const values = locatedValues(topology);
    const rule = values.find(({ kind }) => kind === 'acl-rule');
    expect(rule?.kind === 'acl-rule' && values.indexOf(rule.acl) < values.indexOf(rule)).toBe(true);
  });

  it('has an element of every kind in a text that says everything, each with a noun of its own', () => {
    const elements = elementsOf(topology);
    const kinds = new Map<string, Element>(elements.map((element) => [element.kind, element]));
    expect([...kinds.keys()].sort()).toEqual([
      'direct-connect',
      'egress-only-gateway',
      'elastic-ip',
      'endpoint-service',
      'gateway-endpoint',
      'host',
      'internet-gateway',
      'load-balancer',
      'network',
      'network-acl',
      'peering',
      'prefix-list',
      'regional-nat-gateway',
      'resource',
      'route-table',
      'security-group',
      'service',
      'subnet',
      'transit-gateway',
      'transit-gateway-route-table',
      'vpc',
      'vpn',
      'vpn-gateway',
    ]);
    const nouns = [...kinds.values()].map(nounOf);
    expect(new Set(nouns).size).toBe(nouns.length);
    expect(new Set(Object.values(RESOURCE_TYPES).map(({ noun }) => noun)).size).toBe(
      Object.keys(RESOURCE_TYPES).length,
    );
  });

  it('leaves out what a reference leads to', () => {
    const [shared] = topology.vpcs;
    expect(locatedValues({ ...topology, vpcs: [] }).filter(isElement)).not.toContain(shared);
  });
});
