/** Colours by spelling alone: which words there are the server knows, and completes. */
import { HighlightStyle, LanguageSupport, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const OPENING =
  /^(?:import|vpc|network|subnet|public|private|isolated|route-table|network-acl|security-group|security-groups|inbound|outbound|allow|deny|expect|test|service|prefix-list|transit-gateway|peering|vpn|direct-connect|attachment|from|to|in|on|can|cannot|only|reach|any|internet|all)\b(?![\w-])/;
const KIND =
  /^(?:instance|database|nat-gateway|internet-gateway|egress-only-gateway|vpn-gateway|(?:network-|application-|classic-)?load-balancer|endpoint|gateway-endpoint|function|nat-instance|client-vpn|host|public-ip|listen|target|targets)\b(?![\w-])/;

interface State {
  inComment: boolean;
}

const vpc = StreamLanguage.define<State>({
  name: 'vpc',
  startState: () => ({ inComment: false }),
  token(stream, state) {
    if (state.inComment || stream.match('/*')) {
      state.inComment = !stream.match(/^.*?\*\//);
      if (state.inComment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^(?:\d[\d./]*|[\da-fA-F]*:[\da-fA-F:.]+)(?:\/\d+)?/)) return 'number';
    if (stream.match('->')) return 'operator';
    if (stream.match(OPENING)) return 'keyword';
    if (stream.match(KIND)) return 'typeName';
    if (stream.match(/^[A-Za-z_][\w-]*/)) return 'variableName';
    stream.next();
    return null;
  },
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['{', '"'] },
    indentOnInput: /^\s*\}$/,
  },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, class: 'word-comment' },
  { tag: tags.string, class: 'word-string' },
  { tag: tags.number, class: 'word-number' },
  { tag: tags.keyword, class: 'word-keyword' },
  { tag: tags.typeName, class: 'word-type' },
  { tag: tags.variableName, class: 'word-name' },
]);

export function vpcLanguage(): LanguageSupport {
  return new LanguageSupport(vpc, [syntaxHighlighting(COLOURS)]);
}
