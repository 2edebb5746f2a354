/** From a snapshot to the picture of it, in a real browser: the first one, and the one after an edit. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PreviewSnapshot } from '../../server/protocol.js';
import { element, hub, large, peered, snapshot } from '../webview/fixtures/snapshots.js';
import { aimed, sized, tell } from './measure.js';

/** By address, at run time: a bundle would lose where these files are. */
const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(process.cwd(), file)).href) as Promise<T>;

async function main(): Promise<void> {
  const { launchBrowser } = await load<typeof import('../editor/harness/browser.mjs')>(
    'test/editor/harness/browser.mjs',
  );
  const { openPreview } = await load<typeof import('../webview/page/preview-page.mjs')>(
    'test/webview/page/preview-page.mjs',
  );
  const browser = await launchBrowser();
  const networks: readonly (readonly [string, PreviewSnapshot, number])[] = [
    [`${sized(2000)} resources`, large(sized(2000)), 1_000],
    [`${sized(1000)} VPCs on a transit gateway`, snapshot({ map: hub(sized(1000)) }), 2_000],
    [`${sized(60)} VPCs, all peered`, snapshot({ map: peered(sized(60)) }), 2_000],
  ];
  for (const [name, drawn, aim] of networks) {
    const { page, close } = await openPreview(browser);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    /** Seconds that the page's thread was running. */
    const running = async (): Promise<number> =>
      (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration')?.value ??
      0;
    /** Until the browser has painted: the frame after the message, and what it leaves to do. */
    const paint = async (data: PreviewSnapshot): Promise<{ value: number; cpu: number }> => {
      // What the editor's own channel costs is no part of it.
      await page.evaluate((shown) => Object.assign(window, { shown }), data);
      const before = await running();
      const value = await page.evaluate(async () => {
        const start = performance.now();
        const data = { type: 'snapshot', snapshot: (window as unknown as { shown: unknown }).shown };
        window.dispatchEvent(new MessageEvent('message', { data }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
      });
      return { value, cpu: ((await running()) - before) * 1_000 };
    };
    const first = await paint(drawn);
    const edited = await paint({
      ...drawn,
      version: 2,
      map: { ...drawn.map, networks: [{ ...element('office', 'network'), hosts: [] }] },
    });
    const checksum = `${await page.locator('[data-box]').count()} boxes, ${await page.locator('.map').getAttribute('data-work')} looked at`;
    tell({ name: `${name}: first picture`, ...first, unit: 'ms', checksum, aim: aimed(aim) });
    tell({ name: `${name}: picture after an edit`, ...edited, unit: 'ms', checksum, aim: aimed(100) });
    await close();
  }
  await browser.close();
}

void main();
