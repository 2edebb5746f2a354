import type Mocha from 'mocha';
import { ask, inPreview } from './preview-driver.js';

/** Runs what was defined. Resolves when every test passed; the counts are on a line that the harness reads. */
export async function runAll(mocha: Mocha): Promise<void> {
  let telling = Promise.resolve<unknown>(undefined);
  const tell = (line: string): void => {
    telling = telling.then(() => ask({ action: 'tell', line }));
  };
  // The harness knows by the first line that the suite has begun.
  tell('The suite runs.');
  const failures = await new Promise<readonly string[]>((resolve) => {
    let passed = 0;
    const failures: string[] = [];
    mocha
      .run((failed) => {
        tell(`SUITE ${passed} passed, ${failed} failed`);
        resolve(failures);
      })
      .on('pass', (test) => {
        passed++;
        tell(`  ok ${test.fullTitle()} (${test.duration} ms)`);
      })
      .on('fail', (test, error: Error) => {
        failures.push(test.fullTitle());
        tell(`  FAILED ${test.fullTitle()}\n${error.stack ?? error.message}`);
        telling = telling.then(tellPreview, tellPreview);
      });
  });
  await telling;
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** What a person sees in the preview, beside a failure: enough to know whether it stands still, says why, or shows something else. */
async function tellPreview(): Promise<void> {
  const seen = await inPreview(() => {
    const app = document.querySelector<HTMLElement>('.app');
    const boxes = [...document.querySelectorAll('[data-box]')].map((box) => box.getAttribute('data-box'));
    return `${JSON.stringify(app?.dataset)} ${boxes.join()}\n${document.body.innerText}`;
  }).catch(String);
  await ask({ action: 'tell', line: `  the preview: ${(seen ?? 'there is none').slice(0, 2000)}` });
}
