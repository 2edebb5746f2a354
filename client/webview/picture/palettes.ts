/** The colours of a picture, as the editor's themes of that kind have them for the preview. */
export interface Palette {
  readonly foreground: string;
  readonly background: string;
  readonly quiet: string;
  /** The colour of an edge that has this one in most themes: those of high contrast have one for all. */
  readonly edgeOr: (colour: string) => string;
  readonly edge: string;
  readonly card: string;
  readonly error: string;
  readonly warning: string;
  /** Half a shield that lets nothing through. */
  readonly stopped: string;
  readonly blue: string;
  readonly orange: string;
  readonly green: string;
  readonly purple: string;
  readonly red: string;
  readonly yellow: string;
}

export type PictureTheme = 'light' | 'dark' | 'high-contrast';

export const PALETTES: Readonly<Record<PictureTheme, Palette>> = {
  light: {
    foreground: '#3b3b3b',
    background: '#ffffff',
    quiet: '#3b3b3b',
    edgeOr: (colour) => colour,
    edge: '#e5e5e5',
    card: '#f8f8f8',
    error: '#e51400',
    warning: '#bf8803',
    stopped: '#bf4a45',
    blue: '#1a85ff',
    orange: '#d18616',
    green: '#388a34',
    purple: '#652d90',
    red: '#e51400',
    yellow: '#bf8803',
  },
  dark: {
    foreground: '#cccccc',
    background: '#1f1f1f',
    quiet: '#9d9d9d',
    edgeOr: (colour) => colour,
    edge: '#2b2b2b',
    card: '#202020',
    error: '#f14c4c',
    warning: '#cca700',
    stopped: '#eb7670',
    blue: '#3794ff',
    orange: '#d18616',
    green: '#89d185',
    purple: '#b180d7',
    red: '#f14c4c',
    yellow: '#cca700',
  },
  'high-contrast': {
    foreground: '#ffffff',
    background: '#000000',
    quiet: '#ffffff',
    edgeOr: () => '#6fc3df',
    edge: '#6fc3df',
    card: '#0c141f',
    error: '#f48771',
    warning: '#ffd370',
    stopped: '#f7ab9c',
    blue: '#3794ff',
    orange: '#d18616',
    green: '#89d185',
    purple: '#b180d7',
    red: '#f48771',
    yellow: '#ffd370',
  },
};

/** `part` of 100 of the one colour and the rest of the other: what `color-mix(in srgb, one part%, other)` is in a style sheet. Programs that draw SVG outside of browsers do not know it, nor variables. */
export function mixed(one: string, part: number, other: string): string {
  const [a, b] = [channels(one), channels(other)];
  const hex = a.map((value, index) => Math.round((value * part + (b[index] ?? 0) * (100 - part)) / 100));
  return `#${hex.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
