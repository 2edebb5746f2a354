import { told } from '../../../network/words/index.js';
import type { PublicIpDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { endType } from './end-types.js';
import { launchedSettings } from './launched-ends.js';
import type { NamedPlaces } from './places-named.js';
import { launchedPublicIps } from './public-addresses.js';
import { Unknown } from './value.js';

const OPEN = new Unknown(told`it is told elsewhere, or not at all`);

/** The public address of an interface that AWS puts somewhere: as it is asked for, else as the type has it. */
export function endAddresses(
  context: Context,
  declared: Declared,
  { isPublic, subnets }: NamedPlaces,
): PublicIpDraft[] {
  const type = endType(declared.type);
  const asked = isPublic === 'maybe' ? OPEN : isPublic;
  if (asked !== undefined) return launchedPublicIps(context, undefined, asked);
  if (type?.isPublicUnlessSaid === declared.type) return [{}];
  switch (type?.publicAddress) {
    case 'untold':
      return [{ maybe: true }];
    case 'as-subnet': {
      const byTemplate = launchedSettings(context, declared)?.isPublic;
      const each = subnets.map((subnet) => launchedPublicIps(context, subnet, byTemplate));
      const isOne = each.every((one) => JSON.stringify(one) === JSON.stringify(each[0]));
      return isOne ? (each[0] ?? [{ maybe: true }]) : [{ maybe: true }];
    }
    default:
      return [];
  }
}
