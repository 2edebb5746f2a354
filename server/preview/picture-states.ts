import { copied, type Json, type Patch, PREVIEW_PROTOCOL, patchOf } from '../../network/wire/index.js';
import type { PictureUpdate, PreviewPicture } from '../protocol.js';

/** Of so many previews the last picture is kept. */
const MOST = 8;
/** Shorter patches are not compared with the whole. */
const SHORT = 65_536;

/** The last picture that was sent of each network, so that the next one can be told by what differs. One that a client names and that is not the last is told whole. */
export class PictureStates {
  /** Another server's states are none of this one's. */
  private readonly session = Math.random().toString(36).slice(2);
  private count = 0;
  private readonly last = new Map<string, { readonly state: string; readonly picture: Json }>();

  update(picture: PreviewPicture, have: string | undefined): PictureUpdate {
    const known = this.last.get(picture.uri);
    const state = `${this.session}-${++this.count}`;
    this.last.delete(picture.uri);
    // The next edit moves the places of what stays: what was sent is kept as it was.
    const now = copied(picture as unknown as Json);
    this.last.set(picture.uri, { state, picture: now });
    for (const uri of [...this.last.keys()].slice(0, -MOST)) this.last.delete(uri);
    const patch = known && known.state === have ? worthIt(known.picture, now) : undefined;
    const update = { protocol: PREVIEW_PROTOCOL, state } as const;
    return known && patch ? { ...update, base: known.state, patch } : { ...update, picture };
  }
}

/** Undefined: the whole is no longer. */
function worthIt(before: Json, now: Json): Patch | undefined {
  const patch = patchOf(before, now);
  const length = JSON.stringify(patch).length;
  return length > SHORT && length > JSON.stringify(now).length ? undefined : patch;
}
