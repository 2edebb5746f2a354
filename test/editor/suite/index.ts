import Mocha from 'mocha';
import { LONGEST_TEST } from '../harness/until.mjs';
import { defineExamples } from './examples.test.js';
import { defineImport } from './import.test.js';
import { defineLanguage } from './language.test.js';
import { definePreview } from './preview.test.js';
import { ask, inPreview } from './preview-driver.js';
import { defineStatusAndTasks } from './status-and-tasks.test.js';
import { defineTesting } from './testing.test.js';
import { defineWorkspace } from './workspace.test.js';

/** The entry that the editor calls. Resolves when every test passed; the counts are on a line that the harness reads. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: LONGEST_TEST,
    grep: process.env.VPCLENS_TEST_GREP ?? '',
    color: false,
    reporter: Mocha.reporters.Base,
  });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  defineLanguage();
  definePreview();
  defineExamples();
  defineImport();
  defineStatusAndTasks();
  defineTesting();
  defineWorkspace();
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
