import type { Key } from '../builder/draft.js';
import { type Context, impliedKey } from './context.js';
import { isUnknown, type Value } from './value.js';

const WITH_A_VPC = ['route-table', 'network-acl', 'security-group'] as const;

/** The VPCs that a value may mean which nobody tells, by themselves or by what AWS makes with them: all, where it is not narrowed down. */
export function vpcsMeant(context: Context, value: Value | undefined): Key[] {
  const { network } = context;
  const all = [...network.all('vpc')].map(([key]) => key);
  const keys = isUnknown(value) && value.among?.open === false ? value.among.keys : undefined;
  const homes = keys?.map((key) => network.find(key, ...WITH_A_VPC)?.vpc ?? key).map((key) => context.key(key));
  const meant = all.filter((vpc) =>
    homes?.some((home) => home === vpc || WITH_A_VPC.some((what) => home === impliedKey(vpc, what))),
  );
  return meant.length > 0 ? meant : all;
}
