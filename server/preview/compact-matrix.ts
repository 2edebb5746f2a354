import type { Analysis } from '../../network/reachability/analysis.js';
import type { Flow, TrafficBox } from '../../network/reachability/answer.js';
import { allResources } from '../../network/topology/effective.js';
import type { Topology } from '../../network/topology/model.js';
import type { CompactFlow, CompactMatrix } from '../protocol.js';

/** Nobody reads a matrix of more rows; every pair of more would be a message of tens of megabytes. */
const MOST_ENDPOINTS = 400;
const MOST_FLOWS = 60_000;

export function compactMatrix(analysis: Analysis): CompactMatrix {
  if (endpointCount(analysis.topology) > MOST_ENDPOINTS)
    return { endpoints: [], flows: [], traffics: [], tooLarge: true };
  const { endpoints, flows } = analysis.matrix();
  const shown = endpoints.map(({ name, kind, addresses, publicAddresses, subnet }) => ({
    name,
    kind,
    addresses,
    publicAddresses,
    ...(subnet ? { subnet } : {}),
  }));
  if (flows.length > MOST_FLOWS) return { endpoints: shown, flows: [], traffics: [], tooLarge: true };
  const indices = new Map(endpoints.map(({ name }, index) => [name, index]));
  const traffics: string[] = [];
  const known = new Map<string, number>();
  const compact = flows.map((flow): CompactFlow => {
    const text = flowText(flow);
    let traffic = known.get(text);
    if (traffic === undefined) {
      traffic = traffics.push(text) - 1;
      known.set(text, traffic);
    }
    return [indices.get(flow.from) ?? 0, indices.get(flow.to) ?? 0, flow.verdict, traffic];
  });
  return { endpoints: shown, flows: compact, traffics, tooLarge: false };
}

function endpointCount(topology: Topology): number {
  const hosts = topology.networks.reduce((sum, network) => sum + 1 + network.hosts.length, 0);
  const balancers = topology.vpcs.reduce((sum, vpc) => sum + vpc.loadBalancers.length, 0);
  return allResources(topology).length + hosts + balancers + 1;
}

/** What gets through, short: `tcp 443, icmp 8/0`. The best part of it where there are several. */
export function flowText(flow: Flow): string {
  const boxes = [flow.reachable, flow.partly, flow.oneWay, flow.unknown].find((list) => list.length > 0) ?? [];
  return [...new Set(boxes.map(boxText))].join(', ');
}

function boxText({ protocol, ports, types }: TrafficBox): string {
  if (ports === '0-65535' || (ports === undefined && types === undefined)) return protocol;
  return `${protocol} ${ports ?? types}`;
}
