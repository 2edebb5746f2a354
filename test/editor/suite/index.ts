import Mocha from 'mocha';
import { defineExamples } from './examples.test.js';
import { defineImport } from './import.test.js';
import { defineLanguage } from './language.test.js';
import { definePreview } from './preview.test.js';

/** The entry that the editor calls. Resolves when every test passed; the counts are on a line that the harness reads. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: Mocha.reporters.Base });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  defineLanguage();
  definePreview();
  defineExamples();
  defineImport();
  await new Promise<void>((resolve, reject) => {
    let passed = 0;
    const failures: string[] = [];
    mocha
      .run((failed) => {
        console.log(`SUITE ${passed} passed, ${failed} failed`);
        if (failed > 0) reject(new Error(failures.join('\n')));
        else resolve();
      })
      .on('pass', (test) => {
        passed++;
        console.log(`  ok ${test.fullTitle()} (${test.duration} ms)`);
      })
      .on('fail', (test, error: Error) => {
        failures.push(test.fullTitle());
        console.log(`  FAILED ${test.fullTitle()}\n${error.stack ?? error.message}`);
      });
  });
}
