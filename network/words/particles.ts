/** A Korean particle hangs on the sound before it: catalogues write both forms, as in `{0}을(를)`, and here the one that fits is taken. */

/** With a consonant before it, with a vowel before it. */
const FORMS: Readonly<Record<string, readonly [string, string]>> = {
  '을(를)': ['을', '를'],
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)라': ['이라', '라'],
  '(이)며': ['이며', '며'],
  '(이)고': ['이고', '고'],
  '(이)나': ['이나', '나'],
};

/** What is written between a word and its particle. */
const CLOSED_BY = '[`"\'”’\\])*]*';
const PARTICLE = new RegExp(
  `([\\p{L}\\p{N}])(${CLOSED_BY})(을\\(를\\)|은\\(는\\)|이\\(가\\)|과\\(와\\)|\\(으\\)로|\\(이\\)[라며고나])`,
  'gu',
);

/** `shop을(를)` stays as it is: how such a name is read aloud, only its owner knows. Syllables and digits can be told. */
export function withParticles(text: string): string {
  return text.replace(PARTICLE, (whole, last: string, closing: string, both: string) => {
    const end = endOf(last);
    const forms = FORMS[both];
    if (end === undefined || !forms) return whole;
    // After ㄹ it is 로, as after a vowel.
    const open = end === 'open' || (end === 'rieul' && both === '(으)로');
    return `${last}${closing}${forms[open ? 1 : 0]}`;
  });
}

type End = 'open' | 'closed' | 'rieul';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const DIGITS: readonly End[] = [
  'closed',
  'rieul',
  'open',
  'closed',
  'open',
  'open',
  'closed',
  'rieul',
  'rieul',
  'open',
];

function endOf(letter: string): End | undefined {
  const code = letter.codePointAt(0) as number;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
    const final = (code - FIRST_SYLLABLE) % FINALS;
    return final === 0 ? 'open' : final === RIEUL ? 'rieul' : 'closed';
  }
  return DIGITS['0123456789'.indexOf(letter)];
}
