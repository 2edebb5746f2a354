// The editor's own texts are translated by extensions of a marketplace. Here is what the editor keeps of one that translates none of them: with it the editor speaks the language, and so does what an extension says.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `data` is the folder of an editor's server that is not started yet. */
export function speakIn(language, data) {
  const kept = join(data, 'data');
  const vscode = join(kept, `${language}.i18n.json`);
  mkdirSync(kept, { recursive: true });
  writeFileSync(vscode, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `vpc-lens.language-${language}` }, version: '1.0.0' }];
  const pack = { hash: language, extensions, translations: { vscode }, label: language };
  writeFileSync(join(kept, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
