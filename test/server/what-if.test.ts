import { describe, expect, it } from 'vitest';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  MapElement,
  NewExpectationResult,
  Origin,
  PreviewSnapshot,
  WhatIfParams,
  WhatIfResult,
} from '../../server/protocol.js';
import { SHOP_TEXT } from './shop.js';
import { positionOf, SHOP, TestClient } from './test-client.js';

/** Of a rule or a route, which is its own text. */
function written(what: string, text = SHOP_TEXT): Origin {
  const place = (into: number) => {
    const { line, character } = positionOf(text, what, into);
    return { line: line + 1, column: character + 1 };
  };
  return { file: SHOP, range: { start: place(0), end: place(what.length) } };
}

async function started(text = SHOP_TEXT): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(text);
  return client;
}

async function tryWithout(
  without: (snapshot: PreviewSnapshot) => readonly Origin[],
  more: Partial<WhatIfParams> = {},
  text = SHOP_TEXT,
): Promise<Exclude<WhatIfResult, { readonly error: string }>> {
  const client = await started(text);
  const snapshot = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
  const params = { texts: snapshot.texts, without: without(snapshot), ...more };
  const result = await client.ask<WhatIfResult>('vpclens/whatIf', undefined, params);
  if (result.error !== undefined) throw new Error(result.error);
  return result;
}

const elements = ({ map }: PreviewSnapshot): readonly (MapElement | PreviewSnapshot['map']['guards'][number])[] => [
  ...map.vpcs.flatMap(({ gateways, zones }) => [
    ...gateways,
    ...zones.flatMap(({ subnets }) => subnets.flatMap(({ resources }) => resources)),
  ]),
  ...map.guards,
  ...map.connections,
];
const named = (id: string) => (snapshot: PreviewSnapshot) =>
  elements(snapshot)
    .filter((element) => element.id === id)
    .map(({ origin }) => origin);

/** What is tried names the version that it is of; an expectation is written wherever its file is by now. */
function applied({ changes, documentChanges }: WorkspaceEdit, text = SHOP_TEXT): string {
  const versioned = (documentChanges as TextDocumentEdit[] | undefined)?.find(
    ({ textDocument: { uri, version } }) => uri === SHOP && version === 1,
  );
  const edits = versioned?.edits ?? changes?.[SHOP];
  return TextDocument.applyEdits(TextDocument.create(SHOP, 'vpc', 0, text), edits as TextEdit[]);
}

const textsOf = async (client: TestClient): Promise<string> =>
  (await client.ask<PreviewSnapshot>('vpclens/preview', undefined)).texts;

const told = ({ effects }: Pick<Exclude<WhatIfResult, { readonly error: string }>, 'effects'>) =>
  effects.map(({ from, to, effect }) => `${from} → ${to} ${effect}`);

describe('what if a part of the network were off', () => {
  it('closes what a rule alone lets through, and says what no longer holds', async () => {
    const result = await tryWithout(() => [written('allow brew from cashiers')], {
      question: { from: 'cashier', to: 'barista', traffic: 'brew' },
    });
    expect(told(result)).toEqual(['shop.cashier → shop.barista closed']);
    expect(result.expectations).toEqual([{ text: 'cashier can reach barista on brew', holds: false }]);
    expect(result.reach?.answer?.verdict).toBe('blocked');
    expect(applied(result.edit)).toBe(SHOP_TEXT.replace('inbound { allow brew from cashiers }', 'inbound { }'));
  });

  it('loses replies without the rule of an ACL', async () => {
    const result = await tryWithout(() => [written('100 allow tcp 1024-65535 to any')]);
    expect(told(result)).toContain('internet → shop.cashier closed');
    // The line goes with its rule.
    expect(applied(result.edit)).toBe(SHOP_TEXT.replace('      100 allow tcp 1024-65535 to any\n', ''));
  });

  it('gives a subnet whose ACL is off the default one, which allows everything', async () => {
    const result = await tryWithout(named('shop.counter-acl'), {
      question: { from: 'internet', to: 'cashier', traffic: 'https' },
    });
    expect(result.reach?.answer?.paths[0]?.forward.map(({ object }) => object)).toContain('shop.default');
    expect(result.effects.every(({ effect }) => effect === 'opened')).toBe(true);
    expect(applied(result.edit)).not.toMatch(/counter-acl/);
  });

  it('makes a route whose gateway is off lead nowhere', async () => {
    const result = await tryWithout(named('shop.front-door'));
    expect(told(result)).toContain('internet → shop.cashier closed');
    expect(told(result)).toContain('shop.barista → internet closed');
    // Nobody reads what the internet is not.
    expect(result.effects.map(({ traffic }) => traffic).join()).toMatch(/the internet/);
    expect(result.effects.map(({ traffic }) => traffic).join()).not.toMatch(/less/);
    expect(applied(result.edit)).toContain('route-table street { 0.0.0.0/0 -> blackhole }');
    expect(applied(result.edit)).not.toMatch(/internet-gateway/);
  });

  it('takes the VPN of a gateway with it, and what is propagated from there', async () => {
    const result = await tryWithout(named('shop.staff-door'));
    expect(told(result)).toContain('office → shop.orders closed');
    const text = applied(result.edit);
    expect(text).not.toMatch(/staff-door|vpn office-line/);
    expect(text).toContain('main route-table backroom { }');
  });

  it('takes away a transit gateway with its attachments, and routes that lead there lead nowhere', async () => {
    const hub = 'transit-gateway hub { attach a in a.s  attach b in b.t  route-table r { associate a, line } }';
    const vpc = (name: string, block: string, subnet: string) =>
      `vpc ${name} ${block}.0.0/16 {\n  subnet ${subnet} ${block}.0.0/24 in a { instance i-${name} { security-groups g } route-table t }\n  route-table t { 10.0.0.0/8 -> hub }\n  security-group g { inbound { allow all from any } }\n}\n`;
    const text = `${vpc('a', '10.0', 's')}${vpc('b', '10.1', 't')}${hub}
network office 192.168.0.0/16
vpn line from office to hub
`;
    const result = await tryWithout(() => [written(hub, text)], {}, text);
    const after = applied(result.edit, text);
    expect(after).not.toMatch(/hub|vpn line/);
    expect(after.match(/10\.0\.0\.0\/8 -> blackhole/g)).toHaveLength(2);
  });

  it('switches off several at once', async () => {
    const result = await tryWithout((snapshot) => [
      written('allow brew from cashiers'),
      written('0.0.0.0/0 -> courier'),
      ...named('office-line')(snapshot),
    ]);
    expect(told(result)).toEqual(
      expect.arrayContaining([
        'shop.cashier → shop.barista closed',
        'shop.barista → internet closed',
        'office → shop.orders closed',
      ]),
    );
  });

  it('leaves a group out of lists, and a rule that names it alone with it', async () => {
    const text = SHOP_TEXT.replace('security-groups baristas }', 'security-groups baristas, cashiers }');
    const result = await tryWithout(named('shop.baristas'), {}, text);
    const after = applied(result.edit, text);
    expect(after).toContain('instance barista 10.0.1.5 { security-groups cashiers }');
    expect(after).toContain('allow postgres from office');
    expect(after).not.toMatch(/baristas|allow brew/);
  });

  it('touches no text, and tells the same of it afterwards', async () => {
    const client = await started();
    const ask = () => client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    // Findings come behind the text, and are told of with it.
    await client.analysed();
    const before = await ask();
    await client.ask('vpclens/whatIf', undefined, {
      texts: before.texts,
      without: [written('allow brew from cashiers')],
    });
    expect(await ask()).toEqual(before);
  });

  it('refuses what is no switch, and what is of another text', async () => {
    const client = await started();
    const ask = (params: object) => client.ask<WhatIfResult>('vpclens/whatIf', undefined, params);
    const texts = await textsOf(client);
    expect(await ask({ texts, without: [written('service brew = tcp 8080')] })).toEqual({
      error: expect.stringMatching(/cannot be switched off/),
    });
    await client.change([{ text: `// One line more\n${SHOP_TEXT}` }], 2);
    await expect(ask({ texts, without: [] })).rejects.toThrow(/The text changed/);
  });

  it('refuses what is of another text of an imported file, whose version the importing one does not have', async () => {
    const [root, office] = ['file:///work%20shop/root.vpc', SHOP];
    const client = await TestClient.start();
    await client.open(SHOP_TEXT, office, 4);
    await client.open('import "shop.vpc"\n', root);
    const textDocument = { uri: root };
    const ask = (params: object) => client.ask<WhatIfResult>('vpclens/whatIf', undefined, { textDocument, ...params });
    const before = await client.ask<PreviewSnapshot>('vpclens/preview', undefined, { textDocument });
    const without = [written('allow brew from cashiers')];
    const tried = await ask({ texts: before.texts, without });
    expect(tried).toMatchObject({
      version: 1,
      versions: { [root]: 1, [office]: 4 },
      edit: { documentChanges: [{ textDocument: { uri: office, version: 4 } }] },
    });
    // The same place is another rule now.
    await client.change([{ text: `// One line more\n${SHOP_TEXT}` }], 5, office);
    await expect(ask({ texts: before.texts, without })).rejects.toThrow(/The text changed/);
    const after = await client.ask<PreviewSnapshot>('vpclens/preview', undefined, { textDocument });
    expect([after.version, after.texts === before.texts]).toEqual([1, false]);
  });

  it('gives up when nobody waits for it', async () => {
    const client = await started();
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'vpclens/whatIf',
      { textDocument: { uri: SHOP }, texts: await textsOf(client), without: [written('allow brew from cashiers')] },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toThrow(/cancelled/);
  });
});

describe('an expectation from an answer', () => {
  const ask = async (text: string, from: string, to: string, traffic: string, can: boolean) =>
    (await started(text)).ask<NewExpectationResult>('vpclens/newExpectation', undefined, {
      question: { from, to, traffic },
      can,
    });

  it('stands below the others', async () => {
    const result = await ask(SHOP_TEXT, 'internet', 'shop.cashier', 'https', true);
    if (result.error !== undefined) throw new Error(result.error);
    expect(result.text).toBe('expect internet can reach shop.cashier on https');
    expect(applied(result.edit)).toBe(`${SHOP_TEXT}expect internet can reach shop.cashier on https\n`);
  });

  it('names what gets through where an answer without traffic says so: without, all traffic is expected', async () => {
    const result = await ask(SHOP_TEXT.replace(/^ *90 deny .*\n/m, ''), 'internet', 'shop.cashier', '', true);
    if (result.error !== undefined) throw new Error(result.error);
    expect(result.text).toBe('expect internet can reach shop.cashier on tcp 443');
    const between = (allowed: string) => `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { instance a instance b { security-groups g } }
  security-group g { inbound { allow ${allowed} from any } }
}
`;
    const all = await ask(between('all'), 'a', 'b', '', true);
    expect(all).toMatchObject({ text: 'expect a can reach b' });
    const some = await ask(between('https, udp 53, ping'), 'a', 'b', '', true);
    expect(some).toMatchObject({ text: 'expect a can reach b on tcp 443, udp 53, icmp 8/0' });
  });

  it('stands apart from what is none', async () => {
    const text = SHOP_TEXT.slice(0, SHOP_TEXT.indexOf('expect '));
    const result = await ask(text, 'internet', 'orders', '', false);
    if (result.error !== undefined) throw new Error(result.error);
    expect(applied(result.edit, text)).toMatch(/tcp 8080\n\nexpect internet cannot reach orders\n$/);
  });

  it('is not written where an answer speaks of less than its words would: some of the internet is denied', async () => {
    expect(await ask(SHOP_TEXT, 'internet', 'shop.cashier', '', true)).toEqual({
      error: expect.stringMatching(
        /^“expect internet can reach .*” is not added, .* denies tcp 443 from 203\.0\.113\.0\/24/,
      ),
    });
  });

  it('is written where somebody wants it to become so', async () => {
    const result = await ask(SHOP_TEXT, 'internet', 'shop.cashier', 'https', true);
    expect(result).toMatchObject({ text: 'expect internet can reach shop.cashier on https', holds: false });
  });

  it('is not written twice, or where it could not be read', async () => {
    expect(await ask(SHOP_TEXT, 'cashier', 'barista', 'brew', true)).toEqual({
      error: '“expect cashier can reach barista on brew” is in the file already.',
    });
    expect(await ask(SHOP_TEXT, 'nobody', 'barista', 'brew', true)).toEqual({
      error: expect.stringMatching(/^“expect nobody .*” cannot be written: .*nobody/),
    });
  });
});
