import { say } from '../../../network/words/index.js';
import { firewallEndpoint } from '../declared/firewalls.js';
import { Unknown } from '../declared/value.js';
import { type Evaluated, isItems, Pieces, ResourceRef } from './evaluated.js';

/**
 * What `EndpointIds` of a firewall holds: `us-west-2a:vpce-0a1b`, one a subnet, in whatever order.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-firewall.html
 */
export function endpointIds(id: string, firewall: string, subnets: Evaluated): Evaluated {
  const why = say`which of the endpoints of ${id} stands where in its EndpointIds is not told`;
  if (!isItems(subnets)) return new Unknown(why);
  const keys = subnets.map((_, at) => firewallEndpoint(firewall, at));
  const [only = '', another] = keys;
  const one = another === undefined ? new ResourceRef(only, id) : new Unknown(why, undefined, { keys, open: false });
  return keys.map(() => new Pieces(['zone:', one], ':'));
}
