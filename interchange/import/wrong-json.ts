import { say, type Told, told } from '../../network/words/index.js';

/** What stands where no JSON can go on: the engine that reads it tells it in English, in words that are its own, and mostly not where. */
export interface WrongJson {
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

/** With line and column, to stand behind "this is not JSON". `text`: as it was given, whole or in pieces. */
export function wrongJson(text: Iterable<string>, { several = false } = {}): string {
  const wrong = firstWrong(typeof text === 'string' ? [text] : text, several);
  return wrong ? say`line ${wrong.line}, column ${wrong.column}: ${wrong.why}` : say`it cannot be read`;
}

/** Undefined where the text is JSON; `several`: documents may follow each other. */
export function firstWrong(pieces: Iterable<string>, several: boolean): WrongJson | undefined {
  const reader = new Reader(several);
  let [line, column] = [1, 0];
  let isFirst = true;
  for (const piece of pieces)
    for (const letter of piece.split('')) {
      column++;
      const why = isFirst && letter === '\uFEFF' ? undefined : reader.next(letter);
      isFirst = false;
      if (why) return { line, column: Math.max(1, column - reader.back), why: `${why}` };
      if (letter === '\n') [line, column] = [line + 1, 0];
    }
  const why = reader.end();
  return why && { line, column: Math.max(1, column + 1 - reader.back), why: `${why}` };
}

const EMPTY = told`it is empty`;
const CUT = told`it ends in the middle: it may have been cut off`;
const VALUE = told`a value belongs here: a text in double quotes, a number, true, false, null, a list or an object`;
const KEY = told`a key in double quotes belongs here`;
const TRAILING = told`a comma stands before this bracket, and nothing behind the comma`;
const COLON = told`a colon belongs here, between a key and its value`;
const COMMA = told`a comma or a closing bracket belongs here`;
const OTHER = told`this bracket does not close the one that is open`;
const MORE = told`more stands here, behind the end`;
const LINE = told`a text goes on over the end of the line, or holds a character that is written with a backslash`;
const ESCAPE = told`a backslash in a text stands before what it cannot stand before; write two for one`;

const WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const BLANK = /[ \t\r\n]/;

/** What may stand next. */
type Place = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'more' | 'document';

/** One letter at a time: a file of answers does not fit into one text. */
class Reader {
  /** By how many letters before the last one the mistake begins. */
  back = 0;
  readonly #open: string[] = [];
  #place: Place = 'document';
  #hasBegun = false;
  #inText = false;
  /** What may follow within a text: after a backslash, or so many hexadecimal digits. */
  #escape = 0;
  #word = '';

  constructor(private readonly several: boolean) {}

  next(letter: string): Told | undefined {
    this.back = 0;
    if (this.#inText) return this.#withinText(letter);
    if (this.#word !== '' && !/[\s,:[\]{}"]/.test(letter)) {
      this.#word += letter;
      return undefined;
    }
    const wrong = this.#endWord();
    if (wrong) return wrong;
    return BLANK.test(letter) ? undefined : this.#begin(letter);
  }

  end(): Told | undefined {
    this.back = 0;
    if (this.#inText) return CUT;
    const wrong = this.#endWord();
    if (wrong) return wrong;
    if (!this.#hasBegun) return EMPTY;
    return this.#open.length > 0 ? CUT : undefined;
  }

  #withinText(letter: string): Told | undefined {
    if (this.#escape === ANY) {
      this.#escape = letter === 'u' ? 4 : 0;
      return /["\\/bfnrtu]/.test(letter) ? undefined : ESCAPE;
    }
    if (this.#escape > 0) {
      this.#escape--;
      return /[0-9a-fA-F]/.test(letter) ? undefined : ESCAPE;
    }
    if (letter === '\\') this.#escape = ANY;
    else if (letter === '"') this.#inText = false;
    else if (letter < ' ') return LINE;
    return undefined;
  }

  #endWord(): Told | undefined {
    const word = this.#word;
    this.#word = '';
    if (word === '' || WORD.test(word)) return undefined;
    this.back = word.length;
    return VALUE;
  }

  #begin(letter: string): Told | undefined {
    this.#hasBegun = true;
    if (letter === ']' || letter === '}') return this.#close(letter);
    if (letter === ',') return this.#afterComma();
    if (letter === ':') {
      if (this.#place !== 'colon') return this.#place === 'more' ? COMMA : this.#wanted();
      this.#place = 'value';
      return undefined;
    }
    if (this.#place === 'key' || this.#place === 'first key') {
      if (letter !== '"') return KEY;
      this.#inText = true;
      this.#place = 'colon';
      return undefined;
    }
    if (this.#place === 'colon' || (this.#place === 'more' && (this.#open.length > 0 || !this.several)))
      return this.#wanted();
    if (letter === '{' || letter === '[') {
      this.#open.push(letter);
      this.#place = letter === '{' ? 'first key' : 'first value';
      return undefined;
    }
    this.#place = 'more';
    if (letter === '"') this.#inText = true;
    else this.#word = letter;
    return undefined;
  }

  #afterComma(): Told | undefined {
    const open = this.#open.at(-1);
    if (this.#place !== 'more' || open === undefined) return this.#wanted();
    this.#place = open === '{' ? 'key' : 'value';
    return undefined;
  }

  #close(letter: string): Told | undefined {
    const open = this.#open.at(-1);
    if (open === undefined) return this.#wanted();
    if ((open === '{') !== (letter === '}')) return OTHER;
    if (this.#place === 'key' || (this.#place === 'value' && open === '[')) return TRAILING;
    if (this.#place === 'value' || this.#place === 'colon') return this.#wanted();
    this.#open.pop();
    this.#place = 'more';
    return undefined;
  }

  #wanted(): Told {
    if (this.#place === 'colon') return COLON;
    if (this.#place === 'key' || this.#place === 'first key') return KEY;
    if (this.#place !== 'more') return VALUE;
    return this.#open.length > 0 ? COMMA : MORE;
  }
}

/** Of the letters behind a backslash. */
const ANY = -1;
