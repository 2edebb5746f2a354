import type { Browser, Page } from 'playwright-core';

export function launchBrowser(): Promise<Browser>;
export function newWindow(browser: Browser): Promise<Page>;
