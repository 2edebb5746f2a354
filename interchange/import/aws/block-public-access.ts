import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { doubtPublicAccess } from '../builder/doubt-public-access.js';
import { isUnknownVpc } from '../builder/placeholders.js';
import { type Import, readKind } from './context.js';
import { text } from './fields.js';
import { stateOf } from './states.js';

const MODES: Readonly<Record<string, 'bidirectional' | 'ingress'>> = {
  'block-bidirectional': 'bidirectional',
  'block-ingress': 'ingress',
};
const OPTIONS = { AwsRegion: text, AwsAccountId: text, InternetGatewayBlockMode: text };
const states = z.looseObject({ InternetGatewayBlockMode: z.string().nullish() });
const OF_VPC = { VpcId: text, OwnerId: text, BlockPublicAccessStates: states };
const OF_SUBNET = { SubnetId: text, BlockPublicAccessStates: states };
const EXCLUSION = { InternetGatewayExclusionMode: text, ResourceArn: text, State: text };

/** VPC Block Public Access: one mode an account and region, with exclusions. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html */
export function importBlockPublicAccess(context: Import): void {
  const options = readKind(context, 'VpcBlockPublicAccessOptions', OPTIONS);
  const states = new Map<string, { owner?: string | undefined; mode?: string | null | undefined }>();
  const ofSubnets = modesOfSubnets(context);
  for (const { value } of readKind({ ...context, warnings: context.scratch }, 'Vpcs', OF_VPC))
    if (value.VpcId !== undefined)
      states.set(value.VpcId, { owner: value.OwnerId, mode: value.BlockPublicAccessStates?.InternetGatewayBlockMode });
  for (const [id, vpc] of context.network.all('vpc')) {
    const own = states.get(id);
    const option = options.find(
      ({ value }) =>
        (value.AwsRegion === undefined || vpc.region === undefined || value.AwsRegion === vpc.region) &&
        (value.AwsAccountId === undefined || own?.owner === undefined || value.AwsAccountId === own.owner),
    );
    const told = option?.value.InternetGatewayBlockMode ?? own?.mode ?? undefined;
    if (told === undefined && context.described.isRefused('VpcBlockPublicAccessOptions')) {
      if (!isUnknownVpc(context.network, id)) doubtPublicAccess(context.network, id);
      continue;
    }
    const mode = modeOf(told, ofSubnets.get(id) ?? []);
    if (isUnknownVpc(context.network, id)) continue;
    if (mode === 'open') {
      context.warnings.add(
        say`
          Whether Block Public Access stops what passes the internet gateways of ${id} is unknown: what the data tell
          of it and of its subnets (\`BlockPublicAccessStates\`) cannot be read, or does not agree. Ask AWS again:
          \`aws ec2 describe-vpc-block-public-access-options\`.
        `,
      );
      doubtPublicAccess(context.network, id);
    } else if (mode) vpc.blockPublicAccess = { mode, exclusions: [] };
  }
  const blocked = [...context.network.all('vpc')].filter(([, vpc]) => vpc.blockPublicAccess);
  const isUntold = context.described.untold('VpcBlockPublicAccessExclusions').length > 0;
  const isAsked = context.described.has('VpcBlockPublicAccessExclusions') && !isUntold;
  if (blocked.length > 0 && !isAsked && !excludeByState(context)) {
    if (isUntold) for (const [id] of blocked) doubtPublicAccess(context.network, id);
    else
      context.warnings.add(
        say`
          Exclusions from Block Public Access are not in the data (\`aws ec2
          describe-vpc-block-public-access-exclusions\`): there are taken to be none but those that subnets tell
          of themselves.
        `,
      );
  }
  for (const { value, place } of readKind(context, 'VpcBlockPublicAccessExclusions', EXCLUSION)) {
    const id = value.ResourceArn?.split('/').at(-1);
    const status = stateOf('exclusion', value.State);
    if (status === 'gone') continue;
    if (id === undefined) {
      context.warnings.add(say`What this excludes from Block Public Access is not told: it may be any VPC.`, place);
      for (const [key] of blocked) doubtPublicAccess(context.network, key);
      continue;
    }
    const allow = value.InternetGatewayExclusionMode === 'allow-egress' ? 'egress' : 'bidirectional';
    const subnets = context.network.has(id, 'vpc')
      ? [...context.network.all('subnet')].filter(([, { vpc }]) => vpc === id).map(([key]) => key)
      : [id];
    if (status === 'open') {
      const vpcs = new Set([id, ...subnets.map((subnet) => context.network.find(subnet, 'subnet')?.vpc)]);
      for (const [key] of blocked) if (vpcs.has(key)) doubtPublicAccess(context.network, key);
      continue;
    }
    for (const subnet of subnets) {
      const vpc = context.network.find(context.network.find(subnet, 'subnet')?.vpc, 'vpc');
      if (vpc?.blockPublicAccess && !vpc.blockPublicAccess.exclusions.some((known) => known.subnet === subnet))
        vpc.blockPublicAccess.exclusions.push({ subnet, allow });
    }
  }
}

/** What the subnets of each VPC tell of themselves; undefined where one does not. */
function modesOfSubnets(context: Import): Map<string, (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  for (const { value } of readKind({ ...context, warnings: context.scratch }, 'Subnets', OF_SUBNET)) {
    const vpc = context.network.find(value.SubnetId, 'subnet')?.vpc;
    if (vpc === undefined) continue;
    const known = found.get(vpc) ?? [];
    found.set(vpc, known);
    known.push(value.BlockPublicAccessStates?.InternetGatewayBlockMode ?? undefined);
  }
  return found;
}

/** The mode of a VPC, of whose subnets none can be blocked where it is not. Where only they tell: the strictest, from which the others are taken off. */
function modeOf(
  told: string | undefined,
  subnets: readonly (string | undefined)[],
): 'bidirectional' | 'ingress' | 'open' | undefined {
  const isKnown = (mode: string | undefined) => mode === undefined || mode === 'off' || mode in MODES;
  if (![told, ...subnets].every(isKnown)) return 'open';
  if (told !== undefined && told !== 'off') return MODES[told];
  const blocked = subnets.flatMap((mode) => MODES[mode ?? 'off'] ?? []);
  if (blocked.length === 0) return undefined;
  if (told === 'off' || subnets.includes(undefined)) return 'open';
  return blocked.includes('bidirectional') ? 'bidirectional' : 'ingress';
}

/**
 * What holds for a subnet once exclusions are taken off, as `describe-subnets` tells it. Whether every subnet concerned tells.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockPublicAccessStates.html
 */
function excludeByState(context: Import): boolean {
  const told = new Set<string>();
  for (const { value } of readKind({ ...context, warnings: context.scratch }, 'Subnets', OF_SUBNET)) {
    const { SubnetId: id, BlockPublicAccessStates: state } = value;
    const policy = context.network.find(context.network.find(id, 'subnet')?.vpc, 'vpc')?.blockPublicAccess;
    if (id === undefined || !policy || !state?.InternetGatewayBlockMode) continue;
    const isOff = state.InternetGatewayBlockMode === 'off';
    const mode = MODES[state.InternetGatewayBlockMode];
    if (isOff || mode) told.add(id);
    if (isOff) policy.exclusions.push({ subnet: id, allow: 'bidirectional' });
    else if (mode === 'ingress' && policy.mode === 'bidirectional')
      policy.exclusions.push({ subnet: id, allow: 'egress' });
  }
  return [...context.network.all('subnet')].every(
    ([id, { vpc }]) => told.has(id) || !context.network.find(vpc, 'vpc')?.blockPublicAccess,
  );
}
