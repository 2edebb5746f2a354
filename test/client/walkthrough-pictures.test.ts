/** The walkthrough's pictures in a real browser: every word of them can be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-tree.js';
import { launchBrowser, newWindow } from '../editor/harness/browser.mjs';

const FOLDER = join(ROOT, 'client/walkthrough');
const PICTURES = readdirSync(FOLDER).filter((name) => name.endsWith('.svg'));

/** What is cut off or covers another, in the picture's own words. Runs in the page, and sees nothing from around it. */
function unreadable(): string[] {
  const svg = document.querySelector('svg') as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  /** As drawn: the box of a font is higher than its letters. */
  const boxOf = (element: Element): { left: number; right: number; top: number; bottom: number } => {
    const { x, y, width, height } = (element as SVGGraphicsElement).getBBox();
    const inset = element.tagName === 'text' ? height / 6 : 0;
    return { left: x, right: x + width, top: y + inset, bottom: y + height - inset };
  };
  type Box = ReturnType<typeof boxOf>;
  const apart = (a: Box, b: Box): boolean =>
    a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  const within = (a: Box, b: Box, margin: number): boolean =>
    a.left >= b.left + margin && a.right <= b.right - margin && a.top >= b.top && a.bottom <= b.bottom;
  const found: string[] = [];
  const texts = [...svg.querySelectorAll('text')];
  const shapes = [...svg.querySelectorAll(':scope > rect, :scope > circle, :scope > ellipse')];
  for (const [index, text] of texts.entries()) {
    const box = boxOf(text);
    const word = text.textContent ?? '';
    if (!within(box, { left: 0, right: width, top: 0, bottom: height }, 0)) found.push(`${word}: out of the picture`);
    for (const other of texts.slice(index + 1))
      if (!apart(box, boxOf(other))) found.push(`${word}: over ${other.textContent}`);
    for (const shape of shapes)
      if (!apart(box, boxOf(shape)) && !within(box, boxOf(shape), 4))
        found.push(`${word}: over the edge of a ${shape.tagName}`);
    for (const line of svg.querySelectorAll<SVGGeometryElement>(':scope > line, :scope > path')) {
      const length = line.getTotalLength();
      for (let at = 0; at <= length; at++) {
        const { x, y } = line.getPointAtLength(at);
        if (apart(box, { left: x, right: x + 0.01, top: y, bottom: y + 0.01 })) continue;
        found.push(`${word}: crossed by a line`);
        break;
      }
    }
  }
  return found;
}

describe('a picture of the walkthrough', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await newWindow(browser);
  });
  afterAll(() => browser.close());

  it.each(PICTURES)('%s has no word that is cut off, covered or crossed', async (name) => {
    await page.setContent(readFileSync(join(FOLDER, name), 'utf8'));
    expect(await page.evaluate(unreadable)).toEqual([]);
  });
});
