import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import { expectation } from './expected-words.js';

const found = (token: IToken | undefined): string => (token?.image ? `found \`${token.image}\`` : 'the file ends here');

/** Says what was expected in the reader's words. Chevrotain tells of tokens and paths; who writes networks knows blocks, names and statements. */
export class VpcParserErrorMessages implements IParserErrorMessageProvider {
  buildMismatchTokenMessage(options: { expected: TokenType; actual: IToken; previous: IToken; ruleName: string }): string {
    return expectation([options.expected], options.ruleName, options.actual, options.previous) ?? `This is not expected here: ${found(options.actual)}.`;
  }

  buildNotAllInputParsedMessage(options: { firstRedundant: IToken; ruleName: string }): string {
    return expectation([], 'File', options.firstRedundant, undefined) ?? `This is not expected here: ${found(options.firstRedundant)}.`;
  }

  buildNoViableAltMessage(options: { expectedPathsPerAlt: TokenType[][][]; actual: IToken[]; previous: IToken; ruleName: string }): string {
    const expected = options.expectedPathsPerAlt.flatMap((paths) => paths.flatMap((path) => path.slice(0, 1)));
    return expectation(expected, options.ruleName, options.actual[0], options.previous) ?? `This is not expected here: ${found(options.actual[0])}.`;
  }

  buildEarlyExitMessage(options: { expectedIterationPaths: TokenType[][]; actual: IToken[]; previous: IToken; ruleName: string }): string {
    const expected = options.expectedIterationPaths.flatMap((path) => path.slice(0, 1));
    return expectation(expected, options.ruleName, options.actual[0], options.previous) ?? `This is not expected here: ${found(options.actual[0])}.`;
  }
}
