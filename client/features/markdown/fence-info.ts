export interface FenceInfo {
  readonly isMapWanted: boolean;
}

/** What the line says that opens a fence: undefined where it is not one of ours. `vpc no-map` is the code alone. */
export function fenceInfo(info: string): FenceInfo | undefined {
  // As the grammar has it that colours fences in the text: `syntaxes/markdown.tmLanguage.json`.
  const [, rest] = /^\s*vpc(?:([\s:,{?].*))?$/.exec(info) ?? [undefined, undefined];
  if (rest === undefined && !/^\s*vpc$/.test(info)) return undefined;
  return { isMapWanted: !/(?:^|[\s:,{?.])no-map(?:$|[\s,}])/.test(rest ?? '') };
}
