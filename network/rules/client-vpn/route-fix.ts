import type { Fix } from '../../findings/index.js';
import type { ClientVpnEndpoint } from '../../forwarding/index.js';
import { type Subnet, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { addition } from '../fixes.js';

/** A route to one destination by each of these subnets. */
export const routeFix = ({ origin }: ClientVpnEndpoint, subnets: readonly Subnet[], destination: string): Fix[] =>
  addition(
    subnets.length === 1
      ? say`Add the route \`${destination} -> ${subnets[0]?.name}\``
      : say`Add routes to ${destination}`,
    origin,
    subnets.map((subnet) => `${destination} -> ${writtenName(subnet)}`),
  );
