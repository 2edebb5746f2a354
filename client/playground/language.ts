/** Which language the page speaks: the browser's, or the one that somebody chose. */
import { type Catalogue, type Language, languageOf, speak, speech } from '../../network/words/index.js';
import { storage } from './drafts.js';
import { writePage } from './page-words.js';

const KEY = 'vpclens.playground.language';
/** Of the address, where the browser keeps nothing for the page. */
const PARAMETER = 'lang';

declare global {
  interface Window {
    /** What the script of a language brings. */
    vpcLensWords?: Catalogue;
  }
}

/** First of all: what was said before stays as it is. */
export async function speakAsChosen(): Promise<void> {
  const kept = storage('localStorage');
  const asked = new URLSearchParams(location.search).get(PARAMETER);
  const language = languageOf(asked ?? kept?.getItem(KEY) ?? navigator.language);
  const catalogue = language === 'en' ? undefined : await load(language);
  if (catalogue) speak(language, catalogue);
  document.documentElement.lang = speech().language;
  writePage();
  chooseLanguage(document.getElementById('language') as HTMLSelectElement, kept);
}

/** The page’s policy allows no connection, but its own scripts. Undefined: it is not there; the page is English then. */
function load(language: Language): Promise<Catalogue | undefined> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = `words.${language}.js`;
    script.onload = () => resolve(window.vpcLensWords);
    script.onerror = () => resolve(undefined);
    document.head.append(script);
  });
}

/** Everything on the page is said anew by loading it again. The text is kept; one that is not is asked about by the page. */
function chooseLanguage(list: HTMLSelectElement, kept: Storage | undefined): void {
  list.value = speech().language;
  list.addEventListener('change', () => {
    const address = new URL(location.href);
    address.searchParams.delete(PARAMETER);
    if (kept) {
      kept.setItem(KEY, list.value);
      // The text of a link is one of this browser by now, with what became of it.
      address.hash = '';
    } else address.searchParams.set(PARAMETER, list.value);
    history.replaceState(null, '', address);
    location.reload();
  });
}
