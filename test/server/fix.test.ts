import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FixParams, FixResult, MapFinding, PreviewSnapshot } from '../../server/protocol.js';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const NO_REPLY = SHOP_TEXT.replace('      100 allow tcp 1024-65535 to any\n', '');

describe('the fix of a finding that the preview shows', () => {
  const opened = async (text: string) => {
    const client = await TestClient.start();
    await client.open(text);
    await client.analysed();
    return client;
  };
  const pictureOf = (client: TestClient) => client.ask<PreviewSnapshot>('vpclens/preview', undefined);
  /** What is wrong with the ACL of the counter. */
  const wrong = ({ map }: PreviewSnapshot): readonly MapFinding[] =>
    map.guards.find(({ id }) => id === 'shop.counter-acl')?.findings ?? [];
  const fix = (client: TestClient, params: Omit<FixParams, 'textDocument'>) =>
    client.ask<FixResult>('vpclens/fix', undefined, params);
  const asked = ({ texts }: PreviewSnapshot, { rule, origin }: MapFinding, title: string) => ({
    texts,
    rule,
    origin,
    title,
  });

  it('is told by title at what the finding bites, and mends it', async () => {
    const client = await opened(NO_REPLY);
    const picture = await pictureOf(client);
    const [finding] = wrong(picture);
    const title = finding?.fixes?.[0];
    if (!finding || !title) throw new Error('There is no fix');
    expect(title).toMatch(/allow tcp 1024-65535 to any/);
    const result = await fix(client, asked(picture, finding, title));
    if (result.error !== undefined) throw new Error(result.error);
    const document = TextDocument.create(SHOP, 'vpc', 0, NO_REPLY);
    await client.change([{ text: TextDocument.applyEdits(document, result.edit.changes?.[SHOP] ?? []) }], 2);
    await client.analysed(2);
    expect(wrong(await pictureOf(client))).toEqual([]);
  });

  it('has none where the light bulb offers none', async () => {
    const client = await opened(SHOP_TEXT.replace('10.0.2.20', '10.0.1.5'));
    const { map } = await pictureOf(client);
    const all = map.vpcs.flatMap(({ zones }) =>
      zones.flatMap(({ subnets }) => subnets.flatMap((one) => one.resources)),
    );
    const findings = all.flatMap((one) => one.findings ?? []);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ fixes }) => fixes?.length === 0)).toEqual([]);
  });

  it('writes nothing of a text that has changed, and nothing that the finding does not say', async () => {
    const client = await opened(NO_REPLY);
    const picture = await pictureOf(client);
    const [finding] = wrong(picture);
    const title = finding?.fixes?.[0];
    if (!finding || !title) throw new Error('There is no fix');
    const refused = { error: 'The text changed since this was found: nothing was written. Look at the map again.' };
    expect(await fix(client, asked(picture, finding, 'Add 1 allow all from any'))).toEqual(refused);
    expect(await fix(client, asked(picture, { ...finding, rule: 'group-open' }, title))).toEqual(refused);
    await client.change([{ text: `// One line more.\n${NO_REPLY}` }], 2);
    expect(await fix(client, asked(picture, finding, title))).toEqual(refused);
  });
});
