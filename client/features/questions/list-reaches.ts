import * as vscode from 'vscode';
import { say, termOf } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { patiently } from './patiently.js';
import { type Place, showPair } from './place.js';

/** *What can reach this?* and *What can this reach?*: a list; the one that is chosen is shown in the preview, with its trace. */
export async function listReaches(server: LanguageServer, place: Place, direction: 'to' | 'from'): Promise<void> {
  const title =
    direction === 'to'
      ? say`VPC Lens: looking for what can reach this`
      : say`VPC Lens: looking for what this can reach`;
  const asked = { ...place.params, direction };
  const answer = await patiently(title, (tell, token) => server.reaches(asked, tell, token));
  if (!answer) return;
  if (answer.error !== undefined) {
    void vscode.window.showInformationMessage(`VPC Lens: ${answer.error}`);
    return;
  }
  const { subject, others } = answer;
  const question = direction === 'to' ? say`What can reach ${subject}?` : say`What can ${subject} reach?`;
  if (others.length === 0) {
    void vscode.window.showInformationMessage(say`VPC Lens: ${question} Nothing.`);
    return;
  }
  const items = others.map(({ name, verdict, traffic }) => ({
    label: name,
    description: verdict === 'reachable' ? traffic : `${termOf(verdict)}: ${traffic}`,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `VPC Lens: ${question}`,
    placeHolder: say`Choose one to see its trace`,
    matchOnDescription: true,
  });
  if (chosen)
    await (direction === 'to' ? showPair(place, chosen.label, subject) : showPair(place, subject, chosen.label));
}
