import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { done } from '../walkthrough/done.js';
import { patiently } from './patiently.js';
import { type Place, showPair } from './place.js';

function described(effect: 'lost' | 'gained' | 'changed', traffic: string): string {
  if (effect === 'lost') return say`would lose ${traffic}`;
  return effect === 'gained' ? say`would get through ${traffic}` : say`would fare differently ${traffic}`;
}

/** *Explain this rule*: what would be otherwise without it, pair by pair. */
export async function explainRule(server: LanguageServer, place: Place): Promise<void> {
  const title = say`VPC Lens: what would be otherwise without this rule`;
  const answer = await patiently(title, (tell, token) => server.explainRule(place.params, tell, token));
  if (!answer) return;
  if (answer.error !== undefined) {
    void vscode.window.showInformationMessage(`VPC Lens: ${answer.error}`);
    return;
  }
  done('explained');
  const { rule, summary, effects } = answer;
  if (effects.length === 0) {
    void vscode.window.showInformationMessage(`VPC Lens: “${rule}”. ${summary}`);
    return;
  }
  const items = effects.map(({ from, to, effect, traffic }) => ({
    label: `${from} → ${to}`,
    description: described(effect, traffic),
    from,
    to,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `VPC Lens: ${rule}`,
    placeHolder: summary,
    matchOnDescription: true,
  });
  if (chosen) await showPair(place, chosen.from, chosen.to);
}
