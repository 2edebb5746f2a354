import type { RecordedPage } from '../protocol.js';

/** What every page has, as it is bundled. */
export interface PageParts {
  /** The preview, with a host that answers from what was recorded. */
  readonly preview: string;
  /** The analysis, for pairs that are asked. */
  readonly analysis: string;
  readonly style: string;
}

/**
 * One file that needs nothing else. Its policy allows the two scripts and the style sheet in it by what they hold, and nothing from anywhere: not even a request.
 * Invariant: no text of the network can become markup or script; it stands in a block of data, in which no `<` is left.
 */
export async function pageHtml(title: string, parts: PageParts, page: RecordedPage): Promise<string> {
  const scripts = [scriptSafe(parts.analysis), scriptSafe(parts.preview)];
  const style = newlines(parts.style);
  if (/<\/style/i.test(style)) throw new Error('the style sheet would end before its end');
  const [analysis, preview, sheet] = await Promise.all([...scripts, style].map(hashOf));
  const policy = [
    `default-src 'none'`,
    `script-src ${analysis} ${preview}`,
    `style-src ${sheet}`,
    // The map is drawn once more to be saved as a PNG.
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${page.words?.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>This page shows a network with a script of its own, which this browser does not run.</noscript>
<script type="application/json" id="recorded">${dataSafe(page)}</script>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
}

function dataSafe(page: RecordedPage): string {
  return JSON.stringify(page).replaceAll('<', '\\u003c');
}

/** Such signs stand in literals alone, where an escape means the same. https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements */
function scriptSafe(script: string): string {
  return newlines(script).replace(/<(?=\/script|script|!--)/gi, '\\x3c');
}

/** As a page's reader makes them, so that the hash fits. */
function newlines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

function escaped(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
