import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Of a subnet's guards the short names stand in the picture; its own name says each of them in full. */
const OFF = { 'label-content-name-mismatch': { enabled: false } };

/** What a checker of accessibility finds on a page as it is shown now: nothing, if all is well. It is given to the page from outside, past any policy. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document, { rules });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, OFF);
}
