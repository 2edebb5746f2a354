import { say } from '../../network/words/index.js';
import { readPageParts } from '../../server/files/page-parts.js';
import type { RecordedPage } from '../../server/protocol.js';
import { pageHtml } from '../../server/recorded/page-html.js';
import { recordPage } from '../../server/recorded/record-page.js';
import type { NetworkTexts } from '../../server/recorded/relative-texts.js';
import type { Terminal } from '../terminal.js';
import { Progress } from './progress.js';

export interface PageLook extends Pick<RecordedPage, 'tab' | 'grouping'> {
  readonly title: string;
}

/** The preview of these texts as a page of its own. The same texts give the same page, whoever read them. */
export async function pageText(
  texts: NetworkTexts,
  { title, tab, grouping }: PageLook,
  terminal: Terminal,
): Promise<string> {
  const progress = new Progress(terminal);
  const page = await recordPage(texts, tab, async (doing) => progress.step(doing));
  progress.phase(say`writing the page`);
  const parts = readPageParts(terminal.webview);
  const text = await pageHtml(title, parts, grouping ? { ...page, grouping } : page);
  progress.done();
  return text;
}
