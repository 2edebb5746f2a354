import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { readBlocks } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import { list, nameTag, readList, tags, text } from './fields.js';
import { maybeBy, stateOf } from './states.js';
import { SELECTORS, selectorsIn } from './traffic-selectors.js';

const CUSTOMER_GATEWAY = { CustomerGatewayId: text, Tags: tags };
const VPN = {
  VpnConnectionId: text,
  CustomerGatewayId: text,
  VpnGatewayId: text,
  TransitGatewayId: text,
  State: text,
  Options: z.looseObject({ StaticRoutesOnly: z.boolean().nullish(), ...SELECTORS }),
  Routes: list,
  VgwTelemetry: list,
  Tags: tags,
};
const ROUTE = { DestinationCidrBlock: text, State: text };
const TUNNEL = { Status: text };

/** Site-to-Site VPNs and, for each customer gateway that one comes from, the network behind it. */
export function importVpns(context: Import): void {
  const { network, warnings } = context;
  for (const { value } of readKind(context, 'CustomerGateways', CUSTOMER_GATEWAY))
    if (value.CustomerGatewayId !== undefined) context.labels.set(value.CustomerGatewayId, nameTag(value.Tags));
  for (const reading of readKind(context, 'VpnConnections', VPN)) {
    const id = requireId(context, reading, 'VpnConnectionId');
    if (!id || network.has(id)) continue;
    const { value, place } = reading;
    const gateway = [value.VpnGatewayId, value.TransitGatewayId].find((one) => one !== undefined && one !== '');
    const isGone = stateOf('VPN', value.State) === 'gone';
    if (isGone || gateway === undefined || context.gone.has(gateway)) {
      if (isGone || gateway !== undefined) context.gone.add(id);
      else
        warnings.add(
          say`
            VPN ${id} is left out: the data do not say at which VPN gateway or transit gateway it ends. What
            routes send to it is unknown.
          `,
          place,
        );
      continue;
    }
    const customer = value.CustomerGatewayId ?? `customer-gateway-of-${id}`;
    const isStatic = value.Options?.StaticRoutesOnly ?? (value.Routes !== undefined && value.Routes.length > 0);
    const listed = readList(value.Routes, ROUTE, place, 'Routes', warnings);
    const inState = (wanted: 'there' | 'open') =>
      listed
        .filter(({ value: { State } }) => stateOf('static route of a VPN', State) === wanted)
        .map((route) => route.value.DestinationCidrBlock);
    const [routes, openRoutes] = [inState('there'), inState('open')];
    const blocks = isStatic ? readBlocks(routes, place, warnings) : undefined;
    const openBlocks = isStatic ? readBlocks(openRoutes, place, warnings) : [];
    // What of the static routes cannot be read is taken for announced, so unknown.
    const whole = listed.length === value.Routes?.length;
    const told =
      blocks !== undefined &&
      whole &&
      blocks.length >= new Set(routes).size &&
      openBlocks.length >= new Set(openRoutes).size;
    const tunnels = readList(value.VgwTelemetry, TUNNEL, place, 'VgwTelemetry', warnings);
    const isDown = tunnels.length > 0 && tunnels.every((tunnel) => tunnel.value.Status === 'DOWN');
    // One with static routes comes up with the first packet; one with BGP announces nothing while it is down.
    // https://docs.aws.amazon.com/vpn/latest/s2svpn/initiate-vpn-tunnels.html
    if (isDown)
      warnings.add(
        isStatic
          ? say`All tunnels of VPN ${id} are down: nothing passes it now, and it is taken to come up when something is sent.`
          : say`
              All tunnels of VPN ${id} are down: BGP announces nothing through it now, so whether anything passes it is
              unknown.
            `,
        place,
      );
    const line = {
      kind: 'vpn',
      label: nameTag(value.Tags),
      network: customer,
      gateway,
      selectors: value.Options && selectorsIn(value.Options, place, warnings),
    } as const;
    const areAllOpen = told && blocks.length === 0 && openBlocks.length > 0;
    const certain = told && (blocks.length > 0 || value.Options?.StaticRoutesOnly !== undefined) ? blocks : undefined;
    network.define(id, {
      ...line,
      ...((isDown && !isStatic) || areAllOpen ? { maybe: true } : maybeBy('VPN', value.State)),
      ids: [id],
      routes: areAllOpen ? openBlocks : certain,
    });
    // Routes that are being made or deleted are those of a connection that may be there beside the one that is.
    if (!areAllOpen && openBlocks.length > 0)
      network.define(`${id} open routes`, {
        ...line,
        maybe: true,
        ids: [],
        label: `${line.label ?? id}-open-routes`,
        routes: openBlocks,
      });
    if (!network.has(customer))
      network.define(customer, {
        kind: 'network',
        ids: [customer],
        label: context.labels.get(customer),
        cidrs: [],
        unknown: true,
      });
  }
}
