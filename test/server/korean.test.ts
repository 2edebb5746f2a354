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

/** Each with what its first fix writes in place of what cannot be read. */
const MISTAKES: readonly (readonly [text: string, written: string])[] = [
  ['vpc v 10.0.0.0/16 { subnt s 10.0.0.0/24 { } }', 'subnet'],
  ['vpc v 10.0.0.0/16 { internet-gateway door; }', ''],
  ['vpc v 10.0.0.0/16 { security-group web- { } }', 'web'],
  ['vpc v 10.0.0.0/16 { security-group web--1 { } }', 'web-1'],
  ['vpc v 10.0.0.0/16 { security-group v.till { } }', 'till'],
  ['vpc v 10.0.0.0/16 { security-group a { inbound { allow https from internet } } }', 'any'],
  ['vpc v 10.0.0.0/16 { }\nexpect any can reach v', 'internet'],
];

it.each(['en', 'ko'])('what cannot be read has the same fixes in every language: %s', async (locale) => {
  const client = await start(locale);
  const written: (readonly [string, string | undefined])[] = [];
  for (const [at, [text]] of MISTAKES.entries()) {
    const uri = `file:///work/${at}.vpc`;
    await client.open(text, uri);
    const diagnostics = await client.analysed(1, uri);
    const { range } = diagnostics.find(({ code }) => code === 'syntax') as Diagnostic;
    const params = { textDocument: { uri }, range, context: { diagnostics } };
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', params);
    const fix = actions.find((action) => action.diagnostics?.[0]?.code === 'syntax');
    written.push([text, fix?.edit?.changes?.[uri]?.[0]?.newText]);
  }
  expect(written).toEqual(MISTAKES);
});

it('what only follows from a brace that is missing is not told, in Korean either', async () => {
  const told = async (locale: string): Promise<number[]> => {
    const client = await start(locale);
    await client.open('vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 {\n  subnet t 10.0.1.0/24 { }\n}\n');
    return (await client.analysed()).map(({ range }) => range.start.line);
  };
  expect(await told('ko')).toEqual(await told('en'));
});
