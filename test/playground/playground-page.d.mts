import type { BrowserContextOptions, Page } from 'playwright-core';

export interface Person {
  readonly open: (fragment?: string) => Promise<Page>;
  readonly errors: readonly string[];
  readonly asked: readonly string[];
  readonly own: string;
  readonly close: () => Promise<void>;
}

export interface Playground {
  readonly folder: string;
  readonly address: string;
  readonly stop: () => Promise<void>;
  readonly person: (
    options?: BrowserContextOptions & { readonly width?: number; readonly height?: number },
  ) => Promise<Person>;
}

export function startPlayground(): Promise<Playground>;
