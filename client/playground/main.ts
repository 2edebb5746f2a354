/** The page in the language of who reads it, and then all the rest of it. */
import { speakAsChosen } from './language.js';

void speakAsChosen().then(() => import('./playground.js'));
