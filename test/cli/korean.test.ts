/** Who reads Korean is told in Korean; programs are told the same in every language. */
import { afterAll, describe, expect, it } from 'vitest';
import { localeOf } from '../../cli/language.js';
import { speak } from '../../network/words/index.js';
import { catalogueOf } from '../../scripts/words/catalogues.mjs';
import { Workplace } from './fake-terminal.js';

const TEXT =
  'vpc shop 10.0.0.0/16 {\n  private subnet s 10.0.0.0/24 in a { route-table t }\n  route-table t { 192.168.0.0/16 -> blackhole }\n}\n';
const place = new Workplace({ 'shop.vpc': TEXT });
afterAll(() => {
  speak('en');
  place.remove();
});

const KOREAN = { locale: 'ko_KR.UTF-8', words: () => catalogueOf('ko') };

describe('vpclens in Korean', () => {
  it('tells people in Korean', async () => {
    const { out, code } = await place.run(['check', 'shop.vpc'], KOREAN);
    expect(out).toContain('가는 트래픽은 삭제됩니다.');
    expect(code).toBe(0);
  });

  it.each(['json', 'sarif', 'junit', 'github', 'compact'])(
    'tells programs the same as in English: %s',
    async (format) => {
      const args = ['check', 'shop.vpc', '--format', format];
      const english = await place.run(args);
      expect(await place.run(args, KOREAN)).toEqual(english);
      expect(english.out).not.toMatch(/[가-힣]/);
    },
  );

  it('speaks English where no translation is at hand', async () => {
    const { out } = await place.run(['check', 'shop.vpc'], { locale: 'ko_KR.UTF-8' });
    expect(out).toContain('is dropped.');
  });

  it('and does not go on speaking Korean to the next', async () => {
    await place.run(['check', 'shop.vpc'], KOREAN);
    expect((await place.run(['check', 'shop.vpc'])).out).toContain('is dropped.');
  });
});

it('the locale is that of messages', () => {
  expect(localeOf({ LANG: 'ko_KR.UTF-8' })).toBe('ko_KR.UTF-8');
  expect(localeOf({ LANG: 'ko_KR.UTF-8', LC_MESSAGES: 'C' })).toBe('C');
  expect(localeOf({ LANG: 'ko_KR.UTF-8', LC_ALL: 'en_US.UTF-8' })).toBe('en_US.UTF-8');
  expect(localeOf({ LC_ALL: 'C', VPCLENS_LANG: 'ko' })).toBe('ko');
  expect(localeOf({})).toBeUndefined();
});
