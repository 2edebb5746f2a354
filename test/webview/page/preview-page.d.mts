import type { Browser, Page } from 'playwright-core';
import type { HostMessage, PreviewMessage, SavedState } from '../../../client/webview/messages.js';

export interface PreviewPage {
  readonly page: Page;
  /** What the page's script threw. */
  readonly errors: readonly string[];
  /** What it keeps for the next time. */
  readonly kept: () => Promise<SavedState>;
  readonly posted: () => Promise<readonly PreviewMessage[]>;
  readonly send: (message: HostMessage) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openPreview(
  browser: Browser,
  options?: {
    readonly theme?: 'light' | 'dark' | 'contrast';
    readonly width?: number;
    readonly height?: number;
    /** What was kept the last time. */
    readonly state?: Partial<SavedState>;
    /** What the host answers by itself. */
    readonly answer?: (message: PreviewMessage) => Promise<HostMessage | undefined>;
  },
): Promise<PreviewPage>;
