import type { IToken } from 'chevrotain';

interface Open {
  readonly token: IToken;
  readonly indent: number;
}

/**
 * The `{` that is most likely the one without its `}`: the first whose `}` seems to be missing by the indentation, else the innermost that is still open at the end.
 * Undefined where every `{` is closed.
 */
export function unclosedBrace(text: string, tokens: readonly IToken[]): IToken | undefined {
  const open: Open[] = [];
  let culprit: IToken | undefined;
  let line = 0;
  let indent = 0;
  for (const token of tokens) {
    const startsLine = token.startLine !== line;
    if (startsLine) {
      line = token.startLine ?? 0;
      indent = indentOf(text, token.startOffset);
    }
    if (token.image === '{') open.push({ token, indent });
    else if (token.image === '}') {
      const top = open.pop();
      const misplaced = top !== undefined && startsLine && indent < top.indent && open.at(-1)?.indent === indent;
      if (misplaced) {
        culprit ??= top.token;
        open.pop();
      }
    }
  }
  return open.length > 0 || culprit ? (culprit ?? open.at(-1)?.token) : undefined;
}

function indentOf(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return offset - start;
}
