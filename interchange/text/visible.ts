/**
 * Characters that a terminal obeys instead of showing: C0 and C1 controls (ECMA-48), and what turns the direction of text around, so that a line reads otherwise than it is written
 * (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters). Tabs and line ends are text here.
 */
const COMMANDS = /(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text that comes from files, names and tags, as text: `\u001b` in place of the character that a terminal would obey. JSON reads these as the characters again. */
export function visible(text: string): string {
  return text.replace(COMMANDS, unicodeEscape);
}

/**
 * The same for what must stay in its line. In the log of GitHub Actions a line that begins with `::`, or holds `##[`, is a command to the runner:
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function visibleLine(text: string): string {
  return visible(text)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/^(\s*):(?=:)/, (_, margin: string) => `${margin}\\u003a`)
    .replaceAll('##[', '#\\u0023[');
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
