/** What an editor has open, as `vscode.TextDocument` says it. */
interface OpenText {
  readonly uri: { toString(): string };
  readonly version: number;
  readonly isDirty: boolean;
}

/** Whether the texts are those of these versions, imported ones too. One that was read from disk may be open by now, as long as nobody wrote in it. */
export function areStill(versions: Readonly<Record<string, number | null>>, open: readonly OpenText[]): boolean {
  const now = new Map(open.map((text) => [text.uri.toString(), text]));
  return Object.entries(versions).every(([uri, version]) => {
    const text = now.get(uri);
    return version === null ? text?.isDirty !== true : text?.version === version;
  });
}
