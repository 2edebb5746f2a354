import type { TokenTypeDictionary } from 'chevrotain';
import type { Lexer, LexerResult } from 'langium';
import { tokenTypes, type VpcTokenTypes } from './token-types.js';
import { type Tokens, tokenize } from './tokenizer.js';

/** Gives the parser its tokens. Comments are no part of the syntax tree: who needs them asks for `tokensAndComments`. */
export class VpcLexer implements Lexer {
  private readonly types: VpcTokenTypes = tokenTypes();

  get definition(): TokenTypeDictionary {
    return this.types.definition;
  }

  tokenize(text: string): LexerResult {
    const { tokens, errors } = this.tokensAndComments(text);
    return { tokens, hidden: [], errors };
  }

  tokensAndComments(text: string): Tokens {
    return tokenize(text, this.types);
  }
}
