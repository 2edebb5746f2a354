import { say } from '../../../network/words/index.js';
import type { Context, Declared } from './context.js';
import { known } from './value.js';

/** Endpoint services for network load balancers; those for Gateway Load Balancers, and those of AWS that are looked up, have none. */
export function importEndpointServices(context: Context): void {
  for (const service of context.all('vpc_endpoint_service')) {
    const told = service.fields.texts('network_load_balancer_arns');
    if (!told || (told.complete && told.items.length === 0)) continue;
    const doubt = service.maybe
      ? say`whether it will be there is not known`
      : !told.complete
        ? say`not all its load balancers are known`
        : define(context, service, told.items);
    if (doubt) {
      for (const id of [service.key, ...service.ids]) context.openServices.add(id);
      context.warn(
        say`
          Endpoint service ${service.label} is left out: ${doubt}. What becomes of connections to endpoints that lead
          to it is unknown.
        `,
        service.fields.at('network_load_balancer_arns'),
      );
    }
  }
}

/** What is in its way, if it cannot be. */
function define(context: Context, service: Declared, arns: readonly string[]): string | undefined {
  const { fields, key } = service;
  const loadBalancers = arns.map((arn) => context.key(arn));
  const vpc = context.network.find(loadBalancers[0], 'load-balancer')?.vpc;
  if (vpc === undefined) return say`the input does not describe its load balancers`;
  context.network.define(key, { kind: 'endpoint-service', ...context.named(service), vpc, loadBalancers });
  const name = known(fields.text('service_name'));
  if (name !== undefined) context.network.alias(name, key);
  return undefined;
}
