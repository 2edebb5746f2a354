import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { done } from '../walkthrough/done.js';
import { patiently } from './patiently.js';
import { type Place, showPair } from './place.js';

/** *Ask: can A reach B?* Both ends are chosen or typed, then the traffic; the answer is the trace in the preview. */
export async function askPair(server: LanguageServer, place: Place): Promise<void> {
  const { textDocument } = place.params;
  const title = say`VPC Lens: looking for who can be asked about`;
  const answer = await patiently(title, (_, token) => server.ends({ textDocument }, token));
  if (!answer) return;
  const items = answer.ends.map(({ name, kind, addresses }) => ({
    label: name,
    description: [kind, ...addresses].join(' · '),
  }));
  const from = await chooseEnd(items, say`Who asks? Choose, or type an address or a CIDR block`);
  const to = from && (await chooseEnd(items, say`Whom does ${from} ask?`));
  if (!from || !to) return;
  const traffic = await vscode.window.showInputBox({
    title: say`VPC Lens: can ${from} reach ${to}?`,
    prompt: say`On which traffic: tcp 443, ping, https … Empty: everything.`,
  });
  if (traffic === undefined) return;
  await showPair(place, from, to, traffic.trim());
  done('asked');
}

/** One of the list, or what was typed. */
function chooseEnd(items: readonly vscode.QuickPickItem[], placeholder: string): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  pick.title = say`VPC Lens: Ask: can A reach B?`;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.items = items;
  pick.onDidChangeValue((value) => {
    const typed = value.trim();
    // By its whole name or its own: two words for one thing would be ordered by who was faster, the list or the keys.
    const isListed = items.some(({ label }) => label === typed || label.endsWith(`.${typed}`));
    pick.items = typed && !isListed ? [...items, { label: typed, description: say`as typed` }] : items;
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
