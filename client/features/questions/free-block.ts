import * as vscode from 'vscode';
import { grouped, say } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import type { Place } from './place.js';

/** *Next free CIDR block*: of each size the first one, written at the cursor. */
export async function insertFreeBlock(server: LanguageServer, { editor, params }: Place): Promise<void> {
  const { place, blocks } = await server.freeBlocks(params);
  if (blocks.length === 0) {
    void vscode.window.showInformationMessage(say`VPC Lens: ${place} has no free block left.`);
    return;
  }
  const items = blocks.map(({ block, addresses }) => ({
    label: block,
    description: say`${grouped(addresses)} addresses`,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: say`VPC Lens: the next free block of ${place}`,
    placeHolder: say`Choose a size; the block is written at the cursor`,
  });
  if (!chosen) return;
  const isWritten = await editor.edit((edit) => edit.replace(editor.selection, chosen.label));
  if (!isWritten)
    void vscode.window.showWarningMessage(
      say`
        VPC Lens: the editor did not let ${chosen.label} be written: the file is read-only, or was changed at the
        same time.
      `,
    );
}
