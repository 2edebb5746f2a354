import { type CstNode, GrammarAST, type ValueConverter, type ValueType } from 'langium';

/** Turns the text of a token into a property's value. Addresses and blocks stay text: what is wrong with them is a finding, not a syntax error. */
export class VpcValueConverter implements ValueConverter {
  convert(input: string, node: CstNode): ValueType {
    const feature = node.grammarSource;
    const terminal = GrammarAST.isRuleCall(feature) ? feature.rule.$refText : '';
    if (terminal === 'NUMBER') return Number(input);
    if (terminal === 'STRING') return stringValue(input);
    return input;
  }
}

/** The text between the quotes; `\"` and `\\` stand for the character behind the backslash. */
function stringValue(image: string): string {
  const closed = image.length > 1 && image.endsWith('"') ? image.slice(1, -1) : image.slice(1);
  return closed.replace(/\\(.)/g, '$1');
}

export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;
}
