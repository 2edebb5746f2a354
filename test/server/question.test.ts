import { describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens } from 'vscode-languageserver-protocol';
import type { PreviewSnapshot, ReachResult } from '../../server/protocol.js';
import { SHOP, TestClient } from './test-client.js';

/** The deny of rule 90 is beside the point of every question here, and stands first on every way in. */
const shop = (expectation: string, cashiers = 'allow https from any'): string => `network office 192.168.0.0/16
vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  vpn-gateway staff-door
  public subnet counter 10.0.0.0/24 {
    route-table street
    network-acl guard
    instance cashier 10.0.0.10 { security-groups cashiers public-ip 198.51.100.10 }
    instance teller 10.0.0.11 { security-groups tellers public-ip 198.51.100.11 }
  }
  route-table street { 0.0.0.0/0 -> front-door propagate staff-door }
  network-acl guard {
    inbound { 90 deny all from 203.0.113.0/24 100 allow all from any }
    outbound { 100 allow all to any }
  }
  security-group cashiers { inbound { ${cashiers} } }
  security-group tellers { inbound { allow tcp 8080 from cashiers, 198.51.100.10/32 } }
}
vpn line from office to shop.staff-door
${expectation}
`;

async function opened(text: string, commands?: readonly string[]): Promise<TestClient> {
  const client = await TestClient.start(commands ? { initializationOptions: { commands } } : {});
  await client.open(text);
  await client.analysed();
  return client;
}

/** What the lens, the card and the light bulb of the only expectation ask: all the same. */
async function questionOf(client: TestClient): Promise<readonly string[]> {
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', undefined);
  const lens = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lenses.at(-1));
  expect(lens.command?.command).toBe('vpclens.previewPair');
  const [uri, ...question]: string[] = lens.command?.arguments ?? [];
  expect(uri).toBe(SHOP);
  const { expectations } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
  expect(expectations.map(({ question: { from, to, traffic } }) => [from, to, traffic])).toEqual([question]);
  return question;
}

async function answerTo(client: TestClient, [from, to, traffic]: readonly string[]) {
  const { answer, error } = await client.ask<ReachResult>('vpclens/reach', undefined, { from, to, traffic });
  expect(error).toBeUndefined();
  if (!answer) throw new Error('there is no answer');
  return answer;
}

describe('the question of an expectation', () => {
  it('has its ends and its traffic, and what stops it comes first', async () => {
    const client = await opened(shop('expect internet can reach cashier on tcp 8443'));
    const question = await questionOf(client);
    expect(question).toEqual(['internet', 'cashier', 'tcp 8443']);
    const { verdict, blockers } = await answerTo(client, question);
    expect([verdict, blockers[0]?.object]).toEqual(['blocked', 'shop.cashiers']);
  });

  it('names first what stops the packet that is shown, where others get through', async () => {
    const client = await opened(shop('expect internet can reach cashier on tcp 443, 8443'));
    const question = await questionOf(client);
    const { verdict, blockers, counterexample } = await answerTo(client, question);
    expect(verdict).toBe('partly');
    const [first] = blockers;
    const alone = await answerTo(client, [
      counterexample?.source ?? '',
      counterexample?.destination ?? '',
      `tcp ${counterexample?.destinationPort}`,
    ]);
    expect(alone.blockers.map(({ object }) => object)).toContain(first?.object);
  });

  it.each([
    ['expect cashier, office can reach teller on ssh', ['cashier, office', 'teller', 'ssh'], 'blocked'],
    [
      'expect internet cannot reach cashier except on ssh, ping',
      ['internet', 'cashier', 'except on ssh, ping'],
      'reachable',
    ],
    [
      'expect internet cannot reach cashier, teller on https, ssh',
      ['internet', 'cashier, teller', 'https, ssh'],
      'partly',
    ],
    ['expect internet can reach cashier on https via staff-door', ['internet', 'cashier', 'https'], 'partly'],
  ] as const)('says what is written: %s', async (expectation, question, verdict) => {
    const client = await opened(shop(expectation));
    expect(await questionOf(client)).toEqual(question);
    expect((await answerTo(client, question)).verdict).toBe(verdict);
  });

  it.each([
    ['expect only teller can reach cashier on https', 'allow https from office', ['office', 'cashier', 'https']],
    ['expect only office can reach cashier on https', 'allow https from any', ['internet', 'cashier', 'https']],
    [
      'expect only 192.168.1.0/24 can reach cashier on https',
      'allow https from office',
      ['192.168.0.0', 'cashier', 'https'],
    ],
  ])('of `only` asks for somebody else who gets through: %s', async (expectation, rules, question) => {
    const client = await opened(shop(expectation, rules));
    expect(await questionOf(client)).toEqual(question);
    expect(['reachable', 'partly']).toContain((await answerTo(client, question)).verdict);
  });

  it('asks at the public address where the packet goes by that', async () => {
    const client = await opened(
      shop('expect cashier cannot reach teller').replace('from cashiers, 198.51', 'from 198.51'),
    );
    const question = await questionOf(client);
    expect(question).toEqual(['shop.cashier', '198.51.100.11', '']);
    expect((await answerTo(client, question)).verdict).toBe('reachable');
  });

  it('of a file whose importer decides it opens the preview of that', async () => {
    const main = 'file:///work%20shop/main.vpc';
    const client = await TestClient.start({ folders: ['file:///work%20shop'] });
    await client.open(`vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet counter 10.0.0.0/24 { instance teller 10.0.0.11 { security-groups tellers } }
  main route-table back { propagate staff-door }
  security-group tellers { inbound { allow tcp 8080 from any } }
}
expect only shop can reach teller on tcp 8080
`);
    const rest = 'import "./shop.vpc"\nnetwork office 192.168.0.0/16\nvpn line from office to shop.staff-door\n';
    await client.open(rest, main);
    await client.analysed(1, main);
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', undefined);
    const lens = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lenses.at(-1));
    expect(lens.command?.title).toMatch(/fails/);
    expect(lens.command?.arguments).toEqual([main, 'office', 'teller', 'tcp 8080']);
    const params = { textDocument: { uri: main }, from: 'office', to: 'teller', traffic: 'tcp 8080' };
    const { answer } = await client.connection.sendRequest<ReachResult>('vpclens/reach', params);
    expect(answer?.verdict).toBe('reachable');
  });

  it('is offered at the finding, to a client that can show it', async () => {
    const text = shop('expect internet can reach cashier on tcp 8443');
    for (const commands of [[], ['vpclens.previewPair']]) {
      const client = await opened(text, commands);
      const [finding] = client.latest().filter(({ code }) => code === 'expectation-failed');
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, {
        range: finding?.range,
        context: { diagnostics: [finding] },
      });
      const asked = actions.flatMap(({ command }) =>
        command ? [[command.command, ...(command.arguments ?? [])]] : [],
      );
      expect(asked).toEqual(
        commands.length > 0 ? [['vpclens.previewPair', SHOP, 'internet', 'cashier', 'tcp 8443']] : [],
      );
    }
  });
});
