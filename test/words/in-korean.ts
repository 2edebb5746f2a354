import { speak } from '../../network/words/index.js';
import { catalogueOf } from '../../scripts/words/catalogues.mjs';

/** What is said while this runs is said in Korean. */
export async function inKorean<T>(run: () => T | Promise<T>): Promise<T> {
  speak('ko', catalogueOf('ko'));
  try {
    return await run();
  } finally {
    speak('en');
  }
}
