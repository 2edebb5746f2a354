/** Stands between the preview and the page around it, as an editor's webview does. */
import type { PreviewMessage, SavedState } from '../webview/messages.js';

let state: SavedState | undefined;

// The style sheet follows the colours that the page around was given.
document.documentElement.dataset.theme = parent.document.documentElement.dataset.theme ?? 'light';

// And it speaks as that one does.
const { lang } = parent.document.documentElement;
if (lang !== 'en' && parent.vpcLensWords) {
  document.documentElement.lang = lang;
  document.body.dataset.words = JSON.stringify(parent.vpcLensWords);
}

window.acquireVsCodeApi = () => ({
  postMessage: (message: PreviewMessage) => parent.postMessage(message, location.origin),
  getState: () => state,
  setState: (saved) => {
    state = saved;
  },
});
