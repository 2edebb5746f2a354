/** The words that the lexer and the checks of names need each time a file is read: told from the grammar once, here, since walking it takes longer than reading a short file. */
import '../language/object-group-by.js';
import { symbols } from '../language/words/keywords.js';
import { assertionWords, reservedNames, trafficWords } from '../language/words/reserved.js';

const list = (name: string, why: string, words: Iterable<string>): string =>
  `/** ${why} */\nexport const ${name}: ReadonlySet<string> = new Set([\n${[...words].map((word) => `  '${word}',\n`).join('')}]);\n`;

export const lexerWords = [
  '// Generated from language/vpc.langium by `npm run generate`.\n',
  list('SYMBOLS', 'Every word and punctuation mark to which the grammar gives a meaning of its own.', symbols()),
  list('RESERVED_NAMES', 'Words that a declaration may spell but no reference can mean.', reservedNames()),
  list('ASSERTION_WORDS', 'The words without which there is no assertion.', assertionWords()),
  list('TRAFFIC_WORDS', 'What starts a traffic term of its own.', trafficWords()),
].join('\n');
