import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { patiently, type TellPercent } from '../questions/patiently.js';
import { type Place, showPair } from '../questions/place.js';
import { type Compared, compareTexts } from './compare-texts.js';
import { type Repository, repositoryOf } from './git.js';
import { mustBeVersion, textThen } from './text-then.js';
import { type Version, versionsOf } from './versions.js';

/** *Compare with Git version…*: who reaches whom since then, and no longer. `ref` given: nobody is asked. */
export async function compareWithGit(server: LanguageServer, place: Place, ref?: string): Promise<void> {
  const { uri } = place.editor.document;
  const repository = await repositoryOf(uri);
  if (typeof repository === 'string') {
    void vscode.window.showInformationMessage(`VPC Lens: ${repository}`);
    return;
  }
  const version = ref === undefined ? await chooseVersion(repository, uri) : { label: ref, ref };
  if (!version) return;
  const title = say`VPC Lens: comparing with ${version.label}`;
  const answer = await patiently(title, (tell, token) =>
    answerOf(server, repository, { ref: version.ref, uri, tell, token }),
  );
  if (!answer) return;
  if ('error' in answer) {
    void vscode.window.showInformationMessage(`VPC Lens: ${answer.error}`);
    return;
  }
  const { summary, changes } = answer;
  if (changes.length === 0) {
    void vscode.window.showInformationMessage(say`VPC Lens: since ${version.label}: ${summary}`);
    return;
  }
  const items = changes.map(({ from, to, title, traffic }) => ({
    label: `${from} → ${to}`,
    description: `${title}: ${traffic}`,
    from,
    to,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: say`VPC Lens: since ${version.label}`,
    placeHolder: summary,
    matchOnDescription: true,
  });
  if (chosen) await showPair(place, chosen.from, chosen.to);
}

async function chooseVersion(repository: Repository, uri: vscode.Uri): Promise<Version | undefined> {
  return await vscode.window.showQuickPick(versionsOf(repository, uri.fsPath), {
    title: say`VPC Lens: Compare with Git version`,
    placeHolder: say`Which state was there before?`,
    matchOnDescription: true,
  });
}

interface Asked {
  readonly ref: string;
  readonly uri: vscode.Uri;
  readonly tell: TellPercent;
  readonly token: vscode.CancellationToken;
}

async function answerOf(
  server: LanguageServer,
  repository: Repository,
  { ref, uri, tell, token }: Asked,
): Promise<Compared> {
  await mustBeVersion(repository, ref);
  return compareTexts(server, uri, (one) => textThen(repository, ref, one), token, { tell });
}
