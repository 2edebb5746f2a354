import { expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { positionOf, TestClient } from './test-client.js';

const TEXT = `vpc v 10.0.0.0/16, 2001:db8:0:100::/56 private, 2001:db8:0:200::/56 maybe private, fd12:0:0:100::/56 {
  vpn-gateway door
}
network office 192.168.0.0/16
vpn line from office to v.door {
  local-cidrs 192.168.1.0/24
  remote-cidrs unknown
}
vpn plain from office to v.door
`;

it.each([
  ['2001:db8:0:100::/56', 1, /private IPv6 block: AWS does not advertise it/],
  ['fd12:0:0:100::/56', 1, /private IPv6 block: AWS does not advertise it/],
  ['2001:db8:0:200::/56', 1, /Nobody tells whether it is private/],
  ['private,', 1, /`private`.*never on the internet/s],
  [
    'vpn line',
    5,
    /carry only what has `192\.168\.1\.0\/24` on the customer's side and addresses that nobody tells on AWS's/,
  ],
  ['local-cidrs', 1, /traffic selector/],
  ['vpn plain', 5, /^(?!.*selector)/s],
])('the hover of %s tells what is carried', async (what, into, says) => {
  const client = await TestClient.start();
  await client.open(TEXT);
  const found = await client.ask<Hover | null>('textDocument/hover', positionOf(TEXT, what, into));
  expect((found?.contents as MarkupContent | undefined)?.value).toMatch(says);
});
