/** Lets waiting messages in before going on. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    // A browser's worker has no setImmediate.
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

export function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? breathe() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
