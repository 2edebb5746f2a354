import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ProgressType, ResponseError } from 'vscode-languageserver-protocol';
import type {
  ElementAtResult,
  PreviewPicture,
  PreviewRest,
  PreviewSnapshot,
  ReachResult,
} from '../../server/protocol.js';
import { officeText } from '../bench/office-text.js';
import { SHOP_TEXT } from './shop.js';
import { positionOf, SHOP, TestClient } from './test-client.js';

async function shop(): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(SHOP_TEXT, SHOP, 7);
  await client.analysed(7);
  return client;
}

describe('vpclens/preview', () => {
  it('draws the map: VPCs, zones, subnets and what is in them', async () => {
    const { map, version, complete } = await (await shop()).ask<PreviewSnapshot>('vpclens/preview', undefined);
    expect([version, complete, map.internet]).toEqual([7, true, true]);
    const [vpc] = map.vpcs;
    expect(
      vpc?.zones.map(({ name, subnets }) => [
        name,
        subnets.map(({ id, access, resources }) => [id, access, resources.map((resource) => resource.kind)]),
      ]),
    ).toEqual([
      [
        'a',
        [
          ['shop.counter', 'public', ['instance', 'nat-gateway']],
          ['shop.kitchen', 'private', ['instance']],
        ],
      ],
      ['b', [['shop.cellar', 'vpn-only', ['database']]]],
    ]);
    expect(vpc?.gateways.map(({ id, kind }) => [id, kind])).toEqual([
      ['shop.front-door', 'internet-gateway'],
      ['shop.staff-door', 'vpn-gateway'],
    ]);
    expect(map.networks.map(({ id, hosts }) => [id, hosts.map((host) => host.id)])).toEqual([
      ['office', ['office.printer']],
    ]);
    expect(map.connections.map(({ kind, from, to }) => [kind, from, to])).toContainEqual([
      'vpn',
      'office',
      'shop.staff-door',
    ]);
    expect(map.connections.map(({ kind, from, to }) => [kind, from, to])).toContainEqual([
      'route',
      'shop.kitchen',
      'shop.courier',
    ]);
  });

  it('has every box once, and every line between boxes', async () => {
    const client = await TestClient.start();
    await client.open(
      'vpc v 10.0.0.0/16 { internet-gateway g subnet s 10.0.0.0/24 { instance i instance i } }\nvpc v 10.1.0.0/16 { subnet s 10.1.0.0/24 { } }\npeering p between v and gone\n',
    );
    const { map } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    const boxes = [
      'internet',
      ...map.networks.flatMap((network) => [network.id, ...network.hosts.map(({ id }) => id)]),
    ];
    for (const vpc of map.vpcs) {
      boxes.push(vpc.id, ...vpc.gateways.map(({ id }) => id));
      for (const zone of vpc.zones)
        for (const subnet of zone.subnets) boxes.push(subnet.id, ...subnet.resources.map(({ id }) => id));
    }
    expect(new Set(boxes).size).toBe(boxes.length);
    expect(boxes).toHaveLength(8);
    expect(map.connections.length).toBeGreaterThan(0);
    for (const { from, to } of map.connections) expect(boxes).toEqual(expect.arrayContaining([from, to]));
  });

  it('leads from an endpoint over its service to the load balancer', async () => {
    const client = await TestClient.start();
    await client.open(
      'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance i } network-load-balancer lb in s { listener https -> i } endpoint-service e for lb }\nvpc w 10.1.0.0/16 { subnet s 10.1.0.0/24 { interface-endpoint door to e } }\n',
    );
    const { map } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    const lines = map.connections.map(({ kind, from, to }) => [kind, from, to]);
    expect(lines).toContainEqual(['target', 'w.door', 'v.e']);
    expect(lines).toContainEqual(['target', 'v.e', 'v.lb']);
  });

  it('names who is in the matrix, and says of which pairs of it each expectation speaks', async () => {
    const { matrix, expectations } = await (await shop()).ask<PreviewSnapshot>('vpclens/preview', undefined);
    const names = ([first = 0, end = 0]: readonly number[]) =>
      matrix.endpoints.slice(first, end).map(({ name }) => name);
    expect(matrix.endpoints.map(({ name }) => name)).toContain('office.printer');
    expect(expectations.map(({ ends: { from, to, at } }) => [names(from), names(to), at])).toEqual([
      [['shop.cashier'], ['shop.barista'], undefined],
      [['shop.barista'], ['shop.orders'], undefined],
      [['shop.cashier'], ['shop.orders'], undefined],
    ]);
  });

  it('counts findings, judges expectations and marks what is wrong', async () => {
    const { findings, expectations, map } = await (await shop()).ask<PreviewSnapshot>('vpclens/preview', undefined);
    expect(findings.error).toBe(1);
    expect(expectations.map(({ text, holds }) => [text, holds])).toEqual([
      ['cashier can reach barista on brew', true],
      ['barista can reach orders on postgres', true],
      ['cashier can reach orders on postgres', false],
    ]);
    expect(map.vpcs[0]?.severity).toBeDefined();
  });

  it('of a broken text shows what could be read, and says so', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT.replace('private subnet cellar', 'private subnet cellar ((('));
    const { map, complete } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    expect(complete).toBe(false);
    expect(map.vpcs[0]?.zones.flatMap(({ subnets }) => subnets.map(({ label }) => label))).toContain('counter');
  });

  it('tells a large network by kinds of endpoints', async () => {
    const tiers = ['web', 'app'].map((tier, index) => {
      const instances = Array.from(
        { length: 1_000 },
        (_, i) => `    instance ${tier}${i} { security-groups ${tier} }\n`,
      );
      return `  subnet ${tier}-net 10.0.${index * 16}.0/20 {\n${instances.join('')}  }\n`;
    });
    const groups =
      '  security-group web { }\n  security-group app { inbound { allow https from web   allow ssh from app } }\n';
    const client = await TestClient.start();
    await client.open(`vpc v 10.0.0.0/16 {\n${tiers.join('')}${groups}}\n`);
    const { matrix, map } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    expect(map.vpcs[0]?.zones[0]?.subnets[0]?.resources).toHaveLength(1_000);
    expect(matrix.endpoints.filter(({ kind }) => kind === 'instance')).toHaveLength(2_000);
    const kindOf = (name: string): number | undefined => matrix.endpoints.find((one) => one.name === name)?.alike;
    expect([kindOf('v.web999'), kindOf('v.app999')]).toEqual([kindOf('v.web0'), kindOf('v.app0')]);
  });

  it('sends the picture before it asks who reaches whom, and the rest after it: together the whole', async () => {
    const client = await TestClient.start();
    const order: string[] = [];
    let picture: PreviewPicture | undefined;
    client.connection.onProgress(new ProgressType<PreviewPicture>(), 'mine', (value) => {
      picture = value;
      order.push('picture');
    });
    client.connection.onNotification('$/vpclens/changed', () => {
      order.push('analysis');
    });
    await client.open(officeText(200));
    const rest = await client.ask<PreviewRest>('vpclens/preview', undefined, { partialResultToken: 'mine' });
    order.push('rest');
    expect(order[0]).toBe('picture');
    expect(order.filter((what) => what === 'picture')).toHaveLength(1);
    expect(Object.keys(picture ?? {}).sort()).toEqual([
      'complete',
      'findings',
      'map',
      'services',
      'texts',
      'uri',
      'version',
    ]);
    expect(Object.keys(rest).sort()).toEqual(['expectations', 'matrix', 'version']);
    const whole = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    expect(rest).toEqual({ version: whole.version, matrix: whole.matrix, expectations: whole.expectations });
    expect(picture?.map.vpcs.map(({ id }) => id)).toEqual(whole.map.vpcs.map(({ id }) => id));
  });

  it('may be cancelled', async () => {
    const client = await shop();
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('vpclens/preview', { textDocument: { uri: SHOP } }, source.token);
    source.cancel();
    const failed: unknown = await asked.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect((failed as ResponseError<void>).code).toBe(LSPErrorCodes.RequestCancelled);
  });

  it('lets others work while it counts a large network, and stops when the text changes', async () => {
    const client = await TestClient.start();
    await client.open(officeText(4_000));
    const asked = client.connection.sendRequest('vpclens/preview', { textDocument: { uri: SHOP } }).then(
      () => undefined,
      (error: ResponseError<void>) => error.code,
    );
    await client.ask('textDocument/foldingRange', undefined);
    const start = { line: 0, character: 0 };
    await client.change([{ range: { start, end: start }, text: '// later\n' }], 2);
    expect(await asked).toBe(LSPErrorCodes.ContentModified);
  });

  it('of no document is an error', async () => {
    const client = await TestClient.start();
    await expect(client.ask('vpclens/preview', undefined, {}, 'file:///nowhere.vpc')).rejects.toBeInstanceOf(
      ResponseError,
    );
  });
});

describe('vpclens/reach', () => {
  it('answers with paths and blockers', async () => {
    const client = await shop();
    const open = await client.ask<ReachResult>('vpclens/reach', undefined, {
      from: 'internet',
      to: 'cashier',
      traffic: 'https',
    });
    expect(open.answer?.paths[0]?.via).toEqual(['shop.front-door']);
    const shut = await client.ask<ReachResult>('vpclens/reach', undefined, {
      from: 'internet',
      to: 'orders',
      traffic: 'postgres',
    });
    expect(shut.answer?.verdict).toBe('blocked');
    expect(shut.answer?.blockers.length).toBeGreaterThan(0);
  });

  it('tells addresses as a reader says them', async () => {
    const question = { from: 'internet', to: 'cashier', traffic: 'https' };
    const { answer, stopped } = (await (
      await shop()
    ).ask<ReachResult>('vpclens/reach', undefined, question)) as Extract<ReachResult, { stopped: unknown }>;
    const hops = answer?.paths.flatMap((path) => [...path.forward, ...path.return]) ?? [];
    // What a rule denies has to be said, in a box of its own; what the file gives to its own has not.
    expect(answer?.reachable[0]?.from).toBe('the rest of the internet');
    expect(stopped).toEqual([{ protocol: 'tcp', ports: '443', from: '203.0.113.0/24', to: '198.51.100.10' }]);
    expect(hops[0]?.packet.source).toBe('the rest of the internet');
    expect(hops.at(-1)?.packet.destination).toBe('the rest of the internet');
    for (const { packet } of hops) {
      const { source, destination } = packet;
      expect(Math.max(source.split(',').length, destination.split(',').length), source).toBeLessThan(5);
    }
  });

  it('says what it cannot understand', async () => {
    const client = await shop();
    const asked = await client.ask<ReachResult>('vpclens/reach', undefined, { from: 'cashir', to: 'orders' });
    expect(asked.error).toMatch(/cashir/);
    const traffic = await client.ask<ReachResult>('vpclens/reach', undefined, {
      from: 'cashier',
      to: 'orders',
      traffic: 'tcp oops',
    });
    expect(traffic.error).toBeDefined();
  });
});

describe('the guards of the map', () => {
  const TEXT = `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet web 10.0.0.0/24 in a {
    route-table street
    network-acl fence
    instance i { security-groups webs }
    nat-gateway nat { public-ip }
  }
  private subnet data 10.0.1.0/24 in a { database d }
  subnet lost 10.9.0.0/24 in a { }
  route-table street { any -> door }
  network-acl fence {
    inbound { 100 allow all from any }
    outbound { 100 deny all to any }
  }
  security-group webs { inbound { allow ssh from any } }
}
`;
  const open = async () => {
    const client = await TestClient.start();
    await client.open(TEXT);
    return client;
  };

  it('say what decides at each subnet and on each resource', async () => {
    const { map } = await (await open()).ask<PreviewSnapshot>('vpclens/preview', undefined);
    const [web, data] = map.vpcs[0]?.zones[0]?.subnets ?? [];
    expect(web?.guards).toEqual({
      table: 'street',
      acl: 'fence',
      inbound: 'all',
      outbound: 'none',
      routeTable: 'v.street',
      networkAcl: 'v.fence',
    });
    expect(data?.guards).toEqual({
      table: 'local routes alone',
      acl: 'AWS’s default',
      inbound: 'all',
      outbound: 'all',
    });
    expect(web?.resources.map(({ securityGroups }) => securityGroups)).toEqual([['v.webs'], undefined]);
    expect(data?.resources[0]?.securityGroups).toEqual(['v.default']);
    expect(map.guards.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'network-acl v.fence',
      'security-group v.webs',
      'route-table v.street',
    ]);
  });

  it('have the findings that bite at them, and elements have theirs and not those of what is inside', async () => {
    const client = await open();
    const { map } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    const [vpc] = map.vpcs;
    const lost = vpc?.zones[0]?.subnets.find(({ label }) => label === 'lost');
    expect(lost?.findings?.map(({ severity }) => severity)).toContain('error');
    expect(vpc?.severity).toBe('error');
    expect(vpc?.findings?.some(({ severity }) => severity === 'error') ?? false).toBe(false);
    const group = map.guards.find(({ id }) => id === 'v.webs');
    expect(group?.findings?.length).toBeGreaterThan(0);
  });

  it('are told of where the cursor is in one, by kind, since a subnet may be called as a group is', async () => {
    const client = await open();
    const guardAt = async (what: string, into: number) =>
      (await client.ask<ElementAtResult>('vpclens/elementAt', positionOf(TEXT, what, into))).guard;
    expect(await guardAt('100 deny all', 5)).toEqual({ kind: 'network-acl', id: 'v.fence' });
    expect(await guardAt('security-groups webs', 17)).toEqual({ kind: 'security-group', id: 'v.webs' });
    expect(await guardAt('route-table street {', 15)).toEqual({ kind: 'route-table', id: 'v.street' });
    expect(await guardAt('subnet web', 8)).toBeUndefined();
  });
});

describe('vpclens/elementAt', () => {
  it('names what is around, innermost first', async () => {
    const client = await shop();
    const at = async (what: string, into: number): Promise<readonly string[]> =>
      (await client.ask<ElementAtResult>('vpclens/elementAt', positionOf(SHOP_TEXT, what, into))).elements;
    expect(await at('instance barista', 12)).toEqual(['shop.barista', 'shop.kitchen', 'shop']);
    expect(await at('security-groups baristas', 18)).toEqual(['shop.baristas', 'shop.barista', 'shop.kitchen', 'shop']);
    expect(await at('expect cashier', 9)).toEqual(['shop.cashier']);
    expect(await at('\n\nservice', 1)).toEqual([]);
  });
});
