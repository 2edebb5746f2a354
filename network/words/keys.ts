/**
 * What a delivered catalogue knows a text by: the texts themselves stand in the program already, and would be as much again as their translations.
 * http://www.isthe.com/chongo/tech/comp/fnv/ (FNV-1a, of UTF-16 code units)
 */
export function keyOf(english: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < english.length; index++) hash = Math.imul(hash ^ english.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
