import Mocha from 'mocha';
import { LONGEST_TEST } from '../harness/until.mjs';
import { defineEveryday } from './everyday.test.js';
import { defineExamples } from './examples.test.js';
import { defineExport } from './export.test.js';
import { defineFirstMinutes } from './first-minutes.test.js';
import { defineImport } from './import.test.js';
import { defineLanguage } from './language.test.js';
import { defineLightBulb } from './light-bulb.test.js';
import { defineMarkdown } from './markdown.test.js';
import { definePreview } from './preview.test.js';
import { defineQuestions } from './questions.test.js';
import { defineReading } from './reading.test.js';
import { runAll } from './run-all.js';
import { defineStatus, defineTasks } from './status-and-tasks.test.js';
import { defineTesting } from './testing.test.js';
import { defineWorkspace } from './workspace.test.js';

/** The entry that the editor calls. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: LONGEST_TEST,
    grep: process.env.VPCLENS_TEST_GREP ?? '',
    color: false,
    reporter: Mocha.reporters.Base,
  });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  // Before anything that its walkthrough asks for was done.
  defineFirstMinutes();
  defineLanguage();
  defineLightBulb();
  defineReading();
  defineQuestions();
  definePreview();
  defineExamples();
  defineImport();
  defineExport();
  defineStatus();
  defineTasks();
  defineTesting();
  defineMarkdown();
  defineEveryday();
  defineWorkspace();
  await runAll(mocha);
}
