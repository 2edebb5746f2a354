import { describe, expect, it } from 'vitest';
import { jsonText } from '../../interchange/report/json-text.js';
import { terminalText } from '../../interchange/report/lines.js';
import { escapeAttribute, escapeMarkup } from '../../interchange/report/markup.js';
import { COLOURED } from '../../interchange/report/paint.js';
import { visible, visibleLine } from '../../interchange/text/visible.js';

/** Every character that a terminal may obey: C0, DEL, C1, and the directional ones. */
const OBEYED = [
  ...Array.from({ length: 0xa0 }, (_, code) => code).filter((code) => code < 0x20 || code >= 0x7f),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map((code) => String.fromCharCode(code));

describe('text for a terminal', () => {
  it.each(OBEYED.map((character) => [character.charCodeAt(0).toString(16), character]))(
    'shows U+%s and lets nothing be obeyed',
    (_, character) => {
      const line = visibleLine(`a${character}b`);
      expect(line).toMatch(character === '\t' ? /^a\tb$/ : /^a\\(n|r|u[0-9a-f]{4})b$/);
      const told = jsonText({ [character]: character });
      for (const other of OBEYED) expect(told).not.toContain(other);
      expect(JSON.parse(told)).toEqual({ [character]: character });
    },
  );

  it('leaves every other letter as it is', () => {
    const text = 'vpc größe 😀 שלום → ✓ “…”\u00a0\n\tx';
    expect(visible(text)).toBe(text);
  });

  it('keeps line ends where lines are meant', () => {
    expect(visible('a\r\nb\u001b')).toBe('a\r\nb\\u001b');
  });

  it('is no command to the runner of GitHub Actions', () => {
    expect(visibleLine('::error::x')).toBe('\\u003a:error::x');
    expect(visibleLine('   ::stop-commands::x')).toBe('   \\u003a:stop-commands::x');
    expect(visibleLine('x ##[error]')).toBe('x #\\u0023[error]');
    expect(visibleLine('expect 2001:db8::1 can reach ::1')).toBe('expect 2001:db8::1 can reach ::1');
  });
});

describe('the lines of a report', () => {
  it('are as many as were told, coloured by their paint alone', () => {
    expect(terminalText([COLOURED.bad('x\u001b[32m'), 'y\nz', ''])).toBe('\u001b[31mx\\u001b[32m\u001b[39m\ny\\nz\n\n');
  });
});

describe('XML', () => {
  it('holds nothing that a document may not hold, nor what a terminal obeys', () => {
    for (const character of OBEYED.filter((one) => !'\t\n\r'.includes(one))) {
      expect(escapeMarkup(`a${character}b`)).toMatch(/^a(\uFFFD|&#\d+;)b$/);
      expect(escapeAttribute(`a${character}b`)).toMatch(/^a(\uFFFD|&#\d+;)b$/);
    }
    expect(escapeMarkup('\u009b')).toBe('&#155;');
  });
});
