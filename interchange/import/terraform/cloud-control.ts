import { RENAMED, snake, TYPES } from '../cloudformation/types.js';
import { END_TYPES } from '../declared/end-types.js';

/**
 * The `awscc` provider has CloudFormation's resources, with their names in lower case: what is read of `aws_subnet` is read of `awscc_ec2_subnet` too.
 * https://registry.terraform.io/providers/hashicorp/awscc/latest/docs
 */
interface Twin {
  /** `aws_subnet`. */
  readonly type: string;
  readonly renamed: Readonly<Record<string, string>>;
}

export const TWINS: ReadonlyMap<string, Twin> = new Map(
  Object.entries(TYPES).map(([type, own]) => [
    cloudControlName(type),
    { type: `aws_${own}`, renamed: RENAMED[type] ?? {} },
  ]),
);

/** What has an interface somewhere is known by CloudFormation's type, whose fields these are. */
const ENDS: ReadonlyMap<string, string> = new Map(
  END_TYPES.flatMap(({ cloudformation }) => cloudformation.map((type) => [cloudControlName(type), type] as const)),
);

function cloudControlName(type: string): string {
  const [, service = '', resource = ''] = type.split('::');
  return `awscc_${service.toLowerCase()}_${snake(resource)}`;
}

/** The type of `aws` that says the same, else CloudFormation's; any other is its own. */
export function twinOf(type: string): string {
  return TWINS.get(type)?.type ?? ENDS.get(type) ?? type;
}

export function isCloudControl(type: string): boolean {
  return type.startsWith('awscc_');
}

/** Fields by the names that are read: `ipv_6_cidr_block` is `ipv6_cidr_block`, a group's `security_group_ingress` its `ingress`. */
export function twinFields<T>(type: string, fields: T): T {
  if (!isCloudControl(type)) return fields;
  const names = TWINS.get(type)?.renamed ?? {};
  return renamed(fields, names) as T;
}

/** A field's name, likewise. */
export function twinField(type: string, name: string): string {
  return Object.keys(twinFields(type, { [name]: null }) as object)[0] ?? name;
}

function renamed(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const plain = name.replace(/_(\d)/g, '$1');
      const field = names[plain] ?? plain;
      const item = WRAPPED[field];
      const unwrapped = item !== undefined && Array.isArray(inner) ? inner.map((one) => alone(one, item)) : inner;
      return [field, renamed(unwrapped, {})];
    }),
  );
}

/** Lists whose items are objects of one field, where the twin has texts. */
const WRAPPED: Readonly<Record<string, string>> = {
  ipv6_addresses: 'ipv_6_address',
  allowed_prefixes_to_direct_connect_gateway: 'cidr',
};

function alone(item: unknown, field: string): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return (item as Readonly<Record<string, unknown>>)[field] ?? item;
}
