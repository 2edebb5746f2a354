import { applied, type Json, wrongText } from '../../../network/wire/index.js';
import { say } from '../../../network/words/index.js';
import type { PictureUpdate, PreviewPicture } from '../../../server/protocol.js';
import { PICTURE, picture as shape } from './picture-shape.js';
import { otherVersion } from './version.js';

/** The newest picture that one end of the wire has: a whole, or the last one with what differs. */
export class KeptPicture {
  private kept: { readonly state: string; readonly picture: PreviewPicture } | undefined;

  get picture(): PreviewPicture | undefined {
    return this.kept?.picture;
  }

  get state(): string | undefined {
    return this.kept?.state;
  }

  /** Why the update cannot be taken; undefined: it is. What cannot be taken leaves nothing: the next must be whole. */
  take(update: PictureUpdate): string | undefined {
    const before = this.kept;
    this.kept = undefined;
    const version = otherVersion(update);
    if (version !== undefined) return version;
    const now =
      'picture' in update
        ? pictureOf(update.picture)
        : before?.state === update.base
          ? (applied(before.picture as unknown as Json, update.patch) as unknown as PreviewPicture | undefined)
          : undefined;
    if (now === undefined) return say`the change is one of another picture`;
    const wrong = shape(now);
    if (wrong) return wrongText(wrong);
    this.kept = { state: update.state, picture: now };
    return undefined;
  }

  forget(): void {
    this.kept = undefined;
  }
}

/** Without what a snapshot has besides: that is of one state, and would outlive it. */
function pictureOf(snapshot: PreviewPicture): PreviewPicture {
  const names = new Set(Object.keys(PICTURE));
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => names.has(name))) as unknown as PreviewPicture;
}
