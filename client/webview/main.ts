import './styles/page.css';
import './styles/map.css';
import './styles/matrix.css';
import './styles/trace.css';
import './styles/journey.css';
import { App } from './app.js';
import { editorHost } from './host.js';

const { uri = '' } = document.body.dataset;
const app = new App(editorHost(), uri);
document.body.append(app.element);
app.start();
