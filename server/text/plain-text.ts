import { Marked } from 'marked';
import markedPlaintify from 'marked-plaintify';

let made: Marked | undefined;

/** Markdown for editors that show it as it is written: words alone, and links with their addresses behind them. */
export function plainText(markdown: string): string {
  made ??= new Marked({ gfm: true }).use(markedPlaintify(), {
    renderer: {
      codespan: ({ text }) => text,
      code: ({ text }) => `${text}\n\n`,
      link: ({ href, text }) => (href === text ? href : `${text} (${href})`),
    },
  });
  return (made.parse(markdown, { async: false }) as string).replace(/\n{3,}/g, '\n\n').trim();
}
