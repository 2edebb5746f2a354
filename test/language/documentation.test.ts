import { readFileSync } from 'node:fs';
import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../language/index.js';
import { coreServices } from '../../language/services.js';
import { loadClean } from './check-text.js';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```vpc\n([\s\S]*?)```/g)].map((match) => match[1] as string);

describe('the language page', () => {
  it.each(examples.map((text, index) => [index + 1, text] as const))(
    'has examples that can be read and are laid out as they should: %i',
    (_index, text) => {
      loadClean(text);
      expect(formatText(text)).toBe(text);
    },
  );

  it('has every keyword', () => {
    const keywords = AstUtils.streamAllContents(coreServices().Grammar).filter(GrammarAST.isKeyword);
    const words = new Set(page.match(/[a-z][\w-]*/g));
    expect(
      [...new Set(keywords.map((keyword) => keyword.value))].filter((word) => /^[a-z]/.test(word) && !words.has(word)),
    ).toEqual([]);
  });
});
