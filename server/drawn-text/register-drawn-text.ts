import { type Connection, RequestType } from 'vscode-languageserver';
import { answerAsked, PARAMS } from '../asked.js';
import type { DrawnFilesMethod, DrawnFilesParams, DrawnText, DrawTextMethod, DrawTextParams } from '../protocol.js';
import { letCancel } from '../workspace/let-cancel.js';
import type { Workspace } from '../workspace/workspace.js';
import { drawText } from './draw-text.js';

const DRAW = new RequestType<DrawTextParams, DrawnText, void>('vpclens/drawText' satisfies DrawTextMethod);

/** Answers for texts, and says once when a file changes that one of them imports. `tell` may fail: then the client has gone. */
export function registerDrawnText(
  connection: Connection,
  workspace: Workspace,
  tell: (method: DrawnFilesMethod, params: DrawnFilesParams) => void,
): void {
  const followed = new Set<string>();
  answerAsked(connection, DRAW, PARAMS.drawText, async (params, token) => {
    const follow = (file: string): void => void followed.add(file);
    const drawn = await drawText(workspace, params, follow, () => letCancel(token));
    // One that has just arrived from far away was told to have changed.
    drawn.files.forEach(follow);
    return drawn;
  });
  workspace.onInvalidated = (uri) => {
    const files = uri === undefined ? [...followed] : followed.has(uri) ? [uri] : [];
    for (const file of files) followed.delete(file);
    if (files.length > 0) tell('$/vpclens/drawnFiles', { files });
  };
}
