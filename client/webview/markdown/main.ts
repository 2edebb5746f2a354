import { showItselfOnceLoaded } from './show-itself.js';

showItselfOnceLoaded(window);
