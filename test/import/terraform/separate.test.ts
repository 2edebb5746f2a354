/** A file that `cat` has put together of several: each document counts as a file of its own. */
import { expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { verdictOf } from '../verdict-of.js';
import { ID, STANDING, stateOf, without } from './standing.js';

const HOST = 'aws_instance.host';
const host = stateOf({
  [HOST]: { ...STANDING[HOST], user_data: 'echo "{}" }\n{ \\"' },
});
const network = stateOf(without(STANDING, HOST));

it.each([
  ['one a line', [network, host].map((one) => JSON.stringify(one)).join('\n')],
  [
    'with spaces and a byte order mark',
    `\uFEFF${[network, host].map((one) => JSON.stringify(one, null, 2)).join('\n\n')}\n`,
  ],
  ['each with a byte order mark of its own', [network, host].map((one) => `\uFEFF${JSON.stringify(one)}\n`).join('')],
  ['without anything between', [host, network].map((one) => JSON.stringify(one)).join('')],
])('%s', (_, text) => {
  const { topology } = importTerraform([{ path: 'all.json', text }]);
  expect(['tcp 443', 'tcp 22'].map((on) => verdictOf(topology, 'internet', ID.host, on))).toEqual([
    'reachable',
    'blocked',
  ]);
});

it('is whole where a text alone looks like an end', () => {
  const { topology } = importTerraform([{ path: 'one.json', text: JSON.stringify(host) }]);
  expect(topology.vpcs).toHaveLength(1);
});
