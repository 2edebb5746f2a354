import { cidrContains, formatAddress, formatCidr, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Key, SubnetDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { untoldVpc } from './homes.js';
import { isUnknown, known } from './value.js';

export function importSubnets(context: Context): void {
  const wantsIpv6: [Key, SubnetDraft][] = [];
  for (const subnet of context.all('subnet', 'default_subnet')) {
    const { fields, label } = subnet;
    const block = fields.cidr('cidr_block');
    const ipv6 = fields.cidr('ipv6_cidr_block');
    const vpc = vpcOf(context, subnet);
    const native = known(fields.flag('ipv6_native')) === true;
    const isTold = known(block) !== undefined || native;
    if (!isTold) {
      context.warn(
        isUnknown(block)
          ? say`The block of subnet ${label} is not known: ${block.why}.`
          : say`The block of subnet ${label} is not known.`,
        fields.at('cidr_block'),
      );
    }
    const draft = context.network.define(subnet.key, {
      kind: 'subnet',
      ...context.named(subnet),
      vpc,
      unknown: !isTold || undefined,
      cidrs: isTold ? [known(block), known(ipv6)].filter((one) => one !== undefined) : [],
      zone: known(fields.text('availability_zone')) ?? known(fields.text('availability_zone_id')),
    });
    if (isTold && (isUnknown(ipv6) || (native && ipv6 === undefined))) wantsIpv6.push([subnet.key, draft]);
    const hasNone = fields.readings.some((way) => way.raw('ipv6_cidr_block') === undefined) && ipv6 !== undefined;
    if (hasNone || (isUnknown(ipv6) && ipv6.mayBeNone)) context.maybeIpv6.add(subnet.key);
    if (['availability_zone', 'availability_zone_id'].every((field) => known(fields.raw(field)) === undefined))
      if (isUnknown(fields.raw('availability_zone'))) context.untoldZones.add(subnet.key);
    const maps = fields.flag('map_public_ip_on_launch');
    context.mapsPublicAddresses.set(
      subnet.key,
      isUnknown(maps) || (maps === undefined && subnet.lookedUp) ? 'maybe' : (maps ?? subnet.type === 'default_subnet'),
    );
    const assigns = fields.flag('assign_ipv6_address_on_creation');
    const isOpen = isUnknown(assigns) || (assigns === undefined && subnet.lookedUp);
    context.assignsIpv6.set(subnet.key, isOpen ? 'maybe' : native || assigns === true);
    if (isUnknown(maps))
      context.warn(
        say`Whether subnet ${label} gives public addresses is not known.`,
        fields.at('map_public_ip_on_launch'),
      );
  }
  for (const { fields, place, maybe } of context.all('subnet_cidr_block')) {
    const id = known(fields.text('subnet_id'));
    const draft = context.network.find(id, 'subnet');
    const block = known(fields.cidr('ipv6_cidr_block'));
    if (!draft || id === undefined) context.warn(say`It cannot be told to which subnet this block belongs.`, place);
    else if (block !== undefined) draft.cidrs.push(block);
    else wantsIpv6.push([id, draft]);
    if (maybe && draft && id !== undefined) context.maybeIpv6.add(context.key(id));
  }
  doubtVpcs(context);
  standInIpv6(context, wantsIpv6);
  settleZones(context);
}

/** A subnet that says nothing of its VPC is in the default one. */
function vpcOf(context: Context, { fields, key, type, label }: Declared): Key {
  const told = fields.text('vpc_id');
  const vpc = context.vpcOf(key, known(told));
  if (vpc !== undefined) return vpc;
  const [only, another] = context.all('default_vpc');
  if (told === undefined && type === 'default_subnet' && only && !another) return only.key;
  const among = isUnknown(told) ? told.among : undefined;
  const possible = possibleVpcs(context, among?.keys, known(fields.cidr('cidr_block')));
  const [first, second] = possible;
  if (first !== undefined && second === undefined && among?.open === false) return first;
  context.warn(say`It cannot be told in which VPC subnet ${label} is.`, fields.at('vpc_id'));
  if (first === undefined) return untoldVpc(context);
  // In the only one that it can be in, if it is there: then whatever leads to it and from it is open.
  if (second === undefined) {
    context.doubtful.add(key);
    return first;
  }
  context.homeless.add(key);
  return untoldVpc(context);
}

/** The VPCs in which a subnet can be: one whose blocks are told contains it. */
function possibleVpcs({ network }: Context, among: readonly Key[] | undefined, block: string | undefined): Key[] {
  const keys = among?.map((one) => network.keyOf(one) ?? one);
  const inside = block === undefined ? undefined : parseCidr(block)?.cidr;
  return [...network.all('vpc')].flatMap(([key, { cidrs, unknown }]) => {
    const blocks = cidrs.flatMap((text) => parseCidr(text)?.cidr ?? []);
    const isIn = !inside || unknown || blocks.some((one) => cidrContains(one, inside.base));
    return isIn && (keys === undefined || keys.includes(key)) ? [key] : [];
  });
}

/** What is told of a VPC whose blocks are not stands, and so does what lies in it. */
function doubtVpcs(context: Context): void {
  for (const [, subnet] of [...context.network.all('subnet')])
    if (!context.network.has(subnet.vpc, 'vpc'))
      context.network.define(subnet.vpc, { kind: 'vpc', unknown: true, ids: [subnet.vpc], cidrs: [] });
  const made = new Set(context.all('vpc', 'default_vpc').flatMap(({ key, lookedUp }) => (lookedUp ? [] : [key])));
  for (const [key, vpc] of context.network.all('vpc')) {
    if (vpc.cidrs.length > 0 && !vpc.unknown) continue;
    if (!context.partlyTold.has(key))
      context.warnings.add(
        vpc.cidrs.length > 0
          ? say`Not all blocks of VPC ${vpc.label ?? key} are in the input: they are unknown.`
          : say`The blocks of VPC ${vpc.label ?? key} are not in the input: they are unknown.`,
      );
    vpc.unknown = true;
    // Of one that the input makes it tells all but the blocks.
    if (!made.has(key)) context.partlyTold.add(key);
  }
}

/** An IPv6 block that AWS picks later: each subnet gets a /64 of its VPC's block, so that none overlaps another. */
function standInIpv6(context: Context, subnets: readonly [Key, SubnetDraft][]): void {
  const used = new Map<Key, number>();
  for (const [, subnet] of subnets) {
    const vpc = context.network.find(subnet.vpc, 'vpc');
    const blocks = (vpc?.cidrs ?? []).flatMap((text) => parseCidr(text)?.cidr ?? []);
    const block = blocks.find(({ base }) => formatAddress(base).includes(':'));
    if (!block || block.prefixLength > 64) {
      context.warnings.add(say`The IPv6 block of subnet ${subnet.label ?? ''} is not known: it is left out.`);
      continue;
    }
    const taken = [...context.network.all('subnet')].flatMap(([, { vpc: home, cidrs }]) =>
      home === subnet.vpc ? cidrs.flatMap((text) => parseCidr(text)?.cidr ?? []) : [],
    );
    for (let number = used.get(subnet.vpc) ?? 0; number < 2 ** Math.min(16, 64 - block.prefixLength); number++) {
      used.set(subnet.vpc, number + 1);
      const text = subnetBlock(formatAddress(block.base), number);
      const parsed = parseCidr(text);
      if (!parsed || taken.some((other) => cidrContains(other, parsed.cidr.base))) continue;
      subnet.cidrs.push(formatCidr(parsed.cidr));
      context.warnings.add(
        say`
          The IPv6 block of subnet ${subnet.label ?? ''} is not known yet; ${formatCidr(parsed.cidr)} stands for
          it here.
        `,
      );
      break;
    }
  }
}

/** The n-th /64 of a block whose lowest 16 bits before it are zero: `2001:db8:1::` and 3 give `2001:db8:1:3::/64`. */
function subnetBlock(base: string, number: number): string {
  const [head = '', tail] = base.split('::');
  const words = head.split(':').filter((word) => word !== '');
  const rest = (tail ?? '').split(':').filter((word) => word !== '');
  const all = [...words, ...Array.from({ length: 8 - words.length - rest.length }, () => '0'), ...rest].slice(0, 4);
  const fourth = (Number.parseInt(all[3] ?? '0', 16) + number) & 0xffff;
  return `${all.slice(0, 3).join(':')}:${fourth.toString(16)}::/64`;
}

/** Zones are written without the region they lie in: `a` for `eu-west-1a`. */
function settleZones(context: Context): void {
  for (const [, subnet] of context.network.all('subnet')) {
    const [, region, letter] = /^([a-z]{2}(?:-[a-z]+)+-\d)([a-z])$/.exec(subnet.zone ?? '') ?? [];
    const vpc = context.network.find(subnet.vpc, 'vpc');
    if (region === undefined || letter === undefined || !vpc || (vpc.region ?? region) !== region) continue;
    vpc.region = region;
    subnet.zone = letter;
  }
}
