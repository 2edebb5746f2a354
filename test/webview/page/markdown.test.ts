/** What runs in the editor's previews of Markdown, in frames like the editor's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../editor/harness/browser.mjs';
import { builtWebview } from './built.js';

describe('a page that is loaded', () => {
  let browser: Browser;
  let page: Page;
  let script: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    script = readFileSync(join(await builtWebview(), 'markdown.js'), 'utf8');
  });
  afterAll(() => browser.close());

  /** Frames of these ids, of which the last one has run what runs in a page; what is left of them once it is loaded, where the editor does this with it. */
  function left(ids: readonly string[], editor: 'shows it' | 'forgets it'): Promise<string[]> {
    return page.evaluate(
      ({ ids, editor, script }) => {
        document.body.replaceChildren();
        const frames = ids.map((id) => {
          const frame = document.createElement('iframe');
          Object.assign(frame, { id, title: id });
          frame.style.visibility = id === 'active-frame' ? 'visible' : 'hidden';
          document.body.append(frame);
          return frame;
        });
        const last = frames.at(-1);
        const inner = last?.contentWindow as Window;
        inner.addEventListener('load', () => {
          if (!last || editor === 'forgets it') return;
          document.getElementById('active-frame')?.remove();
          last.id = 'active-frame';
        });
        inner.document.head.append(Object.assign(inner.document.createElement('script'), { textContent: script }));
        inner.dispatchEvent(new Event('load'));
        return [...document.querySelectorAll('iframe')].map(
          ({ id, title, style }) => `${title}: ${id}, ${style.visibility}`,
        );
      },
      { ids, editor, script },
    );
  }

  it('shows itself where the editor forgets it, in place of the one before', async () => {
    expect(await left(['active-frame', 'pending-frame'], 'forgets it')).toEqual([
      'pending-frame: active-frame, visible',
    ]);
    expect(await left(['pending-frame'], 'forgets it')).toEqual(['pending-frame: active-frame, visible']);
  });

  it('leaves all to the editor where that has shown it, and in frames that it does not know', async () => {
    expect(await left(['active-frame', 'pending-frame'], 'shows it')).toEqual(['pending-frame: active-frame, hidden']);
    expect(await left(['pending-frame', 'active-frame'], 'forgets it')).toEqual([
      'pending-frame: pending-frame, hidden',
      'active-frame: active-frame, visible',
    ]);
    expect(await left(['preview'], 'forgets it')).toEqual(['preview: preview, hidden']);
  });
});
