import { type Import, readKind, requireId } from './context.js';
import { nameTag, tags, text, texts } from './fields.js';

const SERVICE = {
  ServiceId: text,
  ServiceName: text,
  ServiceState: text,
  NetworkLoadBalancerArns: texts,
  Tags: tags,
};
const GONE = new Set(['deleted', 'deleting', 'failed']);

/** Once load balancers are known. Endpoints lead to a service by its name, which is an alias of it. */
export function importEndpointServices(context: Import): void {
  const { network } = context;
  for (const reading of readKind(context, 'ServiceConfigurations', SERVICE)) {
    const id = requireId(context, reading, 'ServiceId');
    if (!id || network.has(id)) continue;
    const { value } = reading;
    const arns = value.NetworkLoadBalancerArns ?? [];
    // One for a Gateway Load Balancer has no other.
    if (GONE.has((value.ServiceState ?? '').toLowerCase()) || arns.length === 0) continue;
    network.define(id, {
      kind: 'endpoint-service',
      vpc: arns.map((arn) => network.find(arn, 'load-balancer')?.vpc).find((vpc) => vpc !== undefined) ?? '',
      ids: [id],
      label: nameTag(value.Tags),
      loadBalancers: arns,
    });
    if (value.ServiceName) network.alias(value.ServiceName, id);
  }
}
