/**
 * Frames of the map in a real browser: while it is moved, zoomed, and while a trace is played on it: from one to the next by the clock, which is what a person sees, and has what others
 * on the machine take; and beside it the processor that the page's thread takes for one, on average.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { PreviewSnapshot } from '../../server/protocol.js';
import { answerIn } from '../../server/providers/reach.js';
import { recordedNetwork } from '../../server/recorded/recorded-network.js';
import { large } from '../webview/fixtures/snapshots.js';
import { aimed, sized, tell } from './measure.js';

/** By address, at run time: a bundle would lose where these files are. */
const load = <T>(file: string): Promise<T> => import(pathToFileURL(join(process.cwd(), file)).href) as Promise<T>;

/** Of the names of the large network, as many as a trace leads by. */
const WAY = `vpc v0 10.0.0.0/16 {
  internet-gateway igw
  route-table street { any -> igw }
  public subnet net-0 10.0.0.0/24 { route-table street  instance web-0-0 { security-groups webs  public-ip } }
  subnet net-1 10.0.1.0/24 { instance web-1-0 { security-groups webs } }
  security-group webs { inbound { allow tcp 8080 from webs  allow https from any } }
}
`;
const FRAMES = sized(120);
/** Of a screen of 60 pictures a second. */
const AIM = 1000 / 60;

const GESTURES = ['moved', 'zoomed', 'playing a trace'] as const;
type Gesture = (typeof GESTURES)[number];

async function main(): Promise<void> {
  const { launchBrowser } = await load<typeof import('../editor/harness/browser.mjs')>(
    'test/editor/harness/browser.mjs',
  );
  const { openPreview } = await load<typeof import('../webview/page/preview-page.mjs')>(
    'test/webview/page/preview-page.mjs',
  );
  const network = recordedNetwork({ texts: [{ uri: 'file:///way.vpc', text: WAY }], roots: 1 });
  const result = answerIn(network, 1, { from: 'internet', to: 'v0.web-0-0', traffic: 'https' });
  if (!result.answer) throw new Error(result.error);
  const browser = await launchBrowser();
  const drawn = large(sized(2000));
  for (const open of [false, true]) {
    const { page, send, posted, close } = await openPreview(browser);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    /** Seconds that the page's thread was running. */
    const running = async (): Promise<number> =>
      (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    await send({ type: 'snapshot', snapshot: drawn });
    if (open) await unfold(page, drawn);
    const boxes = await page.locator('[data-box]').count();
    for (const gesture of GESTURES) {
      if (gesture === 'playing a trace') {
        await send({ type: 'show', tab: 'trace', pair: { from: 'internet', to: 'v0.web-0-0', traffic: 'https' } });
        const question = (await posted()).findLast((message) => message.type === 'reach');
        if (question?.type !== 'reach') throw new Error('the preview asked nothing');
        await send({ type: 'reach', id: question.id, result });
        await page.getByRole('button', { name: 'Show on the map' }).click();
        const again = (await posted()).findLast((message) => message.type === 'reach');
        if (again?.type === 'reach') await send({ type: 'reach', id: again.id, result });
        await page.getByRole('button', { name: 'Play', exact: true }).click();
      }
      const before = await running();
      const apart = await frames(page, gesture);
      const cpu = (((await running()) - before) * 1_000) / FRAMES;
      const name = `${sized(2000)} resources, ${open ? 'every subnet open' : 'as first shown'}, ${gesture}`;
      const checksum = `${boxes} boxes`;
      tell({ name: `${name}: median`, value: at(apart, 0.5), cpu, unit: 'ms', checksum });
      tell({ name: `${name}: 95th percentile`, value: at(apart, 0.95), cpu, unit: 'ms', checksum, aim: aimed(AIM) });
    }
    await close();
  }
  await browser.close();
}

async function unfold(page: Page, { map }: PreviewSnapshot): Promise<void> {
  const subnets = map.vpcs.flatMap(({ zones }) => zones.flatMap((zone) => zone.subnets.map(({ id }) => id)));
  const folded = await page.locator('[data-box]').count();
  // From afar there is no button that folds.
  await page.evaluate((ids) => {
    for (const id of ids)
      document.querySelector(`[data-box="${id}"]`)?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  }, subnets);
  if ((await page.locator('[data-box]').count()) <= folded) throw new Error('no subnet was opened');
}

/** Milliseconds from each frame to the next. */
function frames(page: Page, gesture: Gesture): Promise<number[]> {
  return page.evaluate(
    async ({ gesture, count }) => {
      const frame = document.querySelector('.map') as HTMLElement;
      const { left, top, width, height } = frame.getBoundingClientRect();
      const packet = () => document.querySelector('.packet-dot')?.getAttribute('cx');
      const view = () => document.querySelector('.map-canvas')?.outerHTML.slice(0, 400);
      const shown = () => (gesture === 'playing a trace' ? packet() : view());
      const before = shown();
      let changed = false;
      const act = (index: number): void => {
        changed ||= shown() !== before;
        if (gesture === 'playing a trace') return;
        const there = index % 60 < 30 ? 1 : -1;
        const by = gesture === 'moved' ? { deltaX: 12 * there, deltaY: 7 * there } : { deltaY: -10 * there };
        const wheel = { ...by, ctrlKey: gesture === 'zoomed', clientX: left + width / 2, clientY: top + height / 2 };
        frame.firstElementChild?.dispatchEvent(new WheelEvent('wheel', { ...wheel, bubbles: true, cancelable: true }));
      };
      const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
      // Each step is read first, and the packet goes on then.
      if (gesture === 'playing a trace') while (packet() === before) await next();
      const stamps: number[] = [];
      for (let index = 0; index <= count; index++)
        stamps.push(
          await new Promise<number>((resolve) => {
            requestAnimationFrame((stamp) => {
              act(index);
              resolve(stamp);
            });
          }),
        );
      if (!changed) throw new Error(`nothing moved while ${gesture}`);
      return stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? stamp));
    },
    { gesture, count: FRAMES },
  );
}

function at(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

void main();
