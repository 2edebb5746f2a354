import { expect, it } from 'vitest';
import { twoInstances } from './account/two-instances.js';
import { messages, verdict } from './verdict.js';

const SERVER = { Ipv6Address: '2600:1f16:1::10' };
const CLIENT = { Ipv6Address: '2600:1f16:1::20' };
const https = (more: object) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...more });
const NONE = { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };

/** AWS prints four lists of peers in each permission, also those that are empty. */
const account = (...permissions: object[]) =>
  twoInstances(
    [...permissions, { ...https(NONE), FromPort: 25, ToPort: 25, UserIdGroupPairs: [{ GroupId: 'sg-none' }] }],
    {
      server: SERVER,
      client: CLIENT,
    },
  );
const rule = ({ without, ...lists }: { without?: keyof typeof NONE; [list: string]: unknown }) => {
  const whole: Record<string, unknown> = { ...NONE, ...lists };
  if (without) delete whole[without];
  return https(whole);
};
const stranger = { IpRanges: [{ CidrIp: '192.168.0.0/24' }] };

it.each<[string, object[], string, string]>([
  ['tells all of them', [rule(stranger)], 'blocked', 'blocked'],
  ['lacks Ipv6Ranges', [rule({ ...stranger, without: 'Ipv6Ranges' })], 'blocked', 'unknown'],
  ['lacks PrefixListIds', [rule({ ...stranger, without: 'PrefixListIds' })], 'unknown', 'unknown'],
  ['lacks UserIdGroupPairs', [rule({ ...stranger, without: 'UserIdGroupPairs' })], 'unknown', 'unknown'],
  ['lacks IpRanges', [rule({ Ipv6Ranges: [{ CidrIpv6: '2600::/64' }], without: 'IpRanges' })], 'unknown', 'blocked'],
  ['lacks those that another one tells', [https(stranger), rule(stranger)], 'unknown', 'unknown'],
])('a permission that %s', (_, permissions, ipv4, ipv6) => {
  const files = account(...permissions);
  expect([
    verdict(files, '10.0.0.20', '10.0.0.10', 'tcp 443'),
    verdict(files, CLIENT.Ipv6Address, SERVER.Ipv6Address, 'tcp 443'),
  ]).toEqual([ipv4, ipv6]);
  // It says nothing of other ports.
  expect(verdict(files, '10.0.0.20', '10.0.0.10', 'tcp 22')).toBe('blocked');
});

it('is told of', () =>
  expect(messages(account(rule({ ...stranger, without: 'Ipv6Ranges' })))).toContain(
    'Rules of security groups lack Ipv6Ranges, which AWS tells of each: what they let through besides is unknown.',
  ));

it('lacks nothing where every empty list is left out', () => {
  const files = twoInstances([https(stranger)]);
  const { SecurityGroups } = files['network.json'] as { SecurityGroups: { IpPermissionsEgress: object[] }[] };
  for (const group of SecurityGroups) group.IpPermissionsEgress = [{ IpProtocol: '-1', ...stranger }];
  expect(messages(files)).not.toContain('Rules of security groups lack');
  expect(verdict(files, '10.0.0.20', '10.0.0.10', 'tcp 443')).toBe('blocked');
});
