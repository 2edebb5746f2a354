import type { Resource, Subnet } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { Ref, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { groupsOf } from './resources.js';

/** Databases and functions: AWS picks their addresses, in the subnets that they are given. */
export function declareManaged(resource: Resource, draft: Draft): void {
  const { name, addresses, subnets, type } = resource;
  if (addresses.length > 0)
    draft.note(
      resource,
      say`
        AWS picks the address of ${name}, not ${addresses.map(({ text }) => text).join(', ')}: nobody can ask for
        one.
      `,
    );
  const isPublic = resource.publicIps.some(({ maybe }) => !maybe);
  for (const { origin, address, maybe } of resource.publicIps)
    if (address || maybe || type === 'function')
      draft.note(
        { origin },
        say`
          AWS decides which public address ${name} has, and whether: ${address?.text ?? say`this one`} is left
          out.
        `,
      );
  const groups = groupsOf(resource, draft);
  const ids = draft.refs(subnets);
  if (type === 'function') {
    draft.declare(resource, 'lambda_function', {
      function_name: functionName(resource, draft),
      role: new Variable('function-role', 'ARN of the role that functions run with'),
      runtime: new Variable('function-runtime', 'Runtime of the functions', 'nodejs22.x'),
      handler: 'index.handler',
      code: new Variable('function-code', 'Where the code of the functions lies'),
      vpc_config: { subnet_ids: ids, security_group_ids: groups ?? [defaultGroup(resource, draft)] },
    });
    return;
  }
  if (zonesOf(subnets) < 2)
    draft.note(resource, say`RDS asks for subnets of two zones, and ${name} is in one: add one to its subnet group.`);
  const group = draft.add('db_subnet_group', [name, 'subnets'], {
    db_subnet_group_description: `Subnets of ${name}`,
    subnet_ids: ids,
  });
  draft.declare(resource, 'db_instance', {
    engine: new Variable('database-engine', 'Engine of the databases', 'postgres'),
    instance_class: new Variable('database-class', 'Class of the databases', 'db.t4g.micro'),
    allocated_storage: 20,
    username: 'administrator',
    manage_master_user_password: true,
    publicly_accessible: isPublic,
    db_subnet_group_name: new Ref(group, 'name'),
    ...(groups ? { vpc_security_group_ids: groups } : {}),
  });
}

/** One in an account and region, of 64 characters at most. https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
function functionName({ name, vpc }: Resource, { topology }: Draft): string {
  const others = topology.vpcs.some(
    (one) =>
      one !== vpc &&
      [...one.subnets.flatMap(({ resources }) => resources), ...one.spanningResources].some(
        (resource) => resource.type === 'function' && resource.name === name,
      ),
  );
  return (others ? `${vpc.name}-${name}` : name).slice(0, 64);
}

function zonesOf(subnets: readonly Subnet[]): number {
  return new Set(subnets.map(({ zone }) => zone?.value)).size;
}

/** A function's groups have to be named, the default one too. */
function defaultGroup({ vpc }: Resource, draft: Draft): Ref {
  const own = draft.ref(vpc.securityGroups.find(({ isDefault }) => isDefault));
  return own ?? (draft.ref(vpc, 'default_security_group_id') as Ref);
}
