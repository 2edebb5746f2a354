import {
  type AstNode,
  CstNodeBuilder,
  createParser,
  type LangiumCoreServices,
  LangiumParser,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import { deferAnalysis } from './deferred-analysis.js';
import { VpcParserErrorMessages } from './parser-error-messages.js';

/** After so many mistakes a text is no `.vpc` file: reading on would take long and help nobody. */
const MOST_ERRORS = 1000;

/** Langium looks for the place of hidden tokens before every token, in time that grows with the block; there are none (the lexer keeps comments to itself). */
class NoHiddenNodes extends CstNodeBuilder {
  override addHiddenNodes(): void {}
}

/** What Langium keeps to itself. */
interface Held {
  readonly nodeBuilder: CstNodeBuilder;
  readonly wrapper: { input: unknown[] };
}

/** Langium's parser, which stops looking for a way to go on after too many mistakes. */
class VpcParser extends LangiumParser {
  private errors = 0;

  constructor(services: LangiumCoreServices) {
    super(services);
    (this as unknown as { nodeBuilder: CstNodeBuilder }).nodeBuilder = new NoHiddenNodes();
    const { ParserErrorMessageProvider } = services.parser;
    if (ParserErrorMessageProvider instanceof VpcParserErrorMessages)
      ParserErrorMessageProvider.onMessage = () => this.count();
  }

  override parse<T extends AstNode = AstNode>(input: string, options?: ParserOptions): ParseResult<T> {
    this.errors = 0;
    this.recovery.recoveryEnabled = true;
    try {
      return super.parse<T>(input, options);
    } finally {
      this.letGo();
    }
  }

  /** It would keep the trees and tokens of the last text until it reads another. */
  private letGo(): void {
    const { nodeBuilder, wrapper } = this as unknown as Held;
    nodeBuilder.buildRootNode('');
    wrapper.input = [];
  }

  private get recovery(): { recoveryEnabled: boolean } {
    return this.wrapper as unknown as { recoveryEnabled: boolean };
  }

  private count(): void {
    this.errors++;
    if (this.errors > MOST_ERRORS) this.recovery.recoveryEnabled = false;
  }
}

export function createVpcParser(services: LangiumCoreServices): LangiumParser {
  const parser = new VpcParser(services);
  deferAnalysis(parser);
  createParser(services.Grammar, parser, services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
