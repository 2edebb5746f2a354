/** What a file's first comment says, up to the first full stop; empty where it has none. */
export function firstSentence(text: string): string {
  const block = /\/\*+([\s\S]*?)\*\//.exec(text);
  const lines = /^(?:[ \t]*\/\/.*\r?\n?)+/m.exec(text);
  const comment =
    lines && (!block || lines.index < block.index) ? lines[0].replace(/^[ \t]*\/\/+/gm, ' ') : (block?.[1] ?? '');
  const words = comment
    .replace(/^\s*\*/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.*?\.(?=\s|$)/.exec(words)?.[0] ?? words;
}
