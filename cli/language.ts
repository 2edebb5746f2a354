import { type Language, languageOf, speak } from '../network/words/index.js';
import type { Terminal } from './terminal.js';

/** What people read: everything else is for programs, and is the same in every language. */
const FOR_PEOPLE = new Set(['text', 'html', 'markdown']);

/** The locale of the messages by the environment. VPCLENS_LANG is for who wants another language here than elsewhere. https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html */
export const localeOf = ({ VPCLENS_LANG, LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string | undefined =>
  VPCLENS_LANG || LC_ALL || LC_MESSAGES || LANG;

/** From here on a command speaks the language of its terminal, if people read what it tells. `format` undefined: it has none. */
export function speakTo({ locale, words }: Terminal, format: string | undefined): void {
  const language: Language = format === undefined || FOR_PEOPLE.has(format) ? languageOf(locale) : 'en';
  const catalogue = language === 'en' ? undefined : words?.(language);
  speak(catalogue ? language : 'en', catalogue);
}
