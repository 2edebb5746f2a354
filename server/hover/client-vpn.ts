import { destinationText } from '../../network/forwarding/index.js';
import type { Authorization, Resource } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { code, list } from './markdown.js';

/** What the clients of a Client VPN endpoint are and may do; nothing of another resource. */
export function clientVpnText({ clientVpn, vpc, subnets }: Resource): string {
  if (!clientVpn) return '';
  const { clients, routes, hasLocalRoute, routesUntold, authorizations, authorizationsUntold } = clientVpn;
  const lines = [
    clients
      ? say`
        Clients get addresses of ${code(clients.text)}, which nothing in a VPC sees: no rule or route there should
        name them.
      `
      : say`The addresses of its clients are not told.`,
    ...(hasLocalRoute
      ? [
          say`
        To the blocks of ${code(vpc.name)} by ${list(subnets.map(({ name }) => code(name)))}: AWS adds these
        routes.
      `,
        ]
      : []),
    ...routes.map(
      ({ destination, target }) =>
        say`
        To ${code(destinationText(destination))} ${
          target.kind === 'ref' ? say`by ${code(target.ref.text)}` : say`from client to client`
        }.
      `,
    ),
    ...(routesUntold ? [say`There may be more routes than are written.`] : []),
    ...authorizations.map(authorizationText),
    ...(authorizationsUntold ? [say`There may be more authorization rules than are written.`] : []),
    ...(authorizations.length === 0 && !authorizationsUntold
      ? [say`No authorization rule: its clients get nowhere.`]
      : []),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

const authorizationText = ({ destination, groups }: Authorization): string =>
  say`
  ${groups ? say`Members of ${list(groups.map(({ value }) => code(value)))}` : say`All clients`} may go to
  ${code(destinationText(destination))}.
`;
