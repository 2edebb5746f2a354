import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fenceInfo } from '../../client/features/markdown/fence-info.js';
import { type Draw, type Drawing, type Fence, FenceMaps } from '../../client/features/markdown/fence-maps.js';
import { type MarkdownIt, withFences } from '../../client/features/markdown/fence-plugin.js';
import { painted } from '../../client/features/markdown/paint.js';
import { untilRendered } from '../../client/features/markdown/until-rendered.js';

describe('a fence', () => {
  it('is ours by its first word, as in the text', () => {
    for (const info of ['vpc', ' vpc', 'vpc title="shop"', 'vpc {#shop}', 'vpc,linenos', 'vpc{.wide}'])
      expect(fenceInfo(info), info).toEqual({ isMapWanted: true });
    for (const info of ['', 'vpcs', 'hcl', 'vpc-lens', 'text vpc']) expect(fenceInfo(info), info).toBeUndefined();
  });

  it('may want no map', () => {
    for (const info of ['vpc no-map', 'vpc,no-map', 'vpc {no-map}', 'vpc {.no-map #x}', 'vpc wide no-map'])
      expect(fenceInfo(info), info).toEqual({ isMapWanted: false });
    expect(fenceInfo('vpc no-mapping')).toEqual({ isMapWanted: true });
  });
});

describe('code in colours', () => {
  it('has the colours that the grammar of the editor gives', () => {
    expect(painted('public subnet counter 10.0.0.0/24 { } // "quiet"')).toBe(
      [
        '<span class="hljs-keyword">public</span> <span class="hljs-keyword">subnet</span> ',
        '<span class="hljs-title">counter</span> <span class="hljs-number">10.0.0.0/24</span> { } ',
        '<span class="hljs-comment">// &#34;quiet&#34;</span>',
      ].join(''),
    );
    expect(painted('import "./a.vpc"\n/* vpc\nb */ allow tcp 80-90 from internet')).toBe(
      [
        '<span class="hljs-keyword">import</span> <span class="hljs-string">&#34;./a.vpc&#34;</span>\n',
        '<span class="hljs-comment">/* vpc\nb */</span> <span class="hljs-keyword">allow</span> ',
        '<span class="hljs-built_in">tcp</span> <span class="hljs-number">80-90</span> ',
        '<span class="hljs-keyword">from</span> <span class="hljs-literal">internet</span>',
      ].join(''),
    );
  });

  it('is the code, whatever is in it', () => {
    const folder = new URL('../../examples/coffee-shop/', import.meta.url);
    const examples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const plain = (html: string): string =>
      html
        .replace(/<span class="hljs-\w+">|<\/span>/g, '')
        .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    for (const code of [...examples, '', '"open', '/* open', '</code><script>alert(1)</script>&amp;', '"a\nb" "\\"']) {
      expect(plain(painted(code))).toBe(code);
      expect(painted(code)).not.toMatch(/<(?!span class="hljs-\w+">|\/span>)/);
    }
  });
});

/** A page that is rendered as often as there is something new, as an editor does; and whoever draws, as slowly as a test wants. */
class Previewed {
  readonly asked: Fence[] = [];
  readonly stopped: string[] = [];
  renderings = 0;
  private readonly waiting: {
    readonly fence: Fence;
    readonly done: (drawing: Drawing) => void;
    readonly failed: (error: Error) => void;
  }[] = [];
  readonly maps: FenceMaps;
  texts: readonly string[] = [];
  within: string | undefined;

  constructor() {
    const draw: Draw = (fence, signal) =>
      new Promise((done, failed) => {
        this.asked.push(fence);
        this.waiting.push({ fence, done, failed });
        signal.addEventListener('abort', () => {
          this.stopped.push(fence.text);
          failed(new Error('cancelled'));
        });
      });
    this.maps = new FenceMaps(draw, () => this.render());
  }

  render(texts = this.texts, within = this.within): string[] {
    this.renderings++;
    this.texts = texts;
    this.within = within;
    const rendering = {};
    return texts.map((text) => {
      const drawing = this.maps.look('file:///page.md', rendering, { text, ...(within ? { within } : {}) });
      return drawing?.svg ?? drawing?.wrong ?? '…';
    });
  }

  /** The answer to what was asked first, and all that follows from it. */
  async answer(drawing: Partial<Drawing> | Error = {}): Promise<void> {
    await settle();
    const next = this.waiting.shift();
    if (!next) throw new Error('nothing was asked');
    if (drawing instanceof Error) next.failed(drawing);
    else next.done({ svg: `map of ${next.fence.text}`, files: [], ...drawing });
    await settle();
  }

  get texted(): string[] {
    return this.asked.map(({ text }) => text);
  }
}

/** Until nothing is left to be done at once. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('maps of a page', () => {
  it('are asked for once a text, one after the other, and shown all together', async () => {
    const page = new Previewed();
    expect(page.render(['a', 'b', 'a'])).toEqual(['…', '…', '…']);
    await page.answer();
    expect([page.texted, page.renderings]).toEqual([['a', 'b'], 1]);
    await page.answer();
    expect(page.renderings).toBe(2);
    expect(page.render()).toEqual(['map of a', 'map of b', 'map of a']);
    await settle();
    expect([page.texted, page.renderings]).toEqual([['a', 'b'], 3]);
  });

  it('are asked for as they are now, however much was typed meanwhile', async () => {
    const page = new Previewed();
    page.render(['a1']);
    await settle();
    for (const text of ['a12', 'a123', 'a1234']) page.render([text]);
    await settle();
    expect(page.stopped).toEqual(['a1']);
    expect(page.texted).toEqual(['a1', 'a1234']);
    await page.answer().catch(() => undefined);
    await page.answer();
    expect(page.render()).toEqual(['map of a1234']);
    // An edit that is taken back is there at once; one that nobody saw drawn is drawn.
    expect(page.render(['a1'])).toEqual(['…']);
    expect(page.render(['a1234'])).toEqual(['map of a1234']);
  });

  it('say why there are none, and are drawn once a server runs again', async () => {
    const page = new Previewed();
    page.render(['a']);
    await page.answer(new Error('it has ended'));
    expect(page.render()).toEqual(['The map could not be drawn: it has ended']);
    await settle();
    expect(page.asked).toHaveLength(1);
    page.maps.restarted();
    await page.answer();
    expect(page.render()).toEqual(['map of a']);
  });

  it('are drawn anew where a file changes that they speak of, and shown until then', async () => {
    const page = new Previewed();
    page.render(['a', 'b'], 'file:///page.md');
    await page.answer({ files: ['file:///x.vpc'] });
    await page.answer({ files: ['file:///y.vpc'] });
    page.maps.changed(['file:///z.vpc']);
    await settle();
    expect(page.asked).toHaveLength(2);
    page.maps.changed(['file:///x.vpc']);
    expect(page.render()).toEqual(['map of a', 'map of b']);
    const before = page.renderings;
    await page.answer({ svg: 'new', files: ['file:///x.vpc'] });
    expect([page.texted, page.renderings]).toEqual([['a', 'b', 'a'], before + 1]);
    // What looks as it did needs no new page.
    page.maps.changed(['file:///y.vpc']);
    await page.answer({ files: ['file:///y.vpc'] });
    expect(page.renderings).toBe(before + 1);
  });

  it('may change while they are being drawn', async () => {
    const page = new Previewed();
    page.render(['import'], 'file:///page.md');
    await settle();
    page.maps.changed(['file:///x.vpc']);
    await page.answer({ svg: 'old' });
    await page.answer({ svg: 'new' });
    expect(page.render()).toEqual(['new']);
    expect(page.asked).toHaveLength(2);
  });

  it('tell whether a page was not rendered with what arrived for it, for whoever asked it in vain', async () => {
    const drawing: Drawing = { svg: '<svg/>', files: [] };
    let arrivals = 0;
    const maps = new FenceMaps(
      () => Promise.resolve(drawing),
      () => arrivals++,
    );
    const render = (text: string, page = 'page.md'): Drawing | undefined => maps.look(page, {}, { text });
    render('vpc a');
    expect(maps.isBehind).toBe(false);
    await expect.poll(() => arrivals).toBe(1);
    expect(maps.isBehind).toBe(true);
    expect(render('vpc a')).toBe(drawing);
    expect(maps.isBehind).toBe(false);
    render('vpc b');
    await expect.poll(() => arrivals).toBe(2);
    // It was typed over: nobody waits for it.
    render('vpc a');
    expect(maps.isBehind).toBe(false);
    // Another page with the same text is another one.
    render('vpc c');
    render('vpc c', 'other.md');
    await expect.poll(() => arrivals).toBe(3);
    render('vpc c');
    expect(maps.isBehind).toBe(true);
    maps.closeBehind();
    expect(maps.isBehind).toBe(false);
    expect(render('vpc c', 'other.md')).toBe(drawing);
  });

  it('are shown by asking pages again, until all were rendered or those that were not are taken for closed', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let asked = 0;
    let closed = 0;
    let behind = 0;
    const refresh = (): void => {
      asked++;
      behind--;
    };
    const pages = {
      get isBehind() {
        return behind > 0;
      },
      closeBehind: () => closed++,
    };
    const arrived = untilRendered(refresh, () => pages);
    behind = 3;
    arrived();
    vi.runAllTimers();
    expect([asked, closed]).toEqual([3, 0]);
    behind = 100;
    arrived();
    vi.advanceTimersToNextTimer();
    // What arrives meanwhile is demanded as often as anything else.
    arrived();
    vi.runAllTimers();
    expect([asked, closed]).toEqual([3 + 2 + 5, 1]);
  });

  it('have an end: so many on a page, so long a text, and so many kept', async () => {
    const page = new Previewed();
    const many = Array.from({ length: 70 }, (_, i) => `text ${i}`);
    expect(page.render(many).slice(59, 61)).toEqual(['…', 'This page has more than 60 maps; the others are left out.']);
    expect(page.render(['x'.repeat(200_001)])[0]).toMatch(/too long/);
    for (let i = 0; i < 200; i++) {
      page.render([`other ${i}`]);
      await page.answer();
    }
    const asked = page.asked.length;
    expect(page.render(['other 199', 'other 150'])).toEqual(['map of other 199', 'map of other 150']);
    expect(page.render(['other 10'])).toEqual(['…']);
    await page.answer();
    expect(page.asked).toHaveLength(asked + 1);
  });
});

describe('more pages than are remembered', () => {
  it.each(['in one order', 'in turns'])('come to rest, rendered %s whenever something is new', async (how) => {
    let isNew = false;
    const maps = new FenceMaps(
      ({ text }) => Promise.resolve({ svg: `map of ${text}`, files: [] }),
      () => {
        isNew = true;
      },
    );
    const pages = Array.from({ length: 60 }, (_, page) => Array.from({ length: 9 }, (_, i) => `map ${i} of ${page}`));
    const render = (): (string | undefined)[] =>
      pages.flatMap((texts, page) => {
        const rendering = {};
        return texts.map((text) => maps.look(`file:///${page}.md`, rendering, { text })?.svg);
      });
    const most = 60;
    let waves = 0;
    do {
      isNew = false;
      if (how === 'in turns') pages.reverse();
      render();
      await settle();
    } while (isNew && ++waves < most);
    expect(waves).toBeLessThan(most);
    expect(render()).toEqual(pages.flat().map((text) => `map of ${text}`));
  });
});

const FENCE = { info: 'vpc', content: 'vpc a 10.0.0.0/16 { }\n', attrs: null };

/** As markdown-it calls it. */
function rendered(
  token: {
    readonly info: string;
    readonly content: string;
    readonly attrs: readonly (readonly [string, string])[] | null;
  },
  drawing: Partial<Drawing> | undefined = {},
  env: object | undefined = { currentDocument: 'file:///docs/page.md' },
  isOn = true,
) {
  const asked: unknown[] = [];
  const md: MarkdownIt = { renderer: { rules: { fence: () => 'somebody else’s' } } };
  const maps = {
    look: (page: string, rendering: unknown, fence: Fence) => {
      asked.push({ page, isSame: rendering === env, ...fence });
      return drawing && { files: [], ...drawing };
    },
  };
  const self = { renderToken: () => 'a token' };
  const html = withFences(md, { maps, isOn: () => isOn }).renderer.rules.fence?.([token], 0, {}, env, self) ?? '';
  return { html, asked };
}

describe('a Markdown page', () => {
  it('shows the map and below it the code, which can be folded', () => {
    const { html, asked } = rendered(FENCE, { svg: '<svg/>' });
    expect(html).toMatch(
      /^<div><div class="vpclens-map"><svg\/><\/div>\n<details open><summary>Code<\/summary>\n<pre>/,
    );
    expect(asked).toEqual([{ page: 'file:///docs/page.md', isSame: true, text: FENCE.content }]);
  });

  it('says which page a text with imports stands in, where that is known', () => {
    const token = { ...FENCE, content: 'import "./a.vpc"\n' };
    expect(rendered(token).asked).toMatchObject([{ within: 'file:///docs/page.md' }]);
    expect(rendered(token, {}, {}).asked).toEqual([{ page: '', isSame: true, text: token.content }]);
    expect(rendered(token, {}, undefined).asked).toHaveLength(1);
  });

  it('is one for each preview that shows the document', () => {
    const asked: string[] = [];
    const md: MarkdownIt = { renderer: { rules: {} } };
    const maps = { look: (page: string) => void asked.push(page) };
    const { fence } = withFences(md, { maps, isOn: () => true }).renderer.rules;
    const [one, other] = [{}, {}];
    for (const resourceProvider of [one, other, one, undefined])
      fence?.(
        [FENCE],
        0,
        {},
        { currentDocument: 'page.md', ...(resourceProvider && { resourceProvider }) },
        { renderToken: () => '' },
      );
    expect(asked).toEqual(['page.md#1', 'page.md#2', 'page.md#1', 'page.md']);
  });

  it('keeps what the editor knows lines by', () => {
    const attrs = [
      ['data-line', '7'],
      ['class', 'code-line'],
      ['dir', '"auto"'],
    ] as const;
    const wanted = '<code class="hljs language-vpc code-line" data-line="7" dir="&#34;auto&#34;">';
    for (const { html } of [
      rendered({ ...FENCE, attrs }, { svg: '<svg/>' }),
      rendered({ ...FENCE, info: 'vpc no-map', attrs }),
    ])
      expect(html).toContain(wanted);
  });

  it('says what is wrong beside the code, and nothing of a map where there is nothing to see', () => {
    const { html } = rendered(FENCE, { wrong: 'Line 1: <b>' });
    expect(html).toContain('<p class="vpclens-note">Line 1: &#60;b&#62;</p>');
    expect(html).not.toContain('<details');
    expect(rendered(FENCE, {}).html).toMatch(/^<pre>.*<\/pre>\n$/s);
    expect(rendered(FENCE, { svg: '<svg/>', wrong: 'x' }).html).toMatch(/vpclens-map.*vpclens-note.*<details/s);
  });

  it('says that a map is being drawn', () => {
    const md: MarkdownIt = { renderer: { rules: {} } };
    const plugin = withFences(md, { maps: { look: () => undefined }, isOn: () => true });
    const self = { renderToken: () => 'a token' };
    expect(plugin.renderer.rules.fence?.([FENCE], 0, {}, {}, self)).toContain('The map is being drawn.');
    expect(plugin.renderer.rules.fence?.([{ ...FENCE, info: 'js' }], 0, {}, {}, self)).toBe('a token');
  });

  it('leaves out maps that nobody wants, and other fences to others', () => {
    for (const { html, asked } of [
      rendered({ ...FENCE, info: 'vpc no-map' }),
      rendered({ ...FENCE, content: ' \n' }),
      rendered(FENCE, {}, {}, false),
    ]) {
      expect(asked).toEqual([]);
      expect(html).toMatch(/^<pre><code class="hljs language-vpc">/);
    }
    expect(rendered({ ...FENCE, info: 'hcl' }).html).toBe('somebody else’s');
  });
});
