import { speech, told } from '../../../network/words/index.js';

/** What the editor’s own parts say: https://codemirror.net/examples/translate/ */
const PHRASES = [
  told`Completions`,
  told`Control character`,
  told`Diagnostics`,
  told`Find`,
  told`Fold line`,
  told`Folded lines`,
  told`Go to line`,
  told`No diagnostics`,
  told`Replace`,
  told`Selection deleted`,
  told`Unfold line`,
  told`Unfolded lines`,
  told`all`,
  told`by word`,
  told`close`,
  told`current match`,
  told`folded code`,
  told`go`,
  told`match case`,
  told`next`,
  told`on line`,
  told`previous`,
  told`regexp`,
  told`replace`,
  told`replace all`,
  told`replaced $ matches`,
  told`replaced match on line $`,
  told`unfold`,
];

/** By their English. */
export function phrases(): Readonly<Record<string, string>> {
  const all = Object.fromEntries(PHRASES.map((phrase) => [phrase.english, `${phrase}`]));
  // Between two lines: a word in English, a sign elsewhere.
  return speech().language === 'en' ? all : { ...all, to: '~' };
}
