import * as vscode from 'vscode';
import type { CompareParams, CompareResult } from '../../../server/protocol.js';
import type { LanguageServer } from '../language-server/language-server.js';
import type { TellPercent } from '../questions/patiently.js';

export type Compared = Exclude<CompareResult, { readonly need: unknown }>;

/** What differs from a state whose texts somebody else knows. The server says of which files it needs the text of then: which those are, the text of then tells. */
export async function compareTexts(
  server: Pick<LanguageServer, 'compare'>,
  uri: vscode.Uri,
  textThen: (uri: vscode.Uri) => Promise<string | null>,
  token: vscode.CancellationToken,
  { tell, ...part }: Pick<CompareParams, 'after' | 'looked'> & { readonly tell?: TellPercent } = {},
): Promise<Compared> {
  const texts: Record<string, string | null> = {};
  for (;;) {
    const answer = await server.compare({ textDocument: { uri: uri.toString() }, texts, ...part }, token, tell);
    if (!('need' in answer)) return answer;
    for (const one of answer.need) texts[one] = await textThen(vscode.Uri.parse(one, true));
  }
}
