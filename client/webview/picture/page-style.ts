import type { Palette } from './palettes.js';
import { pictureRules } from './style.js';

const or = (name: string, otherwise: string): string => `var(--vscode-${name}, ${otherwise})`;
const FOREGROUND = or('foreground', '#3b3b3b');

/** What an editor tells its pages of the theme, as the preview's own style sheets take it. */
const VARIABLES: Palette = {
  foreground: FOREGROUND,
  background: or('editor-background', '#ffffff'),
  quiet: or('descriptionForeground', '#717171'),
  edgeOr: (colour) => or('contrastBorder', colour),
  edge: or('contrastBorder', or('panel-border', 'rgba(128, 128, 128, 0.35)')),
  card: or('editorWidget-background', 'transparent'),
  error: or('editorError-foreground', '#e51400'),
  warning: or('editorWarning-foreground', '#bf8803'),
  stopped: mixed(or('errorForeground', '#c72e0f'), 70, FOREGROUND),
  blue: or('charts-blue', '#1a85ff'),
  orange: or('charts-orange', '#d18616'),
  green: or('charts-green', '#388a34'),
  purple: or('charts-purple', '#652d90'),
  red: or('charts-red', '#e51400'),
  yellow: or('charts-yellow', '#bf8803'),
};

function mixed(one: string, part: number, other: string): string {
  return `color-mix(${['in srgb', `${one} ${part}%`, other].join(', ')})`;
}

/** The styles of embedded pictures, in a page that is not ours: nothing in it is styled but what is inside `scope`. */
export function pageStyle(scope: string): string {
  return pictureRules(VARIABLES, mixed)
    .map((rule) => {
      const open = rule.indexOf('{');
      const selectors = rule.slice(0, open).split(',');
      return `${selectors.map((selector) => `${scope} ${selector}`).join(',')}${rule.slice(open)}`;
    })
    .join('\n');
}
