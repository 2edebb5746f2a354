/** How the picture of the preview is told: the whole once, then what differs. Types only. docs/preview-protocol.md tells it for people. */
import type { Patch, PREVIEW_PROTOCOL } from '../../network/wire/index.js';
import type { PreviewPicture } from '../protocol.js';

/** Of what the preview, its host and the server say to each other. It grows whenever one that knows the version before would take something wrong. */
export type PreviewProtocol = typeof PREVIEW_PROTOCOL;

/** What a client that tells its `protocol` is sent by `$/progress`. `state` names the picture: a later one may be told by what differs from it. */
export type PictureUpdate =
  | { readonly protocol: PreviewProtocol; readonly state: string; readonly picture: PreviewPicture }
  | { readonly protocol: PreviewProtocol; readonly state: string; readonly base: string; readonly patch: Patch };

export interface PreviewWishes {
  /** Absent: the picture is sent as it is, whole. */
  readonly protocol?: number;
  /** The state that the client has; the answer may be what differs from it. */
  readonly have?: string;
}
