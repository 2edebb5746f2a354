/** Colours: as the system has them, or as somebody chose. */
const KEY = 'vpclens.playground.theme';
const CHOICES = new Set(['light', 'dark', 'contrast']);

export function chooseTheme(list: HTMLSelectElement, kept: Storage | undefined, frame: HTMLIFrameElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const system = (): string => (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light');
  const show = (): void => {
    const theme = CHOICES.has(list.value) ? list.value : system();
    for (const page of [document, frame.contentDocument]) if (page) page.documentElement.dataset.theme = theme;
  };
  list.value = kept?.getItem(KEY) ?? 'auto';
  if (!list.value) list.value = 'auto';
  list.addEventListener('change', () => {
    kept?.setItem(KEY, list.value);
    show();
  });
  for (const query of [dark, contrast]) query.addEventListener('change', show);
  frame.addEventListener('load', show);
  show();
}
