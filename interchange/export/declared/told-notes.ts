import { say } from '../../../network/words/index.js';
import type { ExportNote } from './declared.js';

/** What is left out or said otherwise, for a comment in what is written: whoever gets that has not seen what was told beside it. Where files lie on the disk it does not say. */
export function toldNotes(notes: readonly ExportNote[]): string[] {
  if (notes.length === 0) return [];
  const lines = notes.map(({ origin: { file, range }, message }) => {
    const name = decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
    return `${name}:${range.start.line}: ${message.replace(/\s+/g, ' ')}`;
  });
  return [say`What the file says and this does not, or not in the same way, and what AWS would refuse:`, ...lines];
}
