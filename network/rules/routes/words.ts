/** `a`, `a and b`, `a, b and 3 more`: names for a message, never more than a few. */
export function listInWords(items: readonly string[], most = 4): string {
  if (items.length > most) return `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function code(text: string): string {
  return `\`${text}\``;
}
