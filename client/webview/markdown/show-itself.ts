/**
 * The editor writes a page that is shown anew into a frame of its own, `pending-frame`, and puts it in the place of `active-frame` once it is loaded, at the latest after 200 ms.
 * All its frames share one timer for that. A page that was shown before it was loaded, and is loaded while the next one waits, takes the timer away from that: it is never shown, and what is typed never reaches either.
 * VS Code 1.139, `loadTimeout` in `webview/browser/pre/index.html`. So a page that is loaded and still waits does what the editor would have done.
 */
export function showItselfOnceLoaded(page: Window): void {
  // The editor has listened for longer, so it was here before.
  page.addEventListener('load', () => {
    const frame = page.frameElement as HTMLIFrameElement | null;
    if (frame?.id !== 'pending-frame') return;
    const editor = frame.ownerDocument;
    const isFocused = editor.hasFocus();
    editor.getElementById('active-frame')?.remove();
    frame.id = 'active-frame';
    frame.style.visibility = 'visible';
    if (isFocused) page.focus();
  });
}
