import { codeHtml, fenceHtml } from './fence-html.js';
import { fenceInfo } from './fence-info.js';
import type { FenceMaps } from './fence-maps.js';

/** Of markdown-it what is used here: it is the editor's own. https://markdown-it.github.io/markdown-it/#Renderer */
export interface MarkdownIt {
  readonly renderer: { readonly rules: Record<string, Render | undefined> };
}
type Render = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  env: RenderEnv | undefined,
  self: { renderToken(tokens: readonly Token[], index: number, options: unknown): string },
) => string;
interface Token {
  readonly info: string;
  readonly content: string;
  readonly attrs: readonly (readonly [string, string])[] | null;
}
/** What VS Code tells of a rendering: one object for all of it. The document is absent where a mere text is rendered. */
interface RenderEnv {
  readonly currentDocument?: { toString(): string };
  /** The preview that is rendered; absent where another extension wants the markup. */
  readonly resourceProvider?: object;
}

export interface FenceOptions {
  readonly maps: Pick<FenceMaps, 'look'>;
  /** Whether maps are wanted in this document. */
  isOn(document: string | undefined): boolean;
}

/** Fences of `vpc` are coloured and draw their map; every other one is left to whoever was there before. */
export function withFences<T extends MarkdownIt>(md: T, { maps, isOn }: FenceOptions): T {
  const { rules } = md.renderer;
  // One document may be shown in several previews, of which one is rendered without the other.
  const numbers = new WeakMap<object, number>();
  let previews = 0;
  const pageOf = (document: string, preview: object | undefined): string => {
    if (!preview) return document;
    const number = numbers.get(preview) ?? ++previews;
    numbers.set(preview, number);
    return `${document}#${number}`;
  };
  const others = rules.fence;
  rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const info = fenceInfo(token?.info ?? '');
    if (!token || !info) return others?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options);
    const { content: text, attrs } = token;
    const document = env?.currentDocument?.toString();
    if (!info.isMapWanted || text.trim() === '' || !isOn(document)) return codeHtml(text, attrs ?? []);
    // Without imports a text means the same wherever it stands.
    const within = document !== undefined && /\bimport\b/.test(text) ? { within: document } : {};
    return fenceHtml(
      text,
      attrs ?? [],
      maps.look(pageOf(document ?? '', env?.resourceProvider), env, { text, ...within }),
    );
  };
  return md;
}
