import type { IToken, TokenTypeDictionary } from 'chevrotain';
import type { GrammarAST, Lexer, LexerResult } from 'langium';
import { tokenize } from './tokenizer.js';
import { tokenTypes, type VpcTokenTypes } from './token-types.js';

export class VpcLexer implements Lexer {
  readonly types: VpcTokenTypes;

  constructor(services: { readonly Grammar: GrammarAST.Grammar }) {
    this.types = tokenTypes(services.Grammar);
  }

  get definition(): TokenTypeDictionary {
    return this.types.definition;
  }

  tokenize(text: string): LexerResult {
    const { tokens, comments, errors } = tokenize(text, this.types);
    return { tokens, hidden: comments as IToken[], errors };
  }
}
