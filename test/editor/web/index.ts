import mocha from 'mocha/mocha.js';
import { LONGEST_TEST } from '../harness/until.mjs';
import { defineEveryday } from '../suite/everyday.test.js';
import { defineExamples } from '../suite/examples.test.js';
import { defineExport } from '../suite/export.test.js';
import { defineFirstMinutes } from '../suite/first-minutes.test.js';
import { defineImport } from '../suite/import.test.js';
import { defineLanguage } from '../suite/language.test.js';
import { definePreview } from '../suite/preview.test.js';
import { defineQuestions } from '../suite/questions.test.js';
import { defineReading } from '../suite/reading.test.js';
import { runAll } from '../suite/run-all.js';
import { defineStatus } from '../suite/status-and-tasks.test.js';
import { defineTesting } from '../suite/testing.test.js';
import { defineBrowser } from './browser.test.js';

/** The entry that the editor calls, in the web worker of its extensions. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: LONGEST_TEST, grep: process.env.VPCLENS_TEST_GREP ?? '', reporter: 'base' });
  // Before anything that its walkthrough asks for was done.
  defineFirstMinutes();
  defineLanguage();
  defineReading();
  defineQuestions();
  definePreview();
  defineExamples();
  defineImport();
  defineExport();
  defineStatus();
  defineTesting();
  defineEveryday();
  defineBrowser();
  await runAll(mocha);
}
