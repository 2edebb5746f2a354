import type { ErrorCode, YAMLError } from 'yaml';
import { say, type Told, told } from '../../network/words/index.js';

/** What is wrong with a text of YAML: its reader speaks English alone. */
export function wrongYaml({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  const closing = /^Missing closing (["'])/.exec(message)?.[1];
  if (closing !== undefined) return say`a text that begins with ${closing} has no ${closing} at its end`;
  const bracket = /end with a ([\]}])$/.exec(message)?.[1];
  if (bracket !== undefined)
    return say`a bracket is open that no ${bracket} closes, or what is in it is not far enough in`;
  return `${WRONG[code]}`;
}

/** https://eemeli.org/yaml/#errors */
const WRONG: Readonly<Record<ErrorCode, Told>> = {
  ALIAS_PROPS: told`an alias (\`*name\`) has an anchor or a tag of its own, which none can have`,
  BAD_ALIAS: told`an anchor (\`&name\`) or an alias (\`*name\`) has no name, or one that ends in a colon`,
  BAD_COLLECTION_TYPE: told`a tag stands before a list or a mapping that it is not for`,
  BAD_DIRECTIVE: told`a line that begins with % is none of YAML’s directives`,
  BAD_DQ_ESCAPE: told`a backslash in double quotes stands before what it cannot stand before; write two for one`,
  BAD_INDENT: told`this is not as far in as what it belongs to: what belongs together begins in one column`,
  BAD_PROP_ORDER: told`an anchor or a tag stands before its indicator; it has to stand behind`,
  BAD_SCALAR_START: told`a text cannot begin with this character; put the text in quotes`,
  BLOCK_AS_IMPLICIT_KEY: told`
    a list or a mapping begins where none can; is it as far in as it should be, or does a text with a colon lack its
    quotes?
  `,
  BLOCK_IN_FLOW: told`in brackets everything is written in brackets: a list with dashes or an indented mapping cannot stand there`,
  DUPLICATE_KEY: told`a mapping has the same key twice`,
  IMPOSSIBLE: told`this is nothing that YAML knows`,
  KEY_OVER_1024_CHARS: told`a key is longer than the 1024 characters that a key may have`,
  MISSING_CHAR: told`a character is missing, such as a colon behind a key, a comma, a dash or a closing bracket`,
  MULTILINE_IMPLICIT_KEY: told`a key goes on over several lines; is a colon missing, or a quote?`,
  MULTIPLE_ANCHORS: told`one value has several anchors (\`&name\`)`,
  MULTIPLE_DOCS: told`there are several documents in this file, and one was expected: \`---\` begins another`,
  MULTIPLE_TAGS: told`
    one value has several tags (\`!Name\`); in a template write the outer one as a key, as in \`Fn::ImportValue: !Sub …\`
  `,
  NON_STRING_KEY: told`a key is no text`,
  RESOURCE_EXHAUSTION: told`this is nested too deeply to be read`,
  TAB_AS_INDENT: told`a tab stands at the beginning of the line; YAML takes spaces alone there`,
  TAG_RESOLVE_FAILED: told`a tag (\`!Name\`) stands before a value that it is not for`,
  UNEXPECTED_TOKEN: told`something stands here that cannot; is a bracket, a comma or a quote missing before it?`,
};
