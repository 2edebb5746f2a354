// The one wait of these tests, on both sides of the bridge. What is waited for is a state that can be looked at, never a time.

/** How long any state may take, in milliseconds: it is reached at once on a machine at rest, and still on one with ten times the load. Nothing waits for longer than it has to. */
export const PATIENCE = 180_000;

/** A test passes several states. This ends one whose editor no longer answers at all. */
export const LONGEST_TEST = 5 * PATIENCE;

/** The same for the whole run. */
export const LONGEST_RUN = 20 * PATIENCE;

const PAUSE = 100;

/**
 * Waits until `look` answers something other than undefined, null or false, and throws nothing; answers that.
 * So a look may hold assertions: the state is there when all of them hold, and the last one that did not is the failure that is told.
 */
export async function until(what, look, patience = PATIENCE) {
  const end = performance.now() + patience;
  let last;
  do {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== null && seen !== false) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (performance.now() < end);
  throw new Error(`waited ${patience / 1000} s in vain for ${what}${last ? `: ${last.message ?? last}` : ''}`);
}
