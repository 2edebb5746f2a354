import { describe, expect, it } from 'vitest';
import type {
  CompareParams,
  CompareResult,
  EndsResult,
  ExplainRuleResult,
  FreeBlocksResult,
  ReachesResult,
} from '../../server/protocol.js';
import { SHOP_TEXT } from './shop.js';
import { positionOf, SHOP, TestClient } from './test-client.js';

async function shop(): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(SHOP_TEXT);
  return client;
}

describe('what can reach this, and what can this reach', () => {
  const ask = async (what: string, into: number, direction: 'to' | 'from'): Promise<ReachesResult> =>
    (await shop()).ask('vpclens/reaches', positionOf(SHOP_TEXT, what, into), { direction });

  it('names everybody who gets through, with what', async () => {
    expect(await ask('instance barista', 10, 'to')).toEqual({
      subject: 'shop.barista',
      others: [{ name: 'shop.cashier', verdict: 'reachable', traffic: 'tcp 8080' }],
    });
    const out = await ask('database orders', 10, 'to');
    expect(out.error === undefined && out.others.map(({ name }) => name)).toEqual([
      'office',
      'office.printer',
      'shop.barista',
    ]);
  });

  it('asks the other way round too', async () => {
    const out = await ask('instance barista', 2, 'from');
    expect(out.error === undefined && out.others.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['internet', 'reachable'],
      ['shop.cashier', 'reachable'],
      ['shop.orders', 'reachable'],
    ]);
  });

  it('takes the name under the cursor before what is around it', async () => {
    expect((await ask('expect barista', 8, 'from')) as object).toMatchObject({ subject: 'shop.barista' });
  });

  it('says what to do where nothing stands that sends or receives', async () => {
    expect(await ask('service brew', 1, 'from')).toEqual({ error: expect.stringMatching(/Put the cursor on/) });
  });
});

describe('explain this rule', () => {
  const explain = async (what: string): Promise<ExplainRuleResult> =>
    (await shop()).ask('vpclens/explainRule', positionOf(SHOP_TEXT, what, 2));

  it('tells who would lose what without it', async () => {
    expect(await explain('allow brew from cashiers')).toEqual({
      rule: 'allow brew from cashiers',
      summary: 'Without it one pair would lose what it alone lets through.',
      effects: [
        { from: 'shop.cashier', to: 'shop.barista', effect: 'lost', traffic: 'tcp 8080 (10.0.0.10 → 10.0.1.5)' },
      ],
    });
  });

  it('tells what a denial keeps out', async () => {
    const told = await explain('90 deny tcp 443');
    expect(told.error === undefined && told.effects.map(({ effect }) => effect)).toContain('gained');
    expect(told).toMatchObject({ summary: expect.stringMatching(/keeps out/) });
  });

  it('says that nothing hangs on a rule that others repeat', async () => {
    expect(await explain('105 allow https')).toMatchObject({ effects: [], summary: expect.stringMatching(/^Nothing/) });
  });

  it('knows routes', async () => {
    const told = await explain('0.0.0.0/0 -> courier');
    expect(told.error === undefined && told.effects).toContainEqual(
      expect.objectContaining({ from: 'shop.barista', to: 'internet', effect: 'lost' }),
    );
  });

  it('says what to do where no rule stands', async () => {
    expect(await explain('internet-gateway front-door')).toEqual({
      error: expect.stringMatching(/No rule stands here/),
    });
  });
});

describe('compare with another version', () => {
  const OFFICE = 'file:///work%20shop/office.vpc';
  const NOW = `import "./office.vpc"\n${SHOP_TEXT.slice(SHOP_TEXT.indexOf('/** The coffee'))}`;
  const compared = async (texts: CompareParams['texts'], now = SHOP_TEXT): Promise<CompareResult> => {
    const client = await TestClient.start({
      files: { [OFFICE]: 'network office 192.168.10.0/24 { }\n' },
      folders: ['file:///work%20shop'],
    });
    await client.open(now);
    return client.ask('vpclens/compare', undefined, { texts });
  };

  it('tells who reaches whom since then, and no longer', async () => {
    const then = SHOP_TEXT.replace('allow brew from cashiers', 'allow ssh from cashiers');
    expect(await compared({ [SHOP]: then })).toEqual({
      summary: '1 pair fares differently.',
      all: 5,
      added: [],
      removed: [],
      changes: [
        {
          from: 'shop.cashier',
          to: 'shop.barista',
          effect: 'opened',
          title: 'Becomes reachable',
          traffic: 'tcp 8080 (10.0.0.10 → 10.0.1.5)',
        },
      ],
    });
  });

  it('asks for the texts of what the other version imports, and takes nothing of now for them', async () => {
    expect(await compared({}, NOW)).toEqual({ need: [SHOP] });
    expect(await compared({ [SHOP]: NOW }, NOW)).toEqual({ need: [OFFICE] });
    const was = 'network office 192.168.77.0/24 { }\n';
    const told = await compared({ [SHOP]: NOW, [OFFICE]: was }, NOW);
    expect('changes' in told && told.changes.map(({ from, to }) => `${from} ${to}`)).toContain('office shop.orders');
  });

  it('says that nothing differs, and that there was no file', async () => {
    expect(await compared({ [SHOP]: `${SHOP_TEXT}\n// more\n` })).toMatchObject({
      changes: [],
      summary: expect.stringMatching(/^No difference/),
    });
    expect(await compared({ [SHOP]: null })).toEqual({ error: 'This file was not there then.' });
  });

  it.each<[what: string, texts: CompareParams['texts'], now: string, told: RegExp]>([
    [
      'a text of then that cannot be read',
      { [SHOP]: 'vpc {' },
      SHOP_TEXT,
      /^What was there then .* shop\.vpc, line 1: /,
    ],
    [
      'a text of now that cannot be read',
      { [SHOP]: SHOP_TEXT },
      'vpc {',
      /^The text as it is now .* shop\.vpc, line 1: /,
    ],
    [
      'an import of then that leads nowhere',
      { [SHOP]: NOW, [OFFICE]: null },
      NOW,
      /^What was there then .* shop\.vpc, line 1: There is no file `\.\/office\.vpc`/,
    ],
    [
      'an import of now that leads nowhere',
      { [SHOP]: SHOP_TEXT },
      'import "./gone.vpc"\n',
      /^The text as it is now .* `\.\/gone\.vpc`/,
    ],
  ])('takes no half of a network for the whole: %s', async (_, texts, now, told) => {
    expect(await compared(texts, now)).toEqual({ error: expect.stringMatching(told) });
  });
});

describe('the next free block', () => {
  it('of each size, in the VPC around the cursor', async () => {
    const client = await shop();
    const found = await client.ask<FreeBlocksResult>(
      'vpclens/freeBlocks',
      positionOf(SHOP_TEXT, 'route-table street {'),
    );
    expect(found.place).toBe('VPC shop');
    const byLength = new Map(found.blocks.map(({ block }) => [block.split('/')[1], block]));
    expect(byLength.get('24')).toBe('10.0.3.0/24');
    expect(byLength.get('22')).toBe('10.0.4.0/22');
    expect(byLength.has('16')).toBe(false);
  });

  it('for one more VPC elsewhere', async () => {
    const client = await shop();
    const found = await client.ask<FreeBlocksResult>('vpclens/freeBlocks', positionOf(SHOP_TEXT, 'service brew'));
    expect(found.place).toBe('a new VPC');
    expect(found.blocks[0]).toEqual({ block: '10.1.0.0/16', addresses: 65_536 });
  });
});

it('the ends of a question are what the matrix has', async () => {
  const { ends } = await (await shop()).ask<EndsResult>('vpclens/ends', undefined);
  expect(ends.map(({ name }) => name)).toContain('shop.cashier');
  expect(ends.find(({ name }) => name === 'shop.barista')).toMatchObject({ kind: 'instance', addresses: ['10.0.1.5'] });
});
