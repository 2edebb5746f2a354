import type { Page } from 'playwright-core';

/** What a checker of accessibility finds on a page as it is shown now: nothing, if all is well. */
export function accessibilityProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(problems);
}

/** Runs in the page. */
function problems(): string[] {
  const found: string[] = [];
  const say = (what: string, element: Element): void => {
    found.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  };
  if (!document.documentElement.lang) found.push('the page has no language');
  if (!document.title.trim()) found.push('the page has no title');
  if (document.querySelectorAll('main').length !== 1) found.push('the page has no main part, or several');

  const all = [...document.body.querySelectorAll('*')];
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const byId = new Map<string, Element>();
  for (const element of document.querySelectorAll('[id]')) {
    if (byId.has(element.id)) say('an id that is there twice', element);
    byId.set(element.id, element);
  }

  // https://www.w3.org/TR/wai-aria-1.2/#namefrom
  const nameOf = (element: Element): string => {
    const told = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => byId.get(id)?.textContent ?? '');
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
    const texts = [
      ...told,
      element.getAttribute('aria-label'),
      ...[...(labels ?? [])].map((label) => label.textContent),
      element.textContent,
      element.getAttribute('title'),
    ];
    return texts.join('').trim();
  };
  const named =
    'button, input, select, a[href], [role=tab], [role=treeitem], [role=gridcell], [role=group], [role=tree], [role=grid], [role=img]';
  for (const element of document.querySelectorAll(named))
    if (isShown(element) && !element.closest('[aria-hidden=true]') && !nameOf(element)) say('no name', element);

  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'aria-activedescendant'])
    for (const element of document.querySelectorAll(`[${attribute}]`))
      for (const id of (element.getAttribute(attribute) ?? '').split(' '))
        if (!byId.has(id)) say(`${attribute} leads nowhere`, element);

  const within: Readonly<Record<string, string>> = {
    tab: '[role=tablist]',
    treeitem: '[role=tree]',
    gridcell: '[role=row]',
    rowheader: '[role=row]',
    columnheader: '[role=row]',
    row: '[role=grid], [role=table]',
  };
  for (const [role, owner] of Object.entries(within))
    for (const element of document.querySelectorAll(`[role=${role}]`))
      if (!element.parentElement?.closest(owner)) say(`a ${role} outside of ${owner}`, element);

  for (const hidden of document.querySelectorAll('[aria-hidden=true]'))
    for (const element of [hidden, ...hidden.querySelectorAll('*')])
      if (element instanceof HTMLElement && element.tabIndex >= 0 && isShown(element))
        say('hidden, and has the focus', element);

  // https://www.w3.org/TR/WCAG22/#contrast-minimum
  const channels = (colour: string): number[] | undefined => {
    const numbers = colour.match(/[\d.]+/g)?.map(Number);
    if (!numbers) return undefined;
    const [r = 0, g = 0, b = 0, a = 1] = numbers;
    return colour.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top: number[], below: number[]): number[] => {
    const alpha = top[3] ?? 1;
    return [0, 1, 2].map((i) => (top[i] ?? 0) * alpha + (below[i] ?? 0) * (1 - alpha));
  };
  const luminance = (colour: number[]): number => {
    const [r = 0, g = 0, b = 0] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element: Element): number[] => {
    const layers: number[][] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const layer = channels(getComputedStyle(at).backgroundColor);
      if (layer && (layer[3] ?? 1) > 0) layers.push(layer);
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
  };
  for (const element of all) {
    const text = [...element.childNodes]
      .filter((node) => node.nodeType === 3)
      .map((node) => node.textContent)
      .join('')
      .trim();
    if (!text || !isShown(element) || element.closest('title, desc, style, script, .sr, svg')) continue;
    if (element.matches(':disabled, :disabled *')) continue;
    const background = backgroundOf(element);
    const colour = over(channels(getComputedStyle(element).color) ?? [0, 0, 0], background);
    const [light = 0, dark = 0] = [luminance(colour), luminance(background)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) say(`contrast ${contrast.toFixed(2)} of “${text.slice(0, 30)}”`, element);
  }
  return found;
}
