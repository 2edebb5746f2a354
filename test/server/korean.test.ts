/** What the server says to an editor that asks for Korean. */
import { afterEach, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { speak } from '../../network/words/index.js';
import { catalogueOf } from '../../scripts/words/catalogues.mjs';
import { SHOP, TestClient } from './test-client.js';

afterEach(() => speak('en'));

const BLACKHOLE = `vpc shop 10.0.0.0/16 {
  private subnet counter 10.0.0.0/24 in a { route-table street }
  route-table street { 192.168.0.0/16 -> blackhole }
}
`;

const start = (locale: string): Promise<TestClient> =>
  TestClient.start({ locale, initializationOptions: { words: catalogueOf('ko') } });

async function dropped(client: TestClient): Promise<Diagnostic> {
  await client.open(BLACKHOLE);
  const found = (await client.analysed()).find(({ code }) => code === 'route-blackhole');
  if (!found) throw new Error('nothing was found');
  return found;
}

it('findings are in Korean, their rules by the same ids', async () => {
  const { message, code, source } = await dropped(await start('ko'));
  expect(message).toBe(
    '192.168.0.0/16으로 가는 트래픽은 삭제됩니다. AWS에서 `blackhole`은 대상이 삭제되거나 분리된 라우팅의 상태이며, ' +
      '그래도 더 넓은 라우팅보다 먼저 선택됩니다. 라우팅을 제거하거나 올바른 대상을 지정하십시오.',
  );
  expect([code, source]).toEqual(['route-blackhole', 'vpclens']);
});

it('quick fixes are in Korean, and write the same', async () => {
  const client = await start('ko-KR');
  const { range } = await dropped(client);
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: SHOP },
    range,
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toContain('라우팅 제거');
});

it('hovers are in Korean', async () => {
  const client = await start('ko');
  await client.open(BLACKHOLE);
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri: SHOP },
    position: { line: 1, character: 'private subnet c'.length },
  });
  const { value } = hover.contents as MarkupContent;
  expect(value).toContain('**서브넷** `shop.counter`');
  expect(value).toContain('**프라이빗입니다**');
  expect(value.replace(/`[^`]*`|\]\([^)]*\)/g, '')).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
});

it('an editor in English hears English', async () => {
  const { message } = await dropped(await start('en'));
  expect(message).toContain('What goes to 192.168.0.0/16 is dropped.');
});
