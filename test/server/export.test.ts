import { describe, expect, it } from 'vitest';
import type { ExportAnswer, ExportFormat, ExportParams, NetworkMap } from '../../server/protocol.js';
import { SHOP, TestClient } from './test-client.js';

const PARTS = { preview: 'show()', analysis: 'work()', style: 'p{}' };
const TEXT = [
  'vpc shop 10.0.0.0/16 {',
  '  public subnet counter 10.0.1.0/24 { instance cashier }',
  '  internet-gateway door',
  '  vpn-gateway staff-door',
  '}',
  'expect shop.cashier cannot reach internet',
].join('\n');

async function exported(text: string, params: Partial<ExportParams> & { format: ExportFormat }): Promise<ExportAnswer> {
  const client = await TestClient.start({});
  await client.open(text);
  return client.connection.sendRequest('vpclens/export', { textDocument: { uri: SHOP }, ...params });
}

async function text(params: Partial<ExportParams> & { format: ExportFormat }): Promise<string> {
  const answer = await exported(TEXT, params);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.text;
}

describe('vpclens/export', () => {
  it.each<[ExportFormat, RegExp]>([
    ['mermaid', /^flowchart [\s\S]*cashier/],
    ['d2', /shop[\s\S]*cashier/],
    ['terraform', /"aws_vpc": \{\s+"shop"/],
    ['cloudformation', /Type: AWS::EC2::VPC/],
    ['html', /^<!DOCTYPE html>[\s\S]*<title>Reachability: shop\.vpc<\/title>[\s\S]*show\(\)/],
  ])('writes %s', async (format, wanted) => {
    expect(await text({ format, parts: PARTS })).toMatch(wanted);
  });

  it('gives the map, for who draws pictures', async () => {
    const map: NetworkMap = JSON.parse(await text({ format: 'map' }));
    expect(map.vpcs.map(({ label }) => label)).toEqual(['shop']);
  });

  it('tells nothing of the disk in a page', async () => {
    expect(await text({ format: 'html', parts: PARTS })).not.toContain('work%20shop');
  });

  it('says with its place what resources do not say', async () => {
    const answer = await exported(TEXT, { format: 'terraform' });
    if (answer.error !== undefined) throw new Error(answer.error);
    expect(answer.notes.map(({ message, origin }) => [origin.file, origin.range.start.line, message])).toContainEqual([
      SHOP,
      6,
      expect.stringMatching(/^Expectations/),
    ]);
  });

  it.each<ExportFormat>(['mermaid', 'terraform', 'html', 'map'])(
    'exports nothing of what it cannot read: %s',
    async (format) => {
      const answer = await exported('vpc shop 10.0.0.0/16 {\n  subnet a 10.0.1.0/24 {}\n  subnet ;\n}\n', {
        format,
        parts: PARTS,
      });
      expect(answer).toMatchObject({
        error: expect.any(String),
        origin: { file: SHOP, range: { start: { line: 3 } } },
      });
    },
  );

  it('says what is missing where it cannot make a page, and where there is no such export', async () => {
    expect(await exported(TEXT, { format: 'html' })).toMatchObject({ error: expect.stringContaining('scripts') });
    expect(await exported(TEXT, { format: 'visio' as ExportFormat })).toEqual({
      error: 'There is no export called visio.',
    });
  });
});
