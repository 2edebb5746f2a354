import { say } from '../../../network/words/index.js';
import { doubtPublicAccess } from '../builder/doubt-public-access.js';
import type { Key } from '../builder/draft.js';
import { isUnknownVpc } from '../builder/placeholders.js';
import type { Context } from './context.js';
import { mayMeet } from './environments.js';
import { isUnknown, known } from './value.js';

const MODES = ['off', 'block-bidirectional', 'block-ingress'] as const;
const EXCLUSIONS = ['allow-bidirectional', 'allow-egress'] as const;

/** VPC Block Public Access: one mode an account and region, with exclusions. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html */
export function importBlockPublicAccess(context: Context): void {
  const { network } = context;
  const vpcs = [...network.all('vpc')].filter(([key]) => !isUnknownVpc(network, key));
  const accounts = new Map(
    context.all('vpc', 'default_vpc').map(({ key, environment }) => [key, environment?.account]),
  );
  for (const { fields, place, environment, maybe } of context.all('vpc_block_public_access_options')) {
    const mode = fields.word('internet_gateway_block_mode', MODES);
    if (mode === 'off' || mode === undefined) continue;
    const region = known(fields.text('region') ?? fields.text('aws_region')) ?? environment?.region;
    const account = environment?.account;
    const isOneRegion = region !== undefined || new Set(vpcs.map(([, vpc]) => vpc.region)).size === 1;
    const isOneAccount = account !== undefined || new Set(vpcs.map(([key]) => accounts.get(key))).size === 1;
    const isSure = !maybe && !isUnknown(mode) && isOneRegion && isOneAccount;
    if (!isSure)
      context.warn(
        isOneRegion && !isOneAccount
          ? say`
              In which account this blocks public access, or whether it does, is not told: whether internet gateways carry
              anything is unknown.
            `
          : say`
              In which region this blocks public access, or whether it does, is not told: whether internet gateways carry
              anything is unknown.
            `,
        place,
      );
    for (const [key, vpc] of vpcs) {
      if (!mayMeet({ account, region }, { account: accounts.get(key), region: vpc.region })) continue;
      if (!isSure) doubtPublicAccess(network, key);
      else vpc.blockPublicAccess = { mode: mode === 'block-ingress' ? 'ingress' : 'bidirectional', exclusions: [] };
    }
  }
  for (const { fields, place, maybe } of context.all('vpc_block_public_access_exclusion')) {
    const mode = fields.word('internet_gateway_exclusion_mode', EXCLUSIONS);
    const vpc = fields.text('vpc_id');
    const subnet = fields.text('subnet_id');
    const subnets: Key[] =
      typeof vpc === 'string'
        ? [...network.all('subnet')].filter(([, { vpc: home }]) => home === network.keyOf(vpc)).map(([key]) => key)
        : [known(subnet)].filter((key) => key !== undefined);
    if (isUnknown(vpc) || isUnknown(subnet)) for (const [key] of vpcs) doubtPublicAccess(network, key);
    if (subnets.length === 0)
      context.warn(say`This exclusion is left out: the input does not describe what it leaves out.`, place);
    for (const id of subnets) {
      const home = network.find(id, 'subnet')?.vpc;
      const policy = network.find(home, 'vpc')?.blockPublicAccess;
      if (home !== undefined && policy && (maybe || isUnknown(mode))) {
        context.warn(
          say`
            Whether this exclusion is made, or what it allows, is not known: whether internet gateways carry anything is
            unknown.
          `,
          place,
        );
        doubtPublicAccess(network, context.key(home));
      } else policy?.exclusions.push({ subnet: id, allow: mode === 'allow-egress' ? 'egress' : 'bidirectional' });
    }
  }
}
