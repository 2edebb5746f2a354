import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import { WorkDoneProgress, type WorkDoneProgressReport } from 'vscode-languageserver-protocol/node';
import { loadNetwork } from '../../language/index.js';
import type { ImportAnswer, ImportParams } from '../../server/protocol.js';
import { account } from '../import/account.js';
import { TestClient } from './test-client.js';

const FOLDER = 'file:///work%20shop/our%20account';

function files(more: Record<string, string> = {}): Record<string, string> {
  const described = Object.entries(account()).map(([path, json]) => [
    `${FOLDER}/eu-west-1/${path}`,
    JSON.stringify(json),
  ]);
  return { ...Object.fromEntries(described), ...more };
}

function ask(client: TestClient, params: Partial<ImportParams>): Promise<ImportAnswer> {
  return client.connection.sendRequest('vpclens/import', { source: 'aws', inputs: [FOLDER], ...params });
}

describe('vpclens/import', () => {
  it('answers with a text that reads as the network, and with warnings that name their file', async () => {
    const client = await TestClient.start({ files: files({ [`${FOLDER}/notes.txt`]: 'no JSON' }) });
    const answer = await ask(client, {});
    if (answer.error !== undefined) throw new Error(answer.error);
    const { topology, findings } = loadNetwork([{ uri: 'file:///a.vpc', text: answer.text }], () => undefined);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(topology.vpcs).toHaveLength(answer.vpcs);
    expect(answer.vpcs).toBe(3);
    expect(answer.files).toBe(Object.keys(account()).length);
    expect(answer.warnings.length).toBeGreaterThan(0);
    expect(answer.warnings.join('\n')).toMatch(/^our account\/eu-west-1\/[^:]+\.json: /m);
  });

  it.each<[ImportParams['source'], string, string]>([
    [
      'cloudformation',
      'stack.yaml',
      'Resources:\n  Bakery:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: 10.8.0.0/16\n',
    ],
    [
      'terraform',
      'state.json',
      JSON.stringify({
        format_version: '1.0',
        values: {
          root_module: {
            resources: [
              {
                address: 'aws_vpc.bakery',
                mode: 'managed',
                type: 'aws_vpc',
                name: 'bakery',
                values: { id: 'vpc-1', cidr_block: '10.8.0.0/16' },
              },
            ],
          },
        },
      }),
    ],
  ])('reads %s', async (source, file, text) => {
    const client = await TestClient.start({ files: { [`${FOLDER}/${file}`]: text } });
    const answer = await ask(client, { source, inputs: [`${FOLDER}/${file}`] });
    expect(answer.error).toBeUndefined();
    expect(answer).toMatchObject({ vpcs: 1, files: 1, text: expect.stringMatching(/^vpc \S+ 10\.8\.0\.0\/16/m) });
    const broken = await TestClient.start({ files: { [`${FOLDER}/${file}`]: '{ "a": [' } });
    expect((await ask(broken, { source, inputs: [`${FOLDER}/${file}`] })).error).toContain(file);
  });

  it('tells how far it is', async () => {
    const client = await TestClient.start({ files: files() });
    const reports: WorkDoneProgressReport[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'bar', (report) => {
      if (report.kind === 'report') reports.push(report);
    });
    await ask(client, { workDoneToken: 'bar' });
    const percentages = reports.map(({ percentage }) => percentage ?? 0);
    expect(percentages.length).toBeGreaterThan(3);
    expect(percentages.at(-1)).toBe(100);
    expect(percentages).toEqual([...percentages].sort((a, b) => a - b));
  });

  it('names the file that cannot be read', async () => {
    const client = await TestClient.start({ files: files({ [`${FOLDER}/eu-west-1/zz.json`]: '{ "Vpcs": [' }) });
    expect((await ask(client, {})).error).toMatch(/^our account\/eu-west-1\/zz\.json: this is not JSON/);
    expect((await ask(client, { inputs: [`${FOLDER}/gone`] })).error).toMatch(/^gone: there is no file/);
  });

  it('stops where it is cancelled', async () => {
    const client = await TestClient.start({ files: files() });
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('vpclens/import', { source: 'aws', inputs: [FOLDER] }, source.token);
    source.cancel();
    const failed: unknown = await asked.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect((failed as ResponseError<void>).code).toBe(LSPErrorCodes.RequestCancelled);
  });
});
