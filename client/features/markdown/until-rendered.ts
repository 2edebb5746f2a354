import type { FenceMaps } from './fence-maps.js';

/** The pages wait a third of a second until they are rendered. */
const RENDERED_MS = 1_000;
const MOST_TIMES = 5;

/**
 * Asks every page to be rendered with what arrived. A page that is about to look whether its text changed drops that, and then finds the text as it was: VS Code 1.139, `MarkdownPreview.refresh`.
 * So it is asked again. Of pages that were closed nobody tells: what is never rendered is one.
 */
export function untilRendered(refresh: () => void, pages: () => Pick<FenceMaps, 'isBehind' | 'closeBehind'>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (times: number): void => {
    clearTimeout(timer);
    refresh();
    timer = setTimeout(() => {
      if (!pages().isBehind) return;
      if (times > 1) ask(times - 1);
      else pages().closeBehind();
    }, RENDERED_MS);
  };
  return (): void => ask(MOST_TIMES);
}
