import type { Context, Declared } from './context.js';
import { known } from './value.js';

/** Endpoint services for network load balancers; those for Gateway Load Balancers, and those of AWS that are looked up, have none. */
export function importEndpointServices(context: Context): void {
  for (const service of context.all('vpc_endpoint_service')) {
    const told = service.fields.texts('network_load_balancer_arns');
    // Where it may not be there, an endpoint that leads to it is where connections end, as with any that no file tells.
    if (!told || service.maybe) continue;
    if (told.complete) define(context, service, told.items);
    else
      context.warn(
        `Endpoint service ${service.label} is left out: not all its load balancers are known. Endpoints that lead to it are where connections end.`,
        service.fields.at('network_load_balancer_arns'),
      );
  }
}

function define(context: Context, service: Declared, arns: readonly string[]): void {
  const { fields, key } = service;
  const loadBalancers = arns.map((arn) => context.key(arn));
  const vpc = context.network.find(loadBalancers[0], 'load-balancer')?.vpc;
  if (vpc === undefined) return;
  context.network.define(key, { kind: 'endpoint-service', ...context.named(service), vpc, loadBalancers });
  const name = known(fields.text('service_name'));
  if (name !== undefined) context.network.alias(name, key);
}
