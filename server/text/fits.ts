/** Whether a name has the letters of what somebody typed, in that order: so editors look for it. */
export function fits(name: string, typed: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of typed.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
