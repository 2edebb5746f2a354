import { languageOf, speak } from '../../network/words/index.js';
import './styles/index.js';
import { App } from './app.js';
import { editorHost } from './host.js';
import { showReport } from './report/show-report.js';

// In a page that an editor exported it shows what was recorded there.
if (document.getElementById('recorded')) showReport();
else showPreview();

function showPreview(): void {
  const { uri = '', words } = document.body.dataset;
  if (words) speak(languageOf(document.documentElement.lang), JSON.parse(words));
  const app = new App(editorHost(), uri);
  document.body.append(app.element);
  app.start();
}
