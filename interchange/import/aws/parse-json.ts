import { ImportError, type InputFile } from '../types.js';

/** The JSON documents of a file: one, or several after each other, as repeated commands append them. */
export function parseJson(file: InputFile): unknown[] {
  const text = file.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') return [];
  try {
    return [JSON.parse(text)];
  } catch (error) {
    const documents = splitDocuments(text);
    if (documents.length < 2) throw new ImportError(`this is not JSON: ${(error as Error).message}`, file.path);
    return documents.map((document, i) => {
      try {
        return JSON.parse(document);
      } catch (inner) {
        throw new ImportError(`its JSON document ${i + 1} cannot be read: ${(inner as Error).message}`, file.path);
      }
    });
  }
}

/** Splits behind every bracket that closes a top-level object or array. */
function splitDocuments(text: string): string[] {
  const documents: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) {
      documents.push(text.slice(start, i + 1));
      start = i + 1;
    }
  }
  if (text.slice(start).trim() !== '') documents.push(text.slice(start));
  return documents;
}
