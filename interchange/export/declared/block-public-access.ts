import type { Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { Ref } from './declared.js';
import type { Draft } from './draft.js';

/** AWS has one such setting for all VPCs of an account and region, and lets subnets and whole VPCs out of it. */
export function declareBlockPublicAccess(vpcs: readonly Vpc[], draft: Draft): void {
  const [first] = vpcs.flatMap(({ blockPublicAccess }) => blockPublicAccess);
  if (!first) return;
  for (const mode of new Set(vpcs.flatMap((vpc) => vpc.blockPublicAccess.map((one) => one.mode))))
    if (mode !== first.mode)
      draft.note(first, say`AWS has one mode of Block Public Access for all VPCs of a region: ${mode} is left out.`);
  draft.note(
    first,
    say`Block Public Access is one setting for all VPCs of the account in the region: this export sets it.`,
  );
  draft.add('vpc_block_public_access_options', ['block-public-access'], {
    internet_gateway_block_mode: first.mode === 'ingress' ? 'block-ingress' : 'block-bidirectional',
  });
  for (const vpc of vpcs) {
    const own = draft.find(vpc);
    if (own && vpc.blockPublicAccess.length === 0)
      draft.add('vpc_block_public_access_exclusion', [own], {
        vpc_id: new Ref(own),
        internet_gateway_exclusion_mode: 'allow-bidirectional',
      });
    for (const { exclusions } of vpc.blockPublicAccess)
      for (const { subnet, allow } of exclusions) {
        const excluded = draft.find(subnet.target);
        if (excluded)
          draft.add('vpc_block_public_access_exclusion', [excluded], {
            subnet_id: new Ref(excluded),
            internet_gateway_exclusion_mode: `allow-${allow}`,
          });
      }
  }
}
