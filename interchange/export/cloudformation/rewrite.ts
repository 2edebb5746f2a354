import type { Declared, Fields, Value } from '../declared/declared.js';
import { Ref } from '../declared/declared.js';

/** Where CloudFormation says a thing in other fields, or in those of another resource. Names that begin with a capital are its own already. */
export function rewritten(declared: Declared, all: readonly Declared[]): Fields {
  const { type, fields } = declared;
  switch (type) {
    case 'vpn_gateway':
      return { ...fields, type: 'ipsec.1' };
    case 'network_acl_rule':
      return aclEntry(fields);
    case 'instance':
      return instance(fields);
    case 'network_interface': {
      const { private_ips, ipv6_addresses, ...rest } = fields;
      return { ...rest, ...addresses(private_ips, ipv6_addresses) };
    }
    case 'security_group':
      return { ...fields, ...inlineRules(declared, all) };
    case 'vpc_endpoint': {
      const tables = all.flatMap((one) =>
        one.type === 'vpc_endpoint_route_table_association' && isOf(one.fields.vpc_endpoint_id, declared)
          ? [one.fields.route_table_id as Value]
          : [],
      );
      return tables.length > 0 ? { ...fields, route_table_ids: tables } : fields;
    }
    case 'ec2_transit_gateway_vpc_attachment': {
      const {
        transit_gateway_id,
        vpc_id,
        subnet_ids,
        appliance_mode_support,
        ipv6_support,
        security_group_referencing_support,
      } = fields;
      return {
        transit_gateway_id,
        vpc_id,
        subnet_ids,
        options: { appliance_mode_support, ipv6_support, security_group_referencing_support },
      };
    }
    case 'ec2_client_vpn_endpoint':
      return clientVpn(fields);
    case 'ec2_client_vpn_route': {
      const { target_vpc_subnet_id: target, ...rest } = fields;
      return { ...rest, target_vpc_subnet_id: target instanceof Ref ? target.to.fields.subnet_id : target };
    }
    case 'lambda_function': {
      const { code, ...rest } = fields;
      return { ...rest, code: { S3Bucket: code, S3Key: 'function.zip' } };
    }
    case 'lb':
      return balancer(fields);
    case 'elb':
      return classic(fields);
    case 'lb_listener':
      return listener(fields);
    case 'lb_target_group':
      return targetGroup(declared, all);
    default:
      return fields;
  }
}

const isOf = (value: Value | undefined, declared: Declared): boolean => value instanceof Ref && value.to === declared;

const NUMBERS: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58' };

function aclEntry({ protocol, from_port, to_port, icmp_type, icmp_code, ...rest }: Fields): Fields {
  return {
    ...rest,
    protocol: Number(NUMBERS[protocol as string] ?? protocol),
    ...(from_port === undefined ? {} : { port_range: { from: from_port, to: to_port } }),
    ...(icmp_type === undefined ? {} : { icmp: { type: icmp_type, code: icmp_code } }),
  };
}

function addresses(ipv4: Value | undefined, ipv6: Value | undefined): Fields {
  return {
    ...(Array.isArray(ipv4)
      ? { private_ip_addresses: ipv4.map((one, index) => ({ private_ip_address: one, primary: index === 0 })) }
      : {}),
    ...(Array.isArray(ipv6) ? { ipv6_addresses: ipv6.map((one) => ({ ipv6_address: one })) } : {}),
  };
}

/** With more than one address an instance has its interface described. */
function instance({ private_ip, secondary_private_ips, ipv6_addresses, ...rest }: Fields): Fields {
  if (!Array.isArray(secondary_private_ips))
    return { ...rest, ...(private_ip === undefined ? {} : { private_ip }), ...addresses(undefined, ipv6_addresses) };
  const { subnet_id, vpc_security_group_ids, ...others } = rest;
  const own = {
    device_index: '0',
    subnet_id,
    ...(vpc_security_group_ids ? { group_set: vpc_security_group_ids } : {}),
  };
  return {
    ...others,
    network_interfaces: [{ ...own, ...addresses([private_ip as Value, ...secondary_private_ips], ipv6_addresses) }],
  };
}

/**
 * Rules that name no group stand in their group: the first for what goes out takes the place of AWS's own. Those that name one stand by themselves, since groups may name each other;
 * then all for what goes out do, since no page of AWS says what becomes of a rule for everything in a group that others are added to.
 */
export function isInline({ type, fields }: Declared, all: readonly Declared[]): boolean {
  if (fields.referenced_security_group_id !== undefined) return false;
  if (type !== 'vpc_security_group_egress_rule') return true;
  const { to: group } = fields.security_group_id as Ref;
  return !all.some(
    (one) =>
      one.type === type &&
      one.fields.referenced_security_group_id !== undefined &&
      isOf(one.fields.security_group_id, group),
  );
}

function inlineRules(group: Declared, all: readonly Declared[]): Fields {
  const rules = (direction: string): readonly Declared[] =>
    all.filter(
      ({ type, fields }) => type === `vpc_security_group_${direction}_rule` && isOf(fields.security_group_id, group),
    );
  const plain = (
    { fields: { security_group_id: _, prefix_list_id, cidr_ipv4, cidr_ipv6, ...rest } }: Declared,
    list: string,
  ): Fields => ({
    ...rest,
    CidrIp: cidr_ipv4,
    CidrIpv6: cidr_ipv6,
    [list]: prefix_list_id,
  });
  const inbound = rules('ingress').filter((one) => isInline(one, all));
  const outbound = rules('egress').filter((one) => isInline(one, all));
  const isEmptied = outbound.length === 0 && rules('egress').length > 0;
  const nothing: Fields = { ip_protocol: 'icmp', from_port: 252, to_port: 86, CidrIp: '127.0.0.1/32' };
  return {
    ...(inbound.length > 0 ? { SecurityGroupIngress: inbound.map((one) => plain(one, 'SourcePrefixListId')) } : {}),
    ...(outbound.length > 0
      ? { SecurityGroupEgress: outbound.map((one) => plain(one, 'DestinationPrefixListId')) }
      : {}),
    ...(isEmptied ? { SecurityGroupEgress: [nothing] } : {}),
  };
}

function balancer({ internal, enable_cross_zone_load_balancing: cross, subnet_mapping, ...rest }: Fields): Fields {
  return {
    ...rest,
    ...(subnet_mapping === undefined
      ? {}
      : {
          subnet_mappings: (subnet_mapping as Fields[]).map(({ subnet_id, private_ipv4_address }) => ({
            subnet_id,
            PrivateIPv4Address: private_ipv4_address,
          })),
        }),
    scheme: internal ? 'internal' : 'internet-facing',
    ...(cross === undefined
      ? {}
      : { load_balancer_attributes: [{ key: 'load_balancing.cross_zone.enabled', value: String(cross) }] }),
  };
}

function classic({ internal, cross_zone_load_balancing, listener: listeners, health_check, ...rest }: Fields): Fields {
  const own = (listeners as Fields[]).map(({ lb_port, lb_protocol, instance_port, instance_protocol }) => ({
    load_balancer_port: String(lb_port),
    protocol: lb_protocol,
    instance_port: String(instance_port),
    instance_protocol,
  }));
  const [check] = (health_check ?? []) as Fields[];
  const text = (value: Value | undefined): Value => String(value);
  return {
    ...rest,
    scheme: internal ? 'internal' : 'internet-facing',
    cross_zone: cross_zone_load_balancing,
    listeners: own,
    ...(check
      ? {
          health_check: {
            target: check.target,
            interval: text(check.interval),
            timeout: text(check.timeout),
            healthy_threshold: text(check.healthy_threshold),
            unhealthy_threshold: text(check.unhealthy_threshold),
          },
        }
      : {}),
  };
}

function listener({ certificate_arn, default_action, ...rest }: Fields): Fields {
  const actions = (default_action as Fields[]).map(({ forward, redirect, fixed_response, ...action }) => ({
    ...action,
    ...configOf('forward_config', forward, ({ target_group }) => ({
      target_groups: (target_group as Fields[]).map(({ arn, weight }) => ({ target_group_arn: arn, weight })),
    })),
    ...configOf('redirect_config', redirect, (one) => one),
    ...configOf('fixed_response_config', fixed_response, (one) => one),
  }));
  return {
    ...rest,
    ...(certificate_arn === undefined ? {} : { certificates: [{ certificate_arn }] }),
    default_actions: actions,
  };
}

function configOf(name: string, blocks: Value | undefined, write: (one: Fields) => Fields): Fields {
  const [first] = (blocks ?? []) as Fields[];
  return first ? { [name]: write(first) } : {};
}

function targetGroup(declared: Declared, all: readonly Declared[]): Fields {
  const { preserve_client_ip, load_balancing_cross_zone_enabled, health_check, ...rest } = declared.fields;
  const [check] = (health_check ?? []) as Fields[];
  const attributes = [
    ...(preserve_client_ip === undefined
      ? []
      : [{ key: 'preserve_client_ip.enabled', value: String(preserve_client_ip) }]),
    ...(load_balancing_cross_zone_enabled === undefined
      ? []
      : [{ key: 'load_balancing.cross_zone.enabled', value: String(load_balancing_cross_zone_enabled) }]),
  ];
  const targets = all.flatMap(({ type, fields }) =>
    type === 'lb_target_group_attachment' && isOf(fields.target_group_arn, declared)
      ? [{ id: fields.target_id, port: fields.port, availability_zone: fields.availability_zone }]
      : [],
  );
  return {
    ...rest,
    ...(check ? { health_check_port: check.port, health_check_protocol: check.protocol } : {}),
    ...(attributes.length > 0 ? { target_group_attributes: attributes } : {}),
    ...(targets.length > 0 ? { targets } : {}),
  };
}

function clientVpn({ authentication_options, connection_log_options, ...rest }: Fields): Fields {
  const [authentication = {}] = authentication_options as Fields[];
  const [log = {}] = connection_log_options as Fields[];
  const { type, saml_provider_arn: provider, root_certificate_chain_arn: root } = authentication;
  const by: Fields = provider
    ? { federated_authentication: { SAMLProviderArn: provider } }
    : { mutual_authentication: { client_root_certificate_chain_arn: root } };
  return { ...rest, authentication_options: [{ type, ...by }], connection_log_options: log };
}
