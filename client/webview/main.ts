import { languageOf, speak } from '../../network/words/index.js';
import './styles/index.js';
import { App } from './app.js';
import { editorHost } from './host.js';

const { uri = '', words } = document.body.dataset;
if (words) speak(languageOf(document.documentElement.lang), JSON.parse(words));
const app = new App(editorHost(), uri);
document.body.append(app.element);
app.start();
