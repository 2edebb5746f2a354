import { say } from '../../../network/words/index.js';
import { h } from '../ui/dom.js';

export type PictureFormat = 'svg' | 'png';

const FORMATS: readonly PictureFormat[] = ['svg', 'png'];

/** Below the map, beside those that zoom. */
export function saveButtons(save: (format: PictureFormat) => void): HTMLElement {
  return h(
    'div',
    { class: 'save-picture', role: 'group', 'aria-label': say`Save the map` },
    ...FORMATS.map((format) => {
      const name = format.toUpperCase();
      const button = h('button', { type: 'button', title: say`Save the map as ${name}` }, name);
      button.addEventListener('click', () => save(format));
      return button;
    }),
  );
}
