import { PREVIEW_PROTOCOL } from '../../../network/wire/index.js';
import type { PictureUpdate, PreviewPicture, PreviewRest } from '../../../server/protocol.js';
import type { HostMessage } from '../../webview/messages.js';
import { KeptPicture } from '../../webview/protocol/kept-picture.js';

/** The last picture of a network, and of which state the page has it: to a page that has the state before, what differs is sent on; to any other the whole. */
export class ShownPicture {
  private readonly kept = new KeptPicture();
  private last: PreviewRest | undefined;
  private page: string | undefined;

  constructor(private readonly post: (message: HostMessage) => void) {}

  /** The newest one, whole. */
  get picture(): PreviewPicture | undefined {
    return this.kept.picture;
  }

  /** What the next picture may be told by. */
  get have(): string | undefined {
    return this.kept.state;
  }

  /** Why it cannot be shown; undefined: it is. */
  update(update: PictureUpdate): string | undefined {
    const refused = this.kept.take(update);
    if (refused !== undefined) return refused;
    this.last = undefined;
    if ('patch' in update && update.base === this.page) {
      this.page = update.state;
      this.post({ type: 'patch', ...update });
    } else this.whole();
    return undefined;
  }

  rest(rest: PreviewRest): void {
    this.last = rest;
    this.post({ type: 'rest', rest });
  }

  /** To a page that begins, or that lost something on the way. */
  whole(): void {
    const { picture, state } = this.kept;
    if (!picture || state === undefined) return;
    this.page = state;
    this.post({ type: 'snapshot', snapshot: { ...picture, ...this.last }, protocol: PREVIEW_PROTOCOL, state });
  }

  /** The page is gone. */
  forgotten(): void {
    this.page = undefined;
  }
}
