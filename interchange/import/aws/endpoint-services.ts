import { say } from '../../../network/words/index.js';
import { type Import, readKind, requireId } from './context.js';
import { nameTag, tags, text, texts } from './fields.js';
import { stateOf } from './states.js';

const SERVICE = {
  ServiceId: text,
  ServiceName: text,
  ServiceState: text,
  NetworkLoadBalancerArns: texts,
  Tags: tags,
};

/** Once load balancers are known. Endpoints lead to a service by its name, which is an alias of it. */
export function importEndpointServices(context: Import): void {
  const { network, warnings } = context;
  for (const reading of readKind(context, 'ServiceConfigurations', SERVICE)) {
    const id = requireId(context, reading, 'ServiceId');
    if (!id || network.has(id)) continue;
    const { value } = reading;
    const arns = value.NetworkLoadBalancerArns ?? [];
    // One for a Gateway Load Balancer has no other.
    const status = stateOf('endpoint service', value.ServiceState?.toLowerCase());
    if (status === 'gone' || arns.length === 0) continue;
    if (status === 'open')
      for (const [, endpoint] of network.all('resource'))
        if (endpoint.service !== undefined && endpoint.service === value.ServiceName) endpoint.maybe = true;
    const vpc = arns.map((arn) => network.find(arn, 'load-balancer')?.vpc).find((one) => one !== undefined);
    if (vpc === undefined) {
      warnings.add(
        say`
          Endpoint service ${id} is left out: the answers do not describe its load balancers (elbv2
          describe-load-balancers). Endpoints that lead to it are where connections end.
        `,
        reading.place,
      );
      continue;
    }
    network.define(id, {
      kind: 'endpoint-service',
      vpc,
      ids: [id],
      label: nameTag(value.Tags),
      loadBalancers: arns,
    });
    if (value.ServiceName) network.alias(value.ServiceName, id);
  }
}
