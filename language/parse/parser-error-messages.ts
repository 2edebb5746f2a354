import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import { expectation, type Misfit } from './expected-words.js';

/** Says what was expected in the reader's words. Chevrotain tells of tokens and paths; who writes networks knows blocks, names and statements. */
export class VpcParserErrorMessages implements IParserErrorMessageProvider {
  onMessage: () => void = () => {};

  buildMismatchTokenMessage(options: {
    expected: TokenType;
    actual: IToken;
    previous: IToken;
    ruleName: string;
  }): string {
    return this.say({ expected: [options.expected.name], rule: options.ruleName, actual: options.actual });
  }

  buildNotAllInputParsedMessage(options: { firstRedundant: IToken; ruleName: string }): string {
    return this.say({ expected: [], rule: 'File', actual: options.firstRedundant });
  }

  buildNoViableAltMessage(options: {
    expectedPathsPerAlt: TokenType[][][];
    actual: IToken[];
    previous: IToken;
    ruleName: string;
  }): string {
    return this.say({
      expected: firsts(options.expectedPathsPerAlt.flat()),
      rule: options.ruleName,
      actual: options.actual[0],
    });
  }

  buildEarlyExitMessage(options: {
    expectedIterationPaths: TokenType[][];
    actual: IToken[];
    previous: IToken;
    ruleName: string;
  }): string {
    return this.say({
      expected: firsts(options.expectedIterationPaths),
      rule: options.ruleName,
      actual: options.actual[0],
    });
  }

  private say(misfit: Misfit): string {
    this.onMessage();
    // Langium marks the names of rules with a zero-width space.
    return expectation({ ...misfit, rule: misfit.rule.replace(/\u200B/g, '') });
  }
}

const firsts = (paths: readonly TokenType[][]): string[] => paths.flatMap((path) => (path[0] ? [path[0].name] : []));
