import { speak } from '../../../network/words/index.js';
import type { PageAnalysis, PageAnalysisName, RecordedPage } from '../../../server/protocol.js';
import { App } from '../app.js';
import { h } from '../ui/dom.js';
import { copyText, download } from './by-hand.js';
import { recordedHost } from './recorded-host.js';
import { SourcePane } from './source-pane.js';

/** The preview as a file: what the editor and its language server say elsewhere stands in the page. */
export function showReport(): void {
  const page: RecordedPage = JSON.parse(document.getElementById('recorded')?.textContent ?? '');
  if (page.words) speak(page.words.language, page.words.catalogue);
  const analysis = (globalThis as unknown as Record<PageAnalysisName, PageAnalysis>).vpcLensAnalysis;
  const source = new SourcePane(page.texts);
  const host = recordedHost(page, analysis, {
    reveal: (origin) => source.show(origin),
    copy: copyText,
    save: download,
  });
  const app = new App(host, page.snapshot.uri);
  document.body.append(h('div', { class: 'report' }, app.element, source.element));
  app.start();
}
