import type { PreviewMessage, SavedState } from './messages.js';

/** Whoever shows the page. */
export interface Host {
  post(message: PreviewMessage): void;
  /** What comes is looked at first: it may be of another version, or of nobody. */
  onMessage(listener: (message: unknown) => void): void;
  load(): Partial<SavedState>;
  save(state: SavedState): void;
}

interface VsCodeApi {
  postMessage(message: PreviewMessage): void;
  getState(): Partial<SavedState> | undefined;
  setState(state: SavedState): void;
}

declare global {
  /** Given by the editor's webview; a page elsewhere defines it before the script runs. */
  function acquireVsCodeApi(): VsCodeApi;
}

/** The host behind `acquireVsCodeApi`. */
export function editorHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    onMessage: (listener) => window.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data)),
    load: () => api.getState() ?? {},
    save: (state) => api.setState(state),
  };
}
