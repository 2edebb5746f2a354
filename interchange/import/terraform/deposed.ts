interface Stated {
  readonly address: string;
  readonly type: string;
  readonly name: string;
}

/**
 * Something that has been replaced, and could not be destroyed: it may be there still, beside what replaced it, whose address it has. Undefined for what cannot
 * stand beside the other, as a subnet has one table and a table one route to a block, and for what others lie in or use, who use the new one.
 * https://developer.hashicorp.com/terraform/internals/json-format#state-representation
 */
export function deposed<T extends Stated>(one: T, key: string): (T & { readonly maybe: true }) | undefined {
  if (LEFT_OUT.test(one.type)) return undefined;
  const name = `${one.name}-deposed-${key}`;
  const [, before = '', index = ''] = /^(.*?)(\[[^\]]*\])?$/.exec(one.address) ?? [];
  const address = before.endsWith(`.${one.name}`)
    ? `${before.slice(0, -one.name.length)}${name}${index}`
    : `${before}${index}`;
  return { ...one, name, address, maybe: true };
}

const LEFT_OUT =
  /association|attachment|accepter|propagation|_options$|^aws_route$|^aws_default_|(vpc|subnet|_table|acl|security_group|subnet_group|lb|target_group|listener|transit_gateway|launch_template|launch_configuration|prefix_list)$/;
