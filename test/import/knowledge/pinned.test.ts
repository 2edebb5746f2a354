/** What the mutations found, each with the question that was answered wrongly. */
import { expect, it } from 'vitest';
import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { parseSubject, parseTraffic } from '../../../language/index.js';
import { analyse } from '../../../network/answers/index.js';
import { asJson } from '../cloudformation/as-json.js';
import { lessKnown } from './mutations.js';
import { TEMPLATE } from './template.js';

const all = new Map(lessKnown(asJson(TEMPLATE)).map((less) => [less.what, less.template]));

function verdict(what: string, from: string, to: string, on: string): string {
  const template = all.get(what);
  if (template === undefined) throw new Error(`nothing is called ${what}`);
  const input = [{ path: 'stack.json', text: JSON.stringify(template) }];
  const { topology } = importCloudFormation(input, { names: 'id' });
  const traffics = parseTraffic(on, topology);
  const ends = [from, to].map((text) => parseSubject(text, topology));
  const [one, other] = ends.map((end) => ('error' in end ? undefined : end.subject));
  if ('error' in traffics || !one || !other) return 'no such end';
  return analyse(topology).reach({ from: [one], to: [other], ...traffics }).verdict;
}

const OFFICE = '192.168.0.9';

it.each([
  // What it is used with tells in which VPC it lies.
  ['Front.VpcId: perhaps', '8.8.8.8', 'Web', 'tcp 443', 'reachable'],
  ['Vault.VpcId: perhaps', 'App', 'Safe', 'tcp 443', 'reachable'],
  ['AtIgw.VpcId: or another', '8.8.8.8', 'Web', 'tcp 443', 'reachable'],
  ['AtIgw.InternetGatewayId: or another', '8.8.8.8', 'Web', 'tcp 443', 'reachable'],
  ['AtVgw.VpnGatewayId: or another', OFFICE, 'App', 'tcp 443', 'reachable'],
  ['Inside.TransitGatewayId: or another', 'App', 'Miner', 'tcp 443', 'reachable'],
  // A gateway, a propagation and a route that may be there.
  ['AtVgw: perhaps there', OFFICE, 'App', 'tcp 443', 'unknown'],
  ['Learn: perhaps there', 'App', OFFICE, 'tcp 443', 'unknown'],
  ['Learn.RouteTableIds: perhaps half', 'App', OFFICE, 'tcp 443', 'unknown'],
  ['Learn.VpnGatewayId: or another', 'App', OFFICE, 'tcp 443', 'unknown'],
  ['ShopTells: perhaps there', 'App', 'Miner', 'tcp 443', 'unknown'],
  ['MineRoute.TransitGatewayRouteTableId: or another', 'App', 'Miner', 'tcp 443', 'unknown'],
  ['ShopIn.TransitGatewayRouteTableId: or another', 'App', 'Miner', 'tcp 443', 'unknown'],
  ['AtShop.TransitGatewayId: or another', 'App', 'Miner', 'tcp 443', 'reachable'],
  ['Static.VpnConnectionId: or another', 'App', OFFICE, 'tcp 443', 'unknown'],
  ['Static.DestinationCidrBlock: anything', 'App', OFFICE, 'tcp 443', 'unknown'],
  // What is launched, and where.
  ['App.NetworkInterfaces: anything', 'Miner', 'App', 'tcp 443', 'unknown'],
  ['Plan.LaunchTemplateData: anything', '8.8.8.8', 'Door', 'tcp 443', 'unknown'],
  ['Keys.SubnetIds: perhaps half', 'App', 'Keys', 'tcp 443', 'unknown'],
  // Who answers for a load balancer, and on which port.
  ['Fleet.TargetGroupARNs: or another', 'Door', 'Fleet', 'tcp 443', 'unknown'],
  ['Hall.Port: anything', 'Door', 'Fleet', 'tcp 443', 'unknown'],
  ['Door.SecurityGroups: perhaps', '8.8.8.8', 'Door', 'tcp 443', 'unknown'],
  ['Bell.LoadBalancerArn: or another', '8.8.8.8', 'Door', 'tcp 443', 'unknown'],
  ['Bell.Port: anything', '8.8.8.8', 'Door', 'tcp 443', 'unknown'],
  ['Knock.Protocol: anything', 'Miner', 'Hatch', 'tcp 5432', 'unknown'],
  ['Hatch.Type: anything', 'Miner', 'Hatch', 'tcp 5432', 'unknown'],
  ['Hatch.Scheme: anything', 'Miner', 'Hatch', 'tcp 5432', 'unknown'],
  ['Door.Scheme: anything', 'Miner', 'Door', 'tcp 443', 'unknown'],
  // By its public addresses and by its private ones alike.
  ['Door.Scheme: anything', 'App', 'Door', 'tcp 443', 'partly'],
  ['Hatch.Subnets: perhaps', 'Miner', 'Hatch', 'tcp 5432', 'unknown'],
])('%s: %s to %s on %s is %s', (what, from, to, on, expected) => {
  expect(verdict(what, from, to, on)).toBe(expected);
});
