import { keyOf } from './keys.js';
import { withParticles } from './particles.js';

/** The translations of one language: by the English text, with its holes numbered (`{0}`), or by the key of that text. */
export type Catalogue = Readonly<Record<string, string>>;

/** Languages that there are catalogues for. English needs none: it stands in the code. */
export const TRANSLATIONS = ['ko'] as const;
export type Language = 'en' | (typeof TRANSLATIONS)[number];

/** What is spoken, as another thread or a page can be told it. */
export interface Speech {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

interface Spoken extends Speech {
  readonly texts: ReadonlyMap<string, string>;
}

const ENGLISH: Spoken = { language: 'en', catalogue: {}, texts: new Map() };
let spoken = ENGLISH;

/** What a language does to a sentence whose holes are filled. */
const FINISH: Readonly<Partial<Record<Language, (text: string) => string>>> = { ko: withParticles };

/** From here on this process, or this page, speaks the language. What was said before stays as it is: so it is set first of all. */
export function speak(language: Language, catalogue: Catalogue | undefined = {}): void {
  spoken = language === 'en' ? ENGLISH : { language, catalogue, texts: new Map(Object.entries(catalogue)) };
}

export const speech = (): Speech => ({ language: spoken.language, catalogue: spoken.catalogue });

/** The text in the language that is spoken; undefined where that is English, or has no such text: then the English one is as good. */
export const translationOf = (english: string): string | undefined =>
  spoken === ENGLISH ? undefined : (spoken.texts.get(english) ?? spoken.texts.get(keyOf(english)));

export function finished(text: string): string {
  return FINISH[spoken.language]?.(text) ?? text;
}

/** The language of a locale (`ko`, `ko-KR`, `ko_KR.UTF-8`) that somebody asks for; English where there is no other. */
export function languageOf(locale: string | undefined): Language {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_.@]/);
  return TRANSLATIONS.find((one) => one === language) ?? 'en';
}
