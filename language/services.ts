import './object-group-by.js';
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultServiceRegistry,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
} from 'langium';
import { VpcGeneratedSharedModule, VpcLanguageGeneratedModule } from './generated/module.js';
import type { Tokens } from './lexer/tokenizer.js';
import { VpcLexer } from './lexer/vpc-lexer.js';
import { VpcParserErrorMessages } from './parse/parser-error-messages.js';
import { VpcValueConverter } from './parse/value-converter.js';
import { createVpcParser } from './parse/vpc-parser.js';

/** What the language adds to Langium's own services, with or without an editor. */
const VpcModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    Lexer: () => new VpcLexer(),
    ValueConverter: () => new VpcValueConverter(),
    ParserErrorMessageProvider: () => new VpcParserErrorMessages(),
    LangiumParser: (services) => createVpcParser(services),
  },
};

/** There is one language here, whatever a file is called: a new document in an editor has no ending yet. */
class OneLanguage extends DefaultServiceRegistry {
  override getServices(): LangiumCoreServices {
    return coreServices();
  }
}

const SharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {
  ServiceRegistry: (services) => new OneLanguage(services),
};

let made: LangiumCoreServices | undefined;

/** Services for parsing without an editor: made once, when first needed, since making the parser takes some ten milliseconds. */
export function coreServices(): LangiumCoreServices {
  if (made) return made;
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    VpcGeneratedSharedModule,
    SharedModule,
  );
  made = inject(createDefaultCoreModule({ shared }), VpcLanguageGeneratedModule, VpcModule);
  shared.ServiceRegistry.register(made);
  return made;
}

/** The tokens and comments of a text. The parser is made first, since it numbers the kinds of token. */
export function tokensOf(text: string): Tokens {
  const { parser } = coreServices();
  return parser.LangiumParser && (parser.Lexer as VpcLexer).tokensAndComments(text);
}
