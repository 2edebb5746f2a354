import { s } from '../ui/dom.js';

/** What the lines of a drawing refer to as `#arrow`. */
export function arrowHead(): SVGDefsElement {
  const marker = s(
    'marker',
    { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    s('path', { d: 'M0 0.5L8 4L0 7.5z', class: 'arrow' }),
  );
  return s('defs', {}, marker);
}
