import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  grouped,
  languageOf,
  listOf,
  patternText,
  piecesOf,
  plural,
  said,
  say,
  speak,
  told,
} from '../../network/words/index.js';
import { patternOf } from '../../scripts/words/strings.mjs';

afterEach(() => speak('en'));

const name = 'web';

describe('what is said', () => {
  it('is English as it stands, its broken lines one', () => {
    expect(say`No route
      leads to \`${name}\`.`).toBe('No route leads to `web`.');
    expect(say`
      The subnet ${name} has ${3} routes.
      All of them lead there.
    `).toBe('The subnet web has 3 routes. All of them lead there.');
    expect(say`first\n\n- second`).toBe('first\n\n- second');
  });

  it('is what the catalogue has, with the holes where the other language wants them', () => {
    speak('ko', { 'The subnet {0} is in {1}.': '{1}에 서브넷 {0}이(가) 있습니다.' });
    expect(say`The subnet ${name} is in ${'서울'}.`).toBe('서울에 서브넷 web이(가) 있습니다.');
    expect(say`Nobody translated this.`).toBe('Nobody translated this.');
  });

  it('takes what stands in a hole as text, whatever is in it', () => {
    speak('ko', { 'from {0} to {1}': '{1}까지 {0}에서' });
    expect(say`from ${'{1}'} to ${'$&'}`).toBe('$&까지 {1}에서');
  });

  it('translates words of the language where the translation wants it', () => {
    speak('ko', { 'no {0} rule': '{0~} 규칙 없음({0})', inbound: '인바운드', web: '웹' });
    expect(say`no ${'inbound'} rule`).toBe('인바운드 규칙 없음(inbound)');
    expect(say`no ${'web'} rule`).toBe('web 규칙 없음(web)');
  });

  it('tells the texts of tables in the language of the moment', () => {
    const table = { port: told`the port` };
    expect(`${table.port}`).toBe('the port');
    speak('ko', { 'the port': '포트', 'open {0}': '{0}을(를) 엽니다' });
    expect(say`open ${table.port}`).toBe('포트를 엽니다');
    expect(said('the port')).toBe('포트');
  });

  it('counts', () => {
    expect([plural(1, 'address'), plural(2000, 'address'), plural(2n, 'subnet')]).toEqual([
      '1 address',
      '2,000 addresses',
      '2 subnets',
    ]);
    speak('ko', { '{0} address': '주소 {0}개' });
    expect(plural(2, 'address')).toBe('주소 2개');
  });

  it('groups the digits of a count as English does, without asking a locale for it', () => {
    const counts = [0, 7, 999, 1000, 65_536, 999_999, 1_000_000, Number.MAX_SAFE_INTEGER, -1234, 2n ** 80n];
    const inEnglish = counts.map((count) => count.toLocaleString('en'));
    const asked = vi.spyOn(Number.prototype, 'toLocaleString');
    expect(counts.map(grouped)).toEqual(inEnglish);
    expect(plural(2000, 'address')).toBe('2,000 addresses');
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('lists', () => {
    expect([listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c']), listOf(['a', 'b', 'c', 'd'], 3)]).toEqual([
      'a',
      'a and b',
      'a, b and c',
      'a, b and 2 more',
    ]);
  });
});

describe('a Korean particle', () => {
  const after = (text: string): string => {
    speak('ko', { '{0}': text });
    return say`${name}`;
  };

  it.each([
    ['서브넷을(를)', '서브넷을'],
    ['게이트웨이을(를)', '게이트웨이를'],
    ['`테이블`은(는)', '`테이블`은'],
    ['규칙 3이(가)', '규칙 3이'],
    ['규칙 22이(가)', '규칙 22가'],
    ['10.0.0.0/16과(와)', '10.0.0.0/16과'],
    ['서울(으)로', '서울로'],
    ['서브넷(으)로', '서브넷으로'],
    ['게이트웨이(으)로', '게이트웨이로'],
    ['10.0.0.1(으)로', '10.0.0.1로'],
    ['10.0.0.3(으)로', '10.0.0.3으로'],
    ['`shop.web`을(를)', '`shop.web`을(를)'],
  ])('%s is %s', (text, expected) => {
    expect(after(text)).toBe(expected);
  });
});

describe('a locale', () => {
  it.each([
    ['ko', 'ko'],
    ['ko-KR', 'ko'],
    ['ko_KR.UTF-8', 'ko'],
    ['KO', 'ko'],
    ['en_US.UTF-8', 'en'],
    ['kok_IN', 'en'],
    ['C', 'en'],
    [undefined, 'en'],
  ])('%s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

it('knows a template by its text with numbered holes, as the reading of the source does', () => {
  const both = (parts: TemplateStringsArray, ..._holes: readonly string[]): string[] => [
    patternText(piecesOf(parts.raw)),
    patternOf(parts.raw),
  ];
  const text = '`{0}` has no route to {1}\n.';
  expect(both`
    \`${name}\` has no
    route to ${name}\n.
  `).toEqual([text, text]);
});
