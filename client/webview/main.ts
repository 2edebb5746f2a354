import { languageOf, speak } from '../../network/words/index.js';
import './styles/page.css';
import './styles/map.css';
import './styles/matrix.css';
import './styles/trace.css';
import './styles/journey.css';
import './styles/what-if.css';
import { App } from './app.js';
import { editorHost } from './host.js';

const { uri = '', words } = document.body.dataset;
if (words) speak(languageOf(document.documentElement.lang), JSON.parse(words));
const app = new App(editorHost(), uri);
document.body.append(app.element);
app.start();
