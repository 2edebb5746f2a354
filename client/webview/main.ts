import './styles/page.css';
import './styles/map.css';
import './styles/matrix.css';
import './styles/trace.css';
import { App } from './app.js';
import { editorHost } from './host.js';
import { workerLayouter } from './map/layout.js';

const { uri = '', layoutWorker = '' } = document.body.dataset;
const app = new App(editorHost(), workerLayouter(layoutWorker), uri);
document.body.append(app.element);
app.start();
