/** What the Testing view is made of: every `expect`, and what became of it. */
import { describe, expect, it } from 'vitest';
import type { FileTests, TestFailure, TestLine } from '../../server/protocol.js';
import { runTests } from '../../server/testing/run-tests.js';
import { Documents } from '../../server/workspace/documents.js';
import { ImportAccess } from '../../server/workspace/import-access.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { memoryFiles, SHOP, TestClient } from './test-client.js';

const asking = { initializationOptions: { tests: true } };

const shop = (rest: string, cashiers = 'allow https from any'): string => `vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 {
    route-table street
    instance cashier 10.0.0.10 { security-groups cashiers public-ip 198.51.100.10 }
    instance teller 10.0.0.11 { security-groups tellers }
  }
  route-table street { 0.0.0.0/0 -> front-door }
  security-group cashiers {
    inbound { ${cashiers} }
  }
  security-group tellers { inbound { allow tcp 8080 from cashiers } }
}
${rest}
`;

const TWO = `expect internet can reach cashier on https
test "nobody but the cashier" {
  only cashier can reach teller on tcp 8080
}
`;

/** Only the shop reaches the teller, as long as no VPN leads to the staff door. */
const TELLER = `vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet counter 10.0.0.0/24 { instance teller 10.0.0.11 { security-groups tellers } }
  main route-table back { propagate staff-door }
  security-group tellers { inbound { allow tcp 8080 from any } }
}
expect only shop can reach teller on tcp 8080
`;
const OFFICE = 'network office 192.168.0.0/16\nvpn line from office to shop.staff-door\n';

const newest = (client: TestClient, uri = SHOP): FileTests | undefined =>
  client.tests.filter((told) => told.uri === uri).at(-1);
const isJudged = ({ outcome }: TestLine): boolean => outcome !== undefined;

/** What is told of a version once everything in it is judged. */
async function judged(client: TestClient, version = 1): Promise<readonly TestLine[]> {
  await client.until(() => newest(client)?.version === version && newest(client)?.tests.every(isJudged) === true);
  return newest(client)?.tests ?? [];
}

async function failure(text: string): Promise<TestFailure> {
  const client = await TestClient.start(asking);
  await client.open(text);
  const [line] = await judged(client);
  if (!line?.outcome || line.outcome.holds === true) throw new Error('it holds');
  return line.outcome;
}

describe('the tests of a file', () => {
  it('are told with their places as soon as they are typed, and again when they are judged', async () => {
    const client = await TestClient.start(asking);
    const text = shop(TWO);
    await client.open(text);
    const [first, second] = await judged(client);
    expect(client.tests[0]?.tests.map(isJudged)).toEqual([false, false]);
    expect(first).toMatchObject({ text: 'internet can reach cashier on https', outcome: { holds: true } });
    expect(second).toMatchObject({ test: { name: 'nobody but the cashier' }, outcome: { holds: true } });
    const lines = text.split('\n');
    expect(lines[(first?.origin.range.start.line ?? 0) - 1]).toMatch(/^expect internet/);
    expect(lines[(second?.test?.origin.range.start.line ?? 0) - 1]).toMatch(/^test "nobody/);
    await client.change([{ text: shop('') }], 2);
    await client.until(() => newest(client)?.tests.length === 0);
  });

  it('are not told to a client that did not ask', async () => {
    const client = await TestClient.start();
    await client.open(shop(TWO));
    await client.analysed();
    await client.ask('textDocument/hover', { line: 0, character: 1 });
    expect(client.tests).toEqual([]);
  });

  it('are judged on demand by the newest text', async () => {
    const client = await TestClient.start();
    await client.open(shop(TWO));
    await client.change([{ text: shop(TWO, 'allow http from any') }], 2);
    const { version, tests } = await client.ask<FileTests>('vpclens/runTests', undefined);
    expect([version, ...tests.map(({ outcome }) => outcome?.holds)]).toEqual([2, false, true]);
  });

  it('of a file that another open one imports are judged with what that adds, and the worst counts', async () => {
    const main = 'file:///work%20shop/main.vpc';
    const client = await TestClient.start({ ...asking, folders: ['file:///work%20shop'] });
    await client.open(TELLER);
    await client.until(() => newest(client)?.tests[0]?.outcome?.holds === true);
    await client.open(`import "./shop.vpc"\n${OFFICE}`, main);
    await client.until(() => newest(client)?.tests[0]?.outcome?.holds === false);
  });

  it('are judged on demand as they are while somebody types: the worst of all networks that have the file', async () => {
    const folder = 'file:///work%20shop';
    const client = await TestClient.start({ ...asking, folders: [folder] });
    await client.open(TELLER);
    await client.open('import "./shop.vpc"\n', `${folder}/alone.vpc`);
    await client.open(`import "./shop.vpc"\n${OFFICE}`, `${folder}/joined.vpc`);
    await client.until(() => newest(client)?.tests[0]?.outcome?.holds === false);
    expect(await client.ask('vpclens/runTests', undefined)).toEqual(newest(client));
  });

  it('are judged one by one on demand, and no further once nobody waits', async () => {
    const documents = new Documents(memoryFiles({}));
    documents.open(SHOP, 1, shop(TWO.repeat(2)));
    const workspace = new Workspace(documents, new ImportAccess(memoryFiles({})));
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses++;
      if (pauses === 3) throw new Error('cancelled');
    };
    await expect(runTests(workspace, SHOP, pause)).rejects.toThrow('cancelled');
    expect(pauses).toBe(3);
    expect((await runTests(workspace, SHOP, async () => undefined)).tests.every(isJudged)).toBe(true);
  });

  it('are judged by the text that came in while they were', async () => {
    const documents = new Documents(memoryFiles({}));
    documents.open(SHOP, 1, shop(TWO));
    const workspace = new Workspace(documents, new ImportAccess(memoryFiles({})));
    let pauses = 0;
    const { version, tests } = await runTests(workspace, SHOP, async () => {
      pauses++;
      if (pauses === 2)
        workspace.invalidate(documents.change(SHOP, 2, [{ text: shop(TWO, 'allow http from any') }]) ?? '');
    });
    expect([version, tests[0]?.outcome?.holds]).toEqual([2, false]);
  });
});

describe('a test that fails', () => {
  it('has what stops the packet on top of its way, and both sides of the difference', async () => {
    const { holds, message, wanted, found, stack } = await failure(shop('expect internet can reach cashier on ssh'));
    expect(holds).toBe(false);
    expect(message).toMatch(/The packet: tcp .* -> 198\.51\.100\.10:22$/);
    expect(wanted).toBe('from:    internet\nto:      cashier\ntraffic: ssh\nverdict: reachable\n');
    expect(found).toMatch(
      /^from: {4}internet\nto: {6}cashier\ntraffic: ssh\nverdict: blocked\npacket: .*\nstopped by shop\.cashiers: /,
    );
    const [top, ...rest] = stack;
    expect(top?.label).toBe('✗ security group inbound shop.cashiers');
    expect(top?.origin?.file).toBe(SHOP);
    expect(rest.at(-1)?.label).toMatch(/internet gateway shop\.front-door/);
    expect(rest.some(({ label }) => label.includes('✗'))).toBe(false);
    // Nobody wrote AWS's default network ACL.
    expect(rest.find(({ label }) => label.includes('network acl'))?.origin).toBeUndefined();
  });

  it('of what should not pass has the last rule that lets it through on top', async () => {
    const { wanted, found, stack } = await failure(shop('expect internet cannot reach cashier'));
    expect(wanted).toMatch(/traffic: everything\nverdict: blocked\n$/);
    expect(found).toMatch(/verdict: reachable\npacket: {2}tcp .*:443\n$/);
    expect(stack[0]?.label).toBe('✓ security group inbound shop.cashiers, allow https from any');
  });

  it('of `only` says who else gets through', async () => {
    const { wanted } = await failure(shop('expect only teller can reach cashier on https'));
    expect(wanted).toMatch(/^from: {4}everybody but teller\n/);
  });

  it('because of another way names both', async () => {
    const { wanted, found } = await failure(shop('expect cashier can reach teller on tcp 8080 via front-door'));
    expect(wanted).toMatch(/by way of: front-door\n$/);
    expect(found).toMatch(/by way of: shop\.local\n/);
  });
});

describe('a half-typed rule', () => {
  it.each(['allow https fro', 'allow https from', 'allow https from cash', 'allow'])(
    'fails no test: %s',
    async (rule) => {
      const client = await TestClient.start(asking);
      await client.open(shop(TWO));
      await judged(client);
      await client.change([{ text: shop(TWO, rule) }], 2);
      await client.analysed(2);
      const { tests, unread } = await client.ask<FileTests>('vpclens/runTests', undefined);
      expect(newest(client)).toEqual({ uri: SHOP, version: 2, unread, tests });
      expect(tests.map(({ outcome }) => outcome?.holds).filter((holds) => holds !== true)).toEqual(
        rule.endsWith('cash') ? [undefined] : [undefined, undefined],
      );
      expect([unread?.origin.range.start.line, unread?.why]).toEqual([10, rule.endsWith('cash') ? 'error' : 'syntax']);
      await client.change([{ text: shop(TWO) }], 3);
      expect((await judged(client, 3)).map(({ outcome }) => outcome?.holds)).toEqual([true, true]);
    },
  );
});

it('what the files leave open neither holds nor fails', async () => {
  const { holds, found } = await failure(
    'network office unknown\nvpc shop 10.0.0.0/16 {\n  vpn-gateway door\n  subnet a 10.0.0.0/24 { instance x 10.0.0.5 { security-groups g } }\n  main route-table m { propagate door }\n  security-group g { inbound { allow ssh from 192.168.0.0/16 } }\n}\nvpn line from office to shop.door\nexpect 192.168.1.1 can reach x on ssh\n',
  );
  expect(holds).toBeNull();
  expect(found).toMatch(/verdict: unknown/);
});
