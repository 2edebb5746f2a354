import { expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { positionOf, TestClient } from './test-client.js';

const TEXT = `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a {
    route-table unknown
    network-acl unknown
    instance web 10.0.0.5
    nat-instance nat 10.0.0.6 { source-dest-check on }
  }
  route-table t { 10.9.0.0/16 -> nat }
}
`;

it.each([
  ['subnet s', /\*\*Whether it is public is not known\*\*: nobody tells which route table it has/],
  ['instance web', /whether public is not known\), behind a network ACL that is not known\. .*not known, since nobody/],
  [
    'nat-instance nat',
    /with its own address in place of the sender.*`source-dest-check on`: it drops every packet.*work-with-nat-instances/s,
  ],
])('the hover of %s claims nothing that is not told', async (what, says) => {
  const client = await TestClient.start();
  await client.open(TEXT);
  const found = await client.ask<Hover | null>('textDocument/hover', positionOf(TEXT, what, what.indexOf(' ') + 1));
  expect((found?.contents as MarkupContent | undefined)?.value).toMatch(says);
});
