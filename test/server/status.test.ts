import { describe, expect, it } from 'vitest';
import type { NetworkStatus } from '../../server/protocol.js';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const OFFICE = 'file:///work%20shop/office.vpc';
const OTHER = 'file:///work%20shop/other.vpc';
const asking = { initializationOptions: { status: true } };

const isDone = ({ took }: NetworkStatus): boolean => took !== null;
const told = (client: TestClient): readonly NetworkStatus[] => client.statuses.at(-1) ?? [];
/** Every network is checked, and there are so many. */
const settled = (client: TestClient, count: number): Promise<void> =>
  client.until(() => told(client).length === count && told(client).every(isDone));

describe('the status', () => {
  it('says what is being checked, and how long it took when it is', async () => {
    const client = await TestClient.start(asking);
    await client.open(SHOP_TEXT);
    await settled(client, 1);
    expect(client.statuses[0]).toEqual([{ uri: SHOP, files: [SHOP], took: null }]);
    expect(told(client)[0]?.took).toBeGreaterThanOrEqual(0);
  });

  it('names the files that are checked together, as the client spells them, and each network apart', async () => {
    const client = await TestClient.start({ ...asking, files: { [OFFICE]: 'network office 192.168.0.0/16\n' } });
    await client.open(`import "./office.vpc"\n${SHOP_TEXT}`);
    await settled(client, 1);
    expect(told(client)[0]?.files).toEqual([SHOP, OFFICE]);
    await client.open('vpc other 10.9.0.0/16 { }\n', OTHER);
    await settled(client, 2);
    expect(told(client).map(({ uri, files }) => [uri, files.length])).toEqual([
      [SHOP, 2],
      [OTHER, 1],
    ]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: SHOP } });
    await settled(client, 1);
    expect(told(client)[0]?.uri).toBe(OTHER);
  });

  it('is open again after an edit, and stays where only a comment is written', async () => {
    const client = await TestClient.start(asking);
    await client.open(SHOP_TEXT);
    await settled(client, 1);
    const before = client.statuses.length;
    const start = { line: 0, character: 0 };
    await client.change([{ range: { start, end: start }, text: '// a comment\n' }], 2);
    await client.analysed(2);
    expect(client.statuses.length).toBe(before);
    await client.change([{ range: { start, end: start }, text: 'vpc more 10.99.0.0/16 { }\n' }], 3);
    await client.analysed(3);
    await settled(client, 1);
    expect(client.statuses.slice(before).map(([first]) => first && isDone(first))).toContain(false);
  });

  it('is told to nobody who did not ask', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    await client.analysed();
    expect(client.statuses).toEqual([]);
  });
});
