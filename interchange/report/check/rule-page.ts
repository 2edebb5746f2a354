import { RULE_PAGES } from '../generated/rule-pages.js';

/** What a rule's page says, for readers who do not have the page. */
export interface RulePage {
  /** The first paragraph, without markup. */
  readonly summary: string;
  readonly markdown: string;
  /** The same without markup. */
  readonly text: string;
  /** AWS's page on the matter, which is public; ours lies where the package is installed. */
  readonly awsPage: string | undefined;
}

/** Undefined for a rule without a page: one that only a finding names. */
export function rulePage(id: string): RulePage | undefined {
  const page = Object.hasOwn(RULE_PAGES, id) ? RULE_PAGES[id] : undefined;
  if (page === undefined) return undefined;
  const markdown = `${page}\n\n## Configuration\n\nFor one place, write why on the line before:\n\n\`\`\`text\n// vpclens-ignore ${id}: the reason\n\`\`\`\n`;
  const [summary = ''] = page.split('\n\n', 1);
  return {
    summary: withoutMarkup(summary),
    markdown,
    text: withoutMarkup(markdown),
    awsPage: /\]\((https:[^)]*)\)/.exec(page)?.[1],
  };
}

/** Code stays as it is; of links the words stay, and where they lead behind them. */
function withoutMarkup(markdown: string): string {
  // Every second part is the inside of a fence.
  return markdown
    .split(/^```.*\n([\s\S]*?)\n```$/m)
    .map((part, i) => (i % 2 === 1 ? part : words(part)))
    .join('');
}

function words(prose: string): string {
  return prose
    .replace(/^#+ /gm, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
}
