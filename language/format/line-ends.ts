/** A file has the line ends of its first line; what is written into it takes those on. */
function usesCarriageReturns(text: string): boolean {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r';
}

export function inLineEndsOf(text: string, written: string): string {
  return usesCarriageReturns(text) ? written.replace(/\r?\n/g, '\r\n') : written.replace(/\r/g, '');
}
