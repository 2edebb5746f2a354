import { URI } from 'vscode-uri';

/** One spelling for one file: editors differ in what they percent-encode (`file:///c%3A/` and `file:///c:/`). */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
